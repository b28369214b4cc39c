package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.SecurityHandler;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.util.security.Credential;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets to see the console, and what is sent then. This test comes from 127.0.0.1. */
class ConsoleIT {
    private static final String PATH = "/admin/redirects";
    private static final Map<String, TestServer> SERVERS = new HashMap<>();

    @AfterAll
    static void stop() throws Exception {
        for (TestServer server : SERVERS.values()) {
            server.close();
        }
    }

    private static TestServer server(String settings) throws Exception {
        TestServer running = SERVERS.get(settings);
        if (running == null) {
            running = TestServer.start(application("", settings));
            SERVERS.put(settings, running);
        }
        return running;
    }

    private static ServletContextHandler application(String contextPath, String settings) {
        ServletContextHandler application = TestServer.application(
                contextPath,
                "console: " + PATH,
                settings.replace("; ", "\n"),
                "/old        /new         308 id=old",
                "/admin/old  /admin/new   307");
        application.addServlet(new ServletHolder(new Forwarding()), "/forward");
        UserStore users = new UserStore();
        users.addUser("alice", Credential.getCredential("secret"), new String[] {"admin"});
        users.addUser("bob", Credential.getCredential("secret"), new String[] {"editor"});
        HashLoginService logins = new HashLoginService("test");
        logins.setUserStore(users);
        SecurityHandler.PathMapped security = new SecurityHandler.PathMapped();
        security.setLoginService(logins);
        security.setAuthenticator(new BasicAuthenticator());
        application.setSecurityHandler(security);
        return application;
    }

