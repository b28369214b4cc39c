package com.example.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Another machine, in small: says its name and what arrived. It can be stopped and started again, on the same port. As a
 * part of Jetty's server it stops with it.
 */
final class LittleServer extends AbstractLifeCycle {
    private final String name;
    private int port; // 0, until the first start has found one that is free
    private HttpServer http;

    LittleServer(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Where it listens, once it was started. */
    String origin() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    protected void doStart() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        port = http.getAddress().getPort();
        http.createContext("/", this::answer);
        http.start();
    }

    @Override
    protected void doStop() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String arrived = exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + body;
            byte[] answer = ("Server " + name + ": " + arrived.strip() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
            // lets the start page, which is of another origin, read the answer
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
