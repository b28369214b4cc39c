package com.example.starters;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One visitor: keeps cookies, but shows where a redirect leads instead of following it. */
final class Browser {
    static final String NAME = "ann";
    static final String PASSWORD = "secret";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"");

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host"); // to lie about it, as an attacker does
    }

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String origin;

    Browser(int port) {
        this.origin = "http://localhost:" + port;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    /** As a script of the page would, with the token against forgery. */
    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).header("X-CSRF-TOKEN", token()).POST(BodyPublishers.ofString(body)));
    }

    /** Sends the form of Security's own page. */
    HttpResponse<String> login(String password, String... headers) throws IOException, InterruptedException {
        String form = "username=" + NAME + "&password=" + password + "&_csrf="
                + URLEncoder.encode(token(), StandardCharsets.UTF_8);
        return send(request("/login", headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Status and {@code Location}. */
    static String answer(HttpResponse<?> response) {
        return response.statusCode() + " "
                + response.headers().firstValue("Location").orElse("-");
    }

    private String token() throws IOException, InterruptedException {
        Matcher page = CSRF.matcher(get("/login").body());
        if (!page.find()) {
            throw new AssertionError("no token in the page /login");
        }
        return page.group(1);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin).resolve(path));
        request.header("Accept", "text/html,*/*;q=0.8");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
