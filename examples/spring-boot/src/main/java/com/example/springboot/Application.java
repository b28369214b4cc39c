package com.example.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Nothing here is about redirects: the filter configures itself. */
@SpringBootApplication
public class Application {
    /** Starts on port 8080. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
