package io.github.redirectfilter.servlet;

import static io.github.redirectfilter.servlet.ServedApart.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Redirects;
import java.io.IOException;
import java.time.InstantSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.SecurityHandler;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.FormAuthenticator;
import org.eclipse.jetty.util.security.Credential;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is logged in, at a container that knows it by a session. */
class PrincipalIT {
    private static TestServer server;
    private static String alice;
    private static String bob;

    @BeforeAll
    static void start() throws Exception {
        UserStore users = new UserStore();
        users.addUser("alice", Credential.getCredential("secret"), new String[] {"admin"});
        users.addUser("bob", Credential.getCredential("secret"), new String[] {"editor"});
        HashLoginService logins = new HashLoginService("test");
        logins.setUserStore(users);
        SecurityHandler.PathMapped security = new SecurityHandler.PathMapped();
        security.setLoginService(logins);
        security.setAuthenticator(new FormAuthenticator("/login", "/login", false));
        ServletContextHandler application = TestServer.application(TestServer.redirects(
                Redirects.builder(),
                "/           -",
                "/start      /members  302  user         cache=\"max-age=60\"",
                "/start      /join     302  not.user     cache=\"max-age=60\"",
                "/mine       /alice    302  user=alice   cache=\"max-age=60\"",
                "/board      /admin    302  role=admin   cache=\"public, max-age=60\"",
                "/desk       /admin         role=admin"));
        application.setSessionHandler(new SessionHandler());
        application.setSecurityHandler(security);
        server = TestServer.start(application);
        alice = logIn("alice");
        bob = logIn("bob");
    }

    private static String logIn(String user) throws IOException {
        RawHttp.Response response = server.post(
                "/j_security_check",
                "j_username=" + user + "&j_password=secret",
                "Content-Type: application/x-www-form-urlencoded");
        return "Cookie: " + response.header("Set-Cookie").split(";")[0];
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            alice  | /start | 302 | /members | private, max-age=60
            bob    | /start | 302 | /members | private, max-age=60
            nobody | /start | 302 | /join    | private, max-age=60
            alice  | /mine  | 302 | /alice   | private, max-age=60
            bob    | /mine  | 200 | none     | private
            nobody | /mine  | 200 | none     | private
            alice  | /board | 302 | /admin   | private, max-age=60
            alice  | /desk  | 307 | /admin   | no-store
            bob    | /desk  | 200 | none     | private
            nobody | /other | 200 | none     | none
            """)
    void aHitAndAMissAreForOneCallerAlone(String who, String target, int status, String location, String cacheControl)
            throws Exception {
        RawHttp.Response response = server.get(target, session(who));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Location")).isEqualTo(location);
        assertThat(response.header("Cache-Control")).isEqualTo(cacheControl);
        assertThat(response.headers("Vary")).isEmpty();
    }

    private static String session(String who) {
        return who.equals("alice") ? alice : who.equals("bob") ? bob : "X: nobody";
    }

    @Test
    void aPostedBodyIsKept() throws Exception {
        assertThat(server.post("/desk", "x=1", alice).body()).isEqualTo("APP POST /admin x=1");
        assertThat(server.post("/desk", "x=1", bob).body()).isEqualTo("APP POST /desk x=1");
    }

    @ParameterizedTest
    @CsvSource({"/start", "/mine", "/board", "/desk"})
    void aCacheServesNoCallerWhatIsAnothers(String target) throws Exception {
        int hits = ServedApart.check(
                server::exchange, InstantSource.system(), target, caller(alice), caller(bob), caller());
        assertThat(hits).isZero();
    }
}
