package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages in a browser that fetch from a server of another origin, and are redirected there by rules: one of the page
 * {@code front}, which the rules list, and one of {@code stranger}, which they do not. Behind the redirect is the same
 * server, or {@code other}; both let {@code front} read their answers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(
        value = "io.github.redirectfilter.servlet.Chromium#isInstalled",
        disabledReason = "PASSED OVER: no Chromium on this machine (apt-get install chromium)")
class CorsBrowserIT {
    private static final Pattern RESULT = Pattern.compile("(?m)(?:^|>)(\\S+ \\S+) -&gt; (.*)$");
    private static final String PAGE = """
            <!DOCTYPE html><pre id="results"></pre><script>
            const api = 'API', json = {'Content-Type': 'application/json'}, body = '{"n":1}';
            const requests = [];
            for (const path of ['/same', '/across', '/open', '/silent', '/cookies', '/closed', '/own', '/home']) {
              requests.push(['GET', path, {}], ['POST', path, {body}], ['JSON', path, {method: 'POST', headers: json, body}],
                ['PUT', path, {body}], ['COOKIES', path, {method: 'PUT', body, credentials: 'include'}]);
            }
            const token = {headers: {Authorization: 'Bearer 1'}};
            requests.push(['DELETE', '/same', {}], ['GET+TOKEN', '/same', token], ['GET+TOKEN', '/open', token],
              ['GET+TOKEN', '/own', token]);
            (async () => {
              for (const [name, path, options] of requests) {
                let outcome;
                try {
                  const response = await fetch((path === '/own' ? '' : api) + path + '/x', {method: name.replace(/\\W.*/, ''), ...options});
                  outcome = response.status + ' ' + await response.text();
                } catch (e) {
                  outcome = e.name;
                }
                document.getElementById('results').textContent += name + ' ' + path + ' -> ' + outcome + '\\n';
              }
            })();
            </script>
            """;

    private TestServer front;
    private TestServer stranger;
    private TestServer other;
    private TestServer api;
    private String frontOrigin;
    private Map<String, String> fromFront;
    private Map<String, String> fromStranger;

    @BeforeAll
    void start() throws Exception {
        other = TestServer.start(application("/nothing -"));
        String there = "http://127.0.0.1:" + other.port();
        front = pages("/own/{*path} " + there + "/v2/{path} 307");
        stranger = pages("/own/{*path} " + there + "/v2/{path} 307");
        frontOrigin = "http://127.0.0.1:" + front.port();
        api = TestServer.start(application(
                "cors: " + frontOrigin,
                "GET,POST,PUT /same/{*path}    /v2/{path}               307",
                "/across/{*path}               " + there + "/v2/{path}    307",
                "/open/{*path}                 " + there + "/all/{path} 307",
                "/silent/{*path}               /v2/{path}               307  cors=none",
                "/cookies/{*path}              /v2/{path}               307  cors=" + frontOrigin + ",credentials",
                "/home/{*path}                 " + frontOrigin + "/all/{path} 307",
                "/closed/{*path}               -                        503  body=none"));
        fromFront = results(front);
        fromStranger = results(stranger);
    }

    @AfterAll
    void stop() throws Exception {
        for (TestServer server : new TestServer[] {front, stranger, other, api}) {
            if (server != null) {
                server.close();
            }
        }
    }

    private Map<String, String> results(TestServer pages) throws Exception {
        Map<String, String> results = new HashMap<>();
        String dom = Chromium.dom(pages.uri("/page?" + api.port()));
        RESULT.matcher(dom).results().forEach(found -> results.put(found.group(1), found.group(2)));
        assertThat(results).as(dom).hasSize(44);
        return results;
    }

