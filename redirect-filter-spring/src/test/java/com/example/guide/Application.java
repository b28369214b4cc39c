package com.example.guide;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What the test of the guide finds; the other classes here stand in the guide, as they are below their package. */
@SpringBootApplication
class Application {}
