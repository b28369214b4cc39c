package com.example.starters;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application on a port of its own, started as its {@code main} starts it, with one user. */
record Running(ConfigurableApplicationContext context) implements AutoCloseable {
    static Running start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server.port=0");
        all.add("--spring.security.user.name=" + Browser.NAME);
        all.add("--spring.security.user.password=" + Browser.PASSWORD);
        return new Running(SpringApplication.run(Application.class, all.toArray(String[]::new)));
    }

    Browser browser() {
        return new Browser(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
