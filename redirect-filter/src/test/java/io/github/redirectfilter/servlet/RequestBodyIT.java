package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The filter leaves the body of a request alone, whatever it decides. */
class RequestBodyIT {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.withRules(
                "/old      /new    307", "/gone     -       410  body=none", "/beta     /new    302  query.beta");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aClientThatExpectsToContinueIsRedirectedBeforeItUploads() throws Exception {
        try (RawHttp connection = server.connect()) {
            connection.request("POST", "/old", "Expect: 100-continue", "Content-Length: " + TEN_MEGABYTES);
            RawHttp.Response response = connection.read("POST");

            assertThat(response.status()).isEqualTo(307);
            assertThat(response.header("Location")).isEqualTo("/new");
            assertThat(connection.closed())
                    .as("the server does not wait for the body")
                    .isTrue();
        }
    }

    @Test
    void aClientThatExpectsToContinueUploadsToTheApplicationOnAPass() throws Exception {
        try (RawHttp connection = server.connect()) {
            connection.request("POST", "/app", "Expect: 100-continue", "Content-Length: 5");
            assertThat(connection.read("POST").status()).isEqualTo(100);
            connection.send("hello");

            assertThat(connection.read("POST").body()).isEqualTo("APP POST /app hello");
        }
    }

    @Test
    void aLargeUploadIsAnsweredBeforeItIsThrough() throws Exception {
        for (String path : new String[] {"/old", "/gone"}) {
            try (RawHttp connection = server.connect()) {
                connection.request("POST", path, "Content-Length: " + TEN_MEGABYTES);
                CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> upload(connection, TEN_MEGABYTES));
                RawHttp.Response response = connection.read("POST");

                assertThat(response.status()).isEqualTo(path.equals("/old") ? 307 : 410);
                assertThat(response.header("Content-Length")).isEqualTo("0");
                upload.join();
            }
        }
    }

    private static void upload(RawHttp connection, int size) {
        byte[] block = new byte[8192];
        Arrays.fill(block, (byte) 'x');
        try {
            for (int sent = 0; sent < size; sent += block.length) {
                connection.send(block);
            }
        } catch (IOException closedByTheServer) {
            // what a server does that has answered and does not want the rest
        }
    }

    @Test
    void a307KeepsMethodAndBodyAllTheWay() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest post = HttpRequest.newBuilder(server.uri("/old"))
                .POST(BodyPublishers.ofString("order=7"))
                .build();
        HttpResponse<String> redirect = client.send(post, BodyHandlers.ofString());
        assertThat(redirect.statusCode()).isEqualTo(307);

        HttpRequest again = HttpRequest.newBuilder(post.uri()
                        .resolve(redirect.headers().firstValue("Location").orElseThrow()))
                .method(post.method(), post.bodyPublisher().orElseThrow())
                .build();
        HttpResponse<String> answer = client.send(again, BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("APP POST /new order=7");
    }

    @Test
    void aFormStaysWithTheApplicationAlthoughARuleAskedForAParameter() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(server.uri("/beta"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("beta=1"))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(form, BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("APP POST /beta beta=1");
    }

    @Test
    void requestsOnOneConnectionAreAnsweredInOrder() throws Exception {
        try (RawHttp connection = server.connect()) {
            connection.send(RawHttp.head("GET", "/old?n=1")
                    + RawHttp.head("GET", "/app")
                    + RawHttp.head("POST", "/old?n=2", "Content-Length: 5")
                    + "hello"
                    + RawHttp.head("GET", "/gone"));

            assertThat(connection.read("GET").header("Location")).isEqualTo("/new?n=1");
            assertThat(connection.read("GET").body()).isEqualTo("APP GET /app");
            assertThat(connection.read("POST").header("Location")).isEqualTo("/new?n=2");
            assertThat(connection.read("GET").status()).isEqualTo(410);
        }
    }

    @Test
    void anUnreadBodyIsNotTakenForTheNextRequest() throws Exception {
        String smuggled = RawHttp.head("GET", "/old?smuggled");
        try (RawHttp connection = server.connect()) {
            connection.send(RawHttp.head("POST", "/old?n=1", "Content-Length: " + smuggled.length())
                    + smuggled
                    + RawHttp.head("GET", "/app"));

            assertThat(connection.read("POST").header("Location")).isEqualTo("/new?n=1");
            assertThat(connection.read("GET").body()).isEqualTo("APP GET /app");
        }
    }
}
