package com.example.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is changed while the application runs. */
class RunningTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final HttpClient FOLLOWING =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = Quickstart.start(0);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aLargerShareOnlyMovesMoreCallers() throws Exception {
        Set<String> before = movedCallers();
        assertTrue(before.size() > 5 && before.size() < 40, before.toString());

        assertTrue(post("/control/values", "name=share.new-checkout&value=50%25")
                .body()
                .contains("share.new-checkout 50% 50%"));
        Set<String> after = movedCallers();
        assertTrue(after.containsAll(before) && after.size() > before.size(), after.toString());

        post("/control/values", "name=share.new-checkout");
        assertEquals(before, movedCallers());
    }

    private Set<String> movedCallers() throws Exception {
        Set<String> moved = new HashSet<>();
        for (int i = 1; i <= 100; i++) {
            String caller = "caller-" + i;
            HttpResponse<String> response = send(request("/checkout/v1/orders").header("X-Caller", caller));
            assertEquals("X-Caller", header(response, "Vary"));
            if (response.statusCode() == 307) {
                assertEquals("/checkout/v2/orders", header(response, "Location"));
                moved.add(caller);
            }
        }
        return moved;
    }

    @Test
    void aMovedOrderArrivesWithItsBody() throws Exception {
        post("/control/values", "name=share.new-checkout&value=100%25");

        HttpRequest order = request("/checkout/v1/orders")
                .header("X-Caller", "alice")
                .POST(BodyPublishers.ofString("item=tea"))
                .build();
        assertEquals(
                "POST /checkout/v2/orders\nitem=tea",
                FOLLOWING.send(order, BodyHandlers.ofString()).body().strip());
    }

    @ParameterizedTest
    @CsvSource({"DE, 302, /welcome/de", "AT, 302, /welcome/de", "US, 200, ''", "XX, 302, /welcome/world"})
    void aCountryByHeader(String country, int status, String location) throws Exception {
        HttpResponse<String> response = send(request("/welcome").header("CF-IPCountry", country));

        assertEquals(status, response.statusCode());
        assertEquals(location, header(response, "Location"));
        assertEquals("CF-IPCountry", header(response, "Vary"));
    }

    @Test
    void maintenanceClosesAllButWhatIsExempt() throws Exception {
        post("/control/values", "name=switch.maintenance&value=on");

        HttpResponse<String> closed = send(request("/shop"));
        assertEquals(503, closed.statusCode());
        assertEquals("120", header(closed, "Retry-After"));
        assertEquals("no-store", header(closed, "Cache-Control"));
        for (String path : new String[] {"/", "/static/script.js", "/control/values", "/health"}) {
            assertEquals(200, send(request(path)).statusCode(), path);
        }

        post("/control/values", "name=switch.maintenance&value=off");
        assertEquals(200, send(request("/shop")).statusCode());
    }

    @Test
    void theSpareServerAnswersWhileTheMainOneIsStopped() throws Exception {
        assertEquals("Server main: POST /pay/7\namount=12", pay().body().strip());

        post("/control/servers", "server=main&do=stop");
        await("health.main auto down");
        assertEquals("Server spare: POST /pay/7\namount=12", pay().body().strip());

        post("/control/servers", "server=spare&do=stop");
        await("health.spare auto down");
        assertEquals(503, pay().statusCode());
        assertEquals("5", header(pay(), "Retry-After"));

        post("/control/servers", "server=main&do=start");
        await("health.main auto up");
        assertEquals("Server main: POST /pay/7\namount=12", pay().body().strip());
    }

    private HttpResponse<String> pay() throws Exception {
        HttpRequest payment =
                request("/pay/7").POST(BodyPublishers.ofString("amount=12")).build();
        return FOLLOWING.send(payment, BodyHandlers.ofString());
    }

    private void await(String state) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        String values;
        do {
            values = send(request("/control/values")).body();
        } while (!values.contains(state) && Instant.now().isBefore(end));
        assertTrue(values.contains(state), values);
    }

    @Test
    void theLittleServersStopWithTheApplication() throws Exception {
        String servers = send(request("/control/servers")).body();
        server.stop();

        for (String line : servers.lines().toList()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(line.split(" ")[2])).build();
            assertThrows(ConnectException.class, () -> CLIENT.send(request, BodyHandlers.ofString()), line);
        }
    }

    @Test
    void whoAsksForThePriceTooOftenIsToldToComeAgain() throws Exception {
        HttpResponse<String> response = send(request("/price"));
        for (int i = 0; i < 50 && response.statusCode() == 200; i++) {
            response = send(request("/price"));
        }

        assertEquals(429, response.statusCode());
        assertTrue(Integer.parseInt(header(response, "Retry-After")) <= 2);
    }

    @Test
    void decisionsAreListed() throws Exception {
        send(request("/old-home"));

        String decisions = send(request("/control/decisions")).body();
        assertEquals("1 GET /old-home -> 308, Location: /, Cache-Control: max-age=3600", decisions.strip());
    }

    @Test
    void nothingIsChangedByGetNorByThePageOfAnotherSite() throws Exception {
        send(request("/control/values?name=switch.maintenance&value=on"));
        HttpResponse<String> refused = send(form("/control/values", "name=switch.maintenance&value=on")
                .header("Origin", "https://elsewhere.example")
                .header("Sec-Fetch-Site", "cross-site"));

        assertEquals(403, refused.statusCode());
        assertFalse(send(request("/control/values")).body().contains("switch.maintenance on"));

        String own = "http://127.0.0.1:" + server.getURI().getPort();
        HttpResponse<String> taken =
                send(form("/control/values", "name=switch.maintenance&value=on").header("Origin", own));
        assertTrue(taken.body().contains("switch.maintenance on"), taken.body());
    }

    @Test
    void theLinesForCurlDoWhatTheySay() throws Exception {
        Pattern field = Pattern.compile("(-d|--data-urlencode) (\\S+?)=(\\S+)");
        int lines = 0;
        for (String line : send(request("/")).body().split("\n")) {
            Matcher control = Pattern.compile("curl (.+) http://127\\.0\\.0\\.1:8080(/control/\\w+)")
                    .matcher(line);
            if (control.find()) {
                String fields = field.matcher(control.group(1))
                        .results()
                        .map(each -> each.group(2) + "="
                                + (each.group(1).equals("-d")
                                        ? each.group(3)
                                        : URLEncoder.encode(each.group(3), StandardCharsets.UTF_8)))
                        .collect(Collectors.joining("&"));
                assertEquals(200, post(control.group(2), fields).statusCode(), line);
                lines++;
            }
        }
        assertEquals(3, lines);
        String values = send(request("/control/values")).body();
        assertTrue(values.contains("share.new-checkout 35%"), values);
        assertTrue(values.contains("switch.maintenance on"), values);
        assertTrue(send(request("/control/servers")).body().contains("main stopped"));
    }

    /** The name of another site may be made to lead to this machine. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 200", "localhost, 200", "elsewhere.example, 403"})
    void answersToItsOwnNamesOnly(String host, int status) throws Exception {
        int port = server.getURI().getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request =
                    "GET /control/decisions HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("HTTP/1.1 " + status, answer.substring(0, 12));
        }
    }

    @ParameterizedTest
    @CsvSource({"name=switch.maintenance&value=perhaps", "name=switch.nothing&value=on", "value=on"})
    void aWrongChangeIsAnError(String change) throws Exception {
        HttpResponse<String> answer = post("/control/values", change);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("expected") || answer.body().contains("unknown"), answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getURI().getPort() + path));
    }

    private HttpRequest.Builder form(String path, String fields) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
    }

    private HttpResponse<String> post(String path, String fields) throws Exception {
        return send(form(path, fields));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
