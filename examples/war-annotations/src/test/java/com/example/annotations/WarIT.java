package com.example.annotations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule, on the WAR as it was built. The context path shows that rules need not know it. */
class WarIT {
    private static final Server SERVER = new Server(new InetSocketAddress("127.0.0.1", 0));

    @BeforeAll
    static void start() throws Exception {
        WebAppContext application = new WebAppContext();
        application.setContextPath("/app");
        application.setBaseResourceAsPath(Path.of(System.getProperty("war.directory")));
        application.setThrowUnavailableOnStartupException(true);
        SERVER.setHandler(application);
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /app/old-home,                       308, /app/,                       max-age=3600",
        "POST, /app/api/v1/orders,                  307, /app/api/v2/orders,          no-store",
        "POST, /app/signup,                         303, /app/thanks.html,            no-store",
        "GET,  /app/search?q=jetty&utm_source=mail, 302, /app/articles?q=jetty,       no-store",
        "GET,  /app/go?url=https://partner.example/x, 302, https://partner.example/x, no-store",
        "GET,  /app/blog/2024/hello,                301, /app/articles/2024/hello,    max-age=3600",
        "GET,  /app/blog,                           301, /app/articles,               max-age=3600",
        "GET,  /app/news?page=2,                    301, /app/articles?page=2,        max-age=3600",
    })
    void redirects(String method, String path, int status, String location, String cacheControl) throws Exception {
        HttpResponse<String> response = send(request(path).method(method, BodyPublishers.noBody()));

        assertEquals(status, response.statusCode());
        assertEquals(location, header(response, "Location"));
        assertEquals(cacheControl, header(response, "Cache-Control"));
    }

    @ParameterizedTest
    @CsvSource({"/app/go?url=https://evil.example", "/app/go?url=//evil.example", "/app/go?url=javascript:alert(1)"})
    void refusesTargetsThatAreNotAllowed(String path) throws Exception {
        HttpResponse<String> response = send(request(path));

        assertEquals(400, response.statusCode());
        assertEquals("", header(response, "Location"));
    }

    @ParameterizedTest
    @CsvSource({"/app/, 200", "/app/health, 200", "/app/articles/2024/hello, 200", "/app/signup, 404"})
    void letsPass(String path, int status) throws Exception {
        assertEquals(status, send(request(path)).statusCode());
    }

    @Test
    void gone() throws Exception {
        HttpResponse<String> response = send(request("/app/discontinued"));

        assertEquals(410, response.statusCode());
        assertTrue(response.body().contains("410"), response.body());
    }

    @Test
    void aFollowedPostKeepsMethodAndBody() throws Exception {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        HttpResponse<String> response = following.send(
                request("/app/api/v1/orders")
                        .POST(BodyPublishers.ofString("item=tea"))
                        .build(),
                BodyHandlers.ofString());

        assertEquals("POST /app/api/v2/orders item=tea", response.body().strip());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + SERVER.getURI().getPort() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
