package io.github.redirectfilter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The form login of Spring Security, which redirects to the page that was asked for before, or to one the request names. */
class SpringSecurityIT {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String LOGIN = "username=ann&password=secret";

    private static Container.Running server;

    @BeforeAll
    static void start() {
        server = Container.TOMCAT_10.start(Map.of("guard", "enforce", "security", "on"), "spring-security-6.5");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static String session(Connection.Response response) {
        return response.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> "Cookie: " + cookie.split(";")[0])
                .findFirst()
                .orElseThrow();
    }

    private static Connection.Response login(String target, String... headers) throws Exception {
        try (Connection connection = server.connect()) {
            String[] all = new String[headers.length + 1];
            all[0] = FORM;
            System.arraycopy(headers, 0, all, 1, headers.length);
            return connection.post(target, LOGIN, all);
        }
    }

    @Test
    void theSavedRequestIsGoneBackTo() throws Exception {
        Connection.Response asked = server.get("/new/secret?id=7");
        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.header("Location")).isEqualTo("/login");

        Connection.Response answer = login("/login", session(asked));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/new/secret?id=7&continue");
        assertThat(server.get("/new/secret?id=7&continue", session(answer)).body())
                .startsWith("GET ");
    }

    /** Spring Security saves the URL with the {@code Host} that the request came with. */
    @Test
    void aSavedRequestWithAForgedHostIsRefused() throws Exception {
        Connection.Response asked = server.get("/new/secret", "Host: evil.example");

        Connection.Response answer = login("/login", session(asked));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers("Location")).isEmpty();
    }

    @Test
    void aPageThatTheRequestNamesIsJudged() throws Exception {
        Connection.Response answer = login("/login?next=/new/page");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/new/page");

        for (String forged : new String[] {"https://evil.example/", "//evil.example", "/%5Cevil.example"}) {
            Connection.Response refused = login("/login?next=" + forged);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.headers("Location")).isEmpty();
        }
    }

    @Test
    void aFailedLoginAndTheLogoutGoOn() throws Exception {
        try (Connection connection = server.connect()) {
            assertThat(connection
                            .post("/login", "username=ann&password=wrong", FORM)
                            .header("Location"))
                    .isEqualTo("/login?error");
        }
        try (Connection connection = server.connect()) {
            assertThat(connection.post("/logout", "", FORM).header("Location")).isEqualTo("/login?logout");
        }
    }
}
