package com.example.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickstartTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = Quickstart.start(0);
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET,  /old-home,                                    308, /,                         max-age=3600",
                "POST, /old-home,                                    308, /,                         max-age=3600",
                "GET,  /blog/2024/hello,                             301, /articles/hello?year=2024, max-age=3600",
                "GET,  /blog/2024/hello?r=1,                         301, /articles/hello?year=2024&r=1, max-age=3600",
                "GET,  /blog/2024/a%20b,                             301, /articles/a%20b?year=2024, max-age=3600",
                "POST, /api/v1/orders,                               307, /api/v2/orders,            no-store",
                "GET,  /api/v1/orders/7?full,                        307, /api/v2/orders/7?full,     no-store",
                "GET,  /api/v1,                                      307, /api/v2,                   no-store",
                "POST, /newsletter,                                  303, /newsletter/closed,        no-store",
                "GET,  /go?url=https://partner.example/x,            302, https://partner.example/x, no-store",
                "GET,  /go?url=https%3A%2F%2Fpartner.example%2Fx%3Fa, 302, https://partner.example/x?a, no-store",
                "GET,  /go?url=/old-home,                            302, /old-home,                 no-store",
                "GET,  /search?q=jetty&utm_source=mail,              302, /find?lang=en&q=jetty,     no-store",
                "GET,  /search?q=jetty&lang=de,                      302, /find?q=jetty&lang=de,     no-store",
            })
    void redirects(String method, String path, int status, String location, String cacheControl) throws Exception {
        HttpResponse<String> response = send(request(path).method(method, BodyPublishers.noBody()));

        assertEquals(status, response.statusCode());
        assertEquals(location, header(response, "Location"));
        assertEquals(cacheControl, header(response, "Cache-Control"));
        assertEquals("0", header(response, "Content-Length"));
    }

    @Test
    void refusesTargetsThatAreNotAllowed() throws Exception {
        HttpResponse<String> response = send(request("/go?url=https://evil.example"));

        assertEquals(400, response.statusCode());
        assertEquals("", header(response, "Location"));
        assertFalse(response.body().contains("<script"));
    }

    @ParameterizedTest
    @CsvSource({"/health", "/dashboard", "/articles/hello?year=2024", "/find?q=jetty"})
    void letsPass(String path) throws Exception {
        HttpResponse<String> response = send(request(path));

        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains("GET " + path), response.body());
    }

    @Test
    void statusesWithoutALocationShowTheErrorPage() throws Exception {
        HttpResponse<String> gone = send(request("/shop/discontinued"));
        HttpResponse<String> closed = send(request("/reports/2024/may"));

        assertEquals(410, gone.statusCode());
        assertEquals("max-age=300", header(gone, "Cache-Control"));
        assertTrue(gone.body().contains("<h1>Status 410</h1>"), gone.body());
        assertEquals(503, closed.statusCode());
        assertEquals("300", header(closed, "Retry-After"));
        assertEquals("no-store", header(closed, "Cache-Control"));
        assertTrue(closed.body().contains("GET /reports/2024/may"), closed.body());
    }

    @Test
    void aFollowedPostKeepsMethodAndBody() throws Exception {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        HttpResponse<String> response = following.send(
                request("/api/v1/orders")
                        .POST(BodyPublishers.ofString("item=tea"))
                        .build(),
                BodyHandlers.ofString());

        assertEquals(200, response.statusCode());
        assertEquals("POST /api/v2/orders\nitem=tea", response.body().strip());
    }

    @Test
    void theStartPageIsSelfContainedAndItsLinksWork() throws Exception {
        HttpResponse<String> page = send(request("/"));

        assertEquals(200, page.statusCode());
        assertTrue(header(page, "Content-Security-Policy").startsWith("default-src 'none'"));
        List<String> own = new ArrayList<>();
        Matcher links = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"").matcher(page.body());
        while (links.find()) {
            String link = links.group(1).replace("&amp;", "&");
            assertTrue((link.startsWith("/") && !link.startsWith("//")) || link.startsWith("#"), link);
            own.add(link);
        }
        for (String link : own) {
            int status = send(request(link.startsWith("#") ? "/" : link)).statusCode();
            assertTrue(status != 404 || link.equals("/newsletter"), link);
        }
        assertTrue(own.size() > 10, own.toString());
        assertFalse(send(request("/static/script.js")).body().contains("://"), "nothing comes from elsewhere");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getURI().getPort() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
