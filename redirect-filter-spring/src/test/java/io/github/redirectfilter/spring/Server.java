package io.github.redirectfilter.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** An application that listens on a port, and a client that follows nothing. */
record Server(ConfigurableApplicationContext context) implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Starts on Tomcat, which comes first where both are there, or on Jetty. */
    static Server start(boolean jetty, Class<?> application, String yaml) {
        SpringApplication spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        if (jetty) {
            spring.setResourceLoader(new DefaultResourceLoader(new FilteredClassLoader("org.apache.catalina")));
        }
        spring.addInitializers(new Yaml("server.port: 0\n" + yaml));
        return new Server(spring.run());
    }

    String origin() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Accept", "text/html,application/json"));
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(origin() + path))
                        .method(method, BodyPublishers.ofString(body))
                        .headers(all.toArray(String[]::new))
                        .build(),
                BodyHandlers.ofString());
    }

    static String location(HttpResponse<?> response) {
        return response.statusCode() + " "
                + response.headers().firstValue("Location").orElse("-");
    }

    @Override
    public void close() {
        context.close();
    }
}
