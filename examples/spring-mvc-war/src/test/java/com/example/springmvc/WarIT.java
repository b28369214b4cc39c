package com.example.springmvc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The WAR as it was built, over sockets. The context path shows that rules need not know it. */
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
        "GET,  /app/old-home,                         308, /app/",
        "GET,  /app/blog/2024/hello,                  301, /app/articles/hello?year=2024",
        "GET,  /app/news/hello,                       301, /app/articles/hello",
        "POST, /app/api/v1/orders,                    307, /app/api/v2/orders",
        "GET,  /app/go?url=https://partner.example/x, 302, https://partner.example/x",
        "POST, /app/login?next=/articles/hello,       302, /app/articles/hello",
    })
    void redirects(String method, String path, int status, String location) throws Exception {
        HttpResponse<String> response = send(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Location")).contains(location);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /app/go?url=https://evil.example",
        "POST, /app/login?next=https://evil.example",
    })
    void sendsNobodyElsewhere(String method, String path) throws Exception {
        HttpResponse<String> response = send(method, path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /app/,                        200, The start page",
        "GET,  /app/articles/hello?year=24,  200, Article hello of 24",
        "POST, /app/api/v2/orders,           200, Ordered: item=tea",
        "GET,  /app/discontinued,            410, ''",
    })
    void answers(String method, String path, int status, String body) throws Exception {
        HttpResponse<String> response = send(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(body);
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + SERVER.getURI().getPort() + path))
                .method(method, method.equals("POST") ? BodyPublishers.ofString("item=tea") : BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
