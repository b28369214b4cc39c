package com.example.startup;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A web application that does next to nothing, with ten rules in {@code application.yml}. */
@SpringBootApplication
@RestController
public class Application {
    @GetMapping("/")
    String home() {
        return "home";
    }
}