    /** Tells what each request came to; {@code FRONT} stands for the origin of that page. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # to the same server: the origin stays, and a preflight goes before the redirect and behind it
            GET /same        | 200 GET /v2/x from FRONT with
            POST /same       | 200 POST /v2/x from FRONT with {"n":1}
            JSON /same       | 200 POST /v2/x from FRONT with {"n":1}
            PUT /same        | 200 PUT /v2/x from FRONT with {"n":1}
            # a method that no rule redirects: the application answers the preflight, with no
            DELETE /same     | TypeError
            # to another server: the origin is null from there on, so that a list of origins does not help
            GET /across      | TypeError
            POST /across     | TypeError
            JSON /across     | TypeError
            PUT /across      | TypeError
            # and only what is open to all can be reached
            GET /open        | 200 GET /all/x from null with
            POST /open       | 200 POST /all/x from null with {"n":1}
            JSON /open       | 200 POST /all/x from null with {"n":1}
            PUT /open        | 200 PUT /all/x from null with {"n":1}
            COOKIES /open    | TypeError
            # without cors
            GET /silent      | TypeError
            POST /silent     | TypeError
            PUT /silent      | TypeError
            # with credentials, where the rule and the application both allow them
            COOKIES /cookies | 200 PUT /v2/x from FRONT with {"n":1}
            PUT /cookies     | 200 PUT /v2/x from FRONT with {"n":1}
            COOKIES /same    | TypeError
            # from the page's own server to another: the origin stays
            GET /own         | 200 GET /v2/x from FRONT with
            PUT /own         | 200 PUT /v2/x from FRONT with {"n":1}
            COOKIES /own     | 200 PUT /v2/x from FRONT with {"n":1}
            # from another server back to that of the page
            GET /home        | 200 GET /all/x from null with
            COOKIES /home    | TypeError
            # a token goes along within an origin only
            GET+TOKEN /same  | 200 GET /v2/x from FRONT with Bearer 1
            GET+TOKEN /open  | 200 GET /all/x from null with
            GET+TOKEN /own   | 200 GET /v2/x from FRONT with
            # an answer that is no redirect
            GET /closed      | 503
            PUT /closed      | 503
            """)
    void aPageThatIsListed(String request, String outcome) {
        assertThat(fromFront.get(request).strip()).isEqualTo(outcome.replace("FRONT", frontOrigin));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /same",
        "POST /same",
        "JSON /same",
        "PUT /same",
        "GET /across",
        "PUT /across",
        "GET /open",
        "PUT /open",
        "COOKIES /cookies",
        "GET /own",
        "PUT /own",
        "GET /closed",
        "PUT /closed"
    })
    void aPageThatIsNotListed(String request) {
        assertThat(fromStranger.get(request)).isEqualTo("TypeError");
    }

    private static TestServer pages(String... rules) throws Exception {
        ServletContextHandler pages = TestServer.application("", rules);
        pages.addServlet(new ServletHolder(new Page()), "/page");
        pages.addServlet(new ServletHolder(new Api(() -> "*")), "/all/*");
        return TestServer.start(pages);
    }

    private ServletContextHandler application(String... rules) {
        ServletContextHandler application = TestServer.application("", rules);
        application.addServlet(new ServletHolder(new Api(() -> frontOrigin)), "/v2/*");
        application.addServlet(new ServletHolder(new Api(() -> "*")), "/all/*");
        return application;
    }

    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().print(PAGE.replace("API", "http://127.0.0.1:" + request.getQueryString()));
        }
    }

    /** An application that lets pages of one origin read what it answers: what was asked, from where, with which body. */
    private static final class Api extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Supplier<String> allowed;

        Api(Supplier<String> allowed) {
            this.allowed = allowed;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("Access-Control-Allow-Origin", allowed.get());
            response.setHeader("Access-Control-Allow-Credentials", "true");
            if (request.getMethod().equals("OPTIONS")) {
                response.setHeader("Access-Control-Allow-Methods", "PUT");
                response.setHeader("Access-Control-Allow-Headers", "content-type, authorization");
                response.setStatus(204);
                return;
            }
            String token = request.getHeader("Authorization");
            String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter()
                    .print(request.getMethod() + " " + request.getRequestURI() + " from " + request.getHeader("Origin")
                            + " with " + (token == null ? body : token));
        }
    }
}