    private static final class Forwarding extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher(PATH).forward(request, response);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # the address at the other end, whatever host is asked
            console-ip: 127.0.0.1                                | -                                             | shown
            console-ip: 127.0.0.0/8 ::1                          | Host: evil.example                            | shown
            console-ip: 10.0.0.0/8                               | -                                             | passed
            console-ip: 10.0.0.0/8                               | Host: localhost                               | passed
            console-ip: 10.0.0.0/8                               | Host: 10.0.0.1                                | passed
            # what a client says of itself
            console-ip: 10.0.0.0/8                               | X-Forwarded-For: 10.0.0.1                     | passed
            console-ip: 10.0.0.0/8                               | Forwarded: for=10.0.0.1                       | passed
            console-ip: 10.0.0.0/8                               | X-Real-IP: 10.0.0.1                           | passed
            # by a proxy beside the server that nobody listed, so that everybody comes from its address
            console-ip: 127.0.0.1                                | X-Forwarded-For: 192.0.2.1                    | passed
            console-ip: 127.0.0.1                                | X-Forwarded-For: 127.0.0.1                    | passed
            console-ip: 127.0.0.1                                | Forwarded: for=192.0.2.1                      | passed
            console-ip: 127.0.0.1                                | X-Forwarded-Proto: https                      | passed
            console-ip: 127.0.0.1                                | X-Real-IP: 192.0.2.1                          | passed
            console-ip: 127.0.0.1                                | Via: 1.1 proxy                                | passed
            # by one that is listed
            console-ip: 10.0.0.0/8; trusted-proxies: 127.0.0.1   | X-Forwarded-For: 10.0.0.1                     | shown
            console-ip: 10.0.0.0/8; trusted-proxies: 127.0.0.1   | Forwarded: for=10.0.0.1                       | shown
            console-ip: 10.0.0.0/8; trusted-proxies: 127.0.0.1   | X-Forwarded-For: 192.0.2.1, 10.0.0.1          | shown
            console-ip: 10.0.0.0/8; trusted-proxies: 127.0.0.1   | X-Forwarded-For: 10.0.0.1, 192.0.2.1          | passed
            console-ip: 10.0.0.0/8; trusted-proxies: 127.0.0.1   | X-Forwarded-For: 10.0.0.1 & Forwarded: for=192.0.2.1 | passed
            console-ip: 10.0.0.0/8; trusted-proxies: 127.0.0.1   | X-Forwarded-For: unknown                      | passed
            console-ip: 10.0.0.0/8; trusted-proxies: 127.0.0.1   | -                                             | passed
            # a proxy does not ask for itself
            console-ip: 127.0.0.1; trusted-proxies: 127.0.0.1    | -                                             | passed
            console-ip: 127.0.0.1; trusted-proxies: 127.0.0.1    | X-Forwarded-For: 127.0.0.1                    | passed
            console-ip: 127.0.0.1; trusted-proxies: 127.0.0.1    | X-Forwarded-Proto: https                      | passed
            # the role
            console-role: admin                                  | -                                             | passed
            console-role: admin                                  | Authorization: alice                          | shown
            console-role: admin                                  | Authorization: bob                            | passed
            console-role: admin                                  | Authorization: mallory                        | passed
            console-role: operator,admin                         | Authorization: alice                          | shown
            console-role: admin                                  | X-Forwarded-For: 192.0.2.1 & Authorization: alice | shown
            # one of both is enough
            console-role: admin; console-ip: 10.0.0.0/8          | Authorization: alice                          | shown
            console-role: operator; console-ip: 127.0.0.1        | -                                             | shown
            console-role: operator; console-ip: 10.0.0.0/8       | Authorization: alice                          | passed
            """)
    void letsIn(String settings, String headers, String outcome) throws Exception {
        String[] sent = headers == null ? new String[0] : headers.split(" & ");
        for (int i = 0; i < sent.length; i++) {
            sent[i] = withPassword(sent[i]);
        }

        RawHttp.Response response = server(settings).get(PATH, sent);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().startsWith("<!DOCTYPE html>") ? "shown" : response.body())
                .isEqualTo(outcome.equals("shown") ? "shown" : "APP GET " + PATH);
        if (outcome.equals("passed")) { // as if there were no console
            assertThat(response.headers("Content-Security-Policy")).isEmpty();
            assertThat(response.headers("Cache-Control")).isEmpty();
            assertThat(response.headers("Vary")).isEmpty();
        }
    }

    private static String withPassword(String header) {
        String name = "Authorization: ";
        return header.startsWith(name)
                ? name + "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (header.substring(name.length()) + ":secret").getBytes(StandardCharsets.UTF_8))
                : header;
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /admin/redirects?x=y",
        "GET,     /admin/redirects?url=%zz&from=-1&method=%00",
        "HEAD,    /admin/redirects",
    })
    void isAt(String method, String target) throws Exception {
        RawHttp.Response response = server("console-ip: 127.0.0.1").exchange(method, target);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,    /admin/redirects",
        "PUT,     /admin/redirects",
        "OPTIONS, /admin/redirects",
        "GET,     /admin/redirects/",
        "GET,     /admin/redirects/x",
        "GET,     /admin/redirects;x=y",
        "GET,     /admin/%72edirects",
        "GET,     /Admin/redirects",
        "GET,     /admin",
        "GET,     /x/admin/redirects",
    })
    void isNotAt(String method, String target) throws Exception {
        RawHttp.Response response = server("console-ip: 127.0.0.1").exchange(method, target, "Content-Length: 0");

        assertThat(response.body()).isEqualTo("APP " + method + " " + target);
    }

    @Test
    void noOtherDispatchShowsIt() throws Exception {
        assertThat(server("console-ip: 127.0.0.1").get("/forward").body()).isEqualTo("APP GET " + PATH);
    }

    @Test
    void sendsTheseHeadersAndNoOthers() throws Exception {
        RawHttp.Response response = server("console-ip: 127.0.0.1").get(PATH);
        RawHttp.Response head = server("console-ip: 127.0.0.1").exchange("HEAD", PATH);

        List<String> headers = headers(response);
        assertThat(headers)
                .satisfies(lines -> assertThat(lines.remove(1))
                        .matches("Content-Security-Policy: default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; "
                                + "script-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self'; frame-ancestors 'none'; "
                                + "base-uri 'none'"))
                .containsExactly(
                        "Cache-Control: no-store",
                        "Cross-Origin-Resource-Policy: same-origin",
                        "Referrer-Policy: no-referrer",
                        "X-Content-Type-Options: nosniff",
                        "Content-Type: text/html;charset=utf-8",
                        "Content-Length: " + response.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(headers(head)).isEqualTo(headers(response));
        assertThat(head.body()).isEmpty();
    }

    private static List<String> headers(RawHttp.Response response) {
        Set<String> ofJetty = Set.of("Server", "Date");
        return new ArrayList<>(response.fields().stream()
                .filter(field -> !ofJetty.contains(field.name()))
                .map(field -> field.name() + ": " + field.value())
                .toList());
    }

    @Test
    void standsInFrontOfRules() throws Exception {
        String settings = "console-role: admin";
        ServletContextHandler application =
                TestServer.application("", "console: " + PATH, settings, "/admin/{*p} /elsewhere/{p} 307");
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get(PATH).header("Location")).isEqualTo("/elsewhere/redirects");
        }
        ServletContextHandler open =
                TestServer.application("", "console: " + PATH, "console-ip: 127.0.0.1", "/admin/{*p} /x/{p} 307");
        try (TestServer server = TestServer.start(open)) {
            assertThat(server.get(PATH).body()).startsWith("<!DOCTYPE html>");
            assertThat(server.get("/admin/other").header("Location")).isEqualTo("/x/other");
        }
    }

    @Test
    void isBelowTheContextPathAndExplainsThere() throws Exception {
        try (TestServer server = TestServer.start(application("/shop", "console-ip: 127.0.0.1"))) {
            RawHttp.Response response = server.get("/shop" + PATH + "?url=/shop/old");

            assertThat(response.body())
                    .contains("action=\"/shop/admin/redirects#explain\"")
                    .contains("=&gt; 308 /shop/new");
        }
    }

    @Test
    void showsHitsOfRequestsAndNoneOfExplanations() throws Exception {
        try (TestServer server = TestServer.start(application("", "console-ip: 127.0.0.1"))) {
            assertThat(hitsOfOld(server)).isEqualTo("0");
            server.get(PATH + "?url=/old");
            assertThat(hitsOfOld(server)).isEqualTo("0");
            server.get("/old");
            server.get("/old");
            assertThat(hitsOfOld(server)).isEqualTo("2");
        }
    }

    private static String hitsOfOld(TestServer server) throws IOException {
        return server.get(PATH + "?filter=/old")
                .body()
                .replaceFirst("(?s).*?<td data-label=\"Rule\">old</td>.*?<td data-label=\"Hits\">(\\d+)</td>.*", "$1");
    }
}
