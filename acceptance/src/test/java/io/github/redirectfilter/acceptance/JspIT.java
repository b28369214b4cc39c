package io.github.redirectfilter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code response.sendRedirect(request.getParameter("next"))} in a JSP. */
class JspIT {
    private static Container.Running server;

    @BeforeAll
    static void start() {
        String folder = Path.of("src/test/webapp").toAbsolutePath().toString();
        server = Container.TOMCAT_10.start(Map.of("guard", "enforce", "folder", folder));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static Connection.Response get(String page, String next) throws Exception {
        return server.get(page + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "/next?a=b,                    /next?a=b",
        "next,                         next",
        "http://app.example.com/next,  /next",
        "/n\u00E4chste,                /n%C3%A4chste",
    })
    void redirects(String next, String location) throws Exception {
        for (String page : new String[] {"/go.jsp", "/forward.jsp"}) {
            Connection.Response response = get(page, next);
            assertThat(response.status()).isEqualTo(302);
            assertThat(response.header("Location")).isEqualTo(location);
            assertThat(response.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"})
    void isRefused(String next) throws Exception {
        for (String page : new String[] {"/go.jsp", "/forward.jsp"}) {
            Connection.Response response = get(page, next);
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.headers("Location")).isEmpty();
            assertThat(response.body()).doesNotContain("before").doesNotContain("after");
        }
    }

    @Test
    void anIncludedPageCantRedirect() throws Exception {
        for (String next : new String[] {"/next", "//evil.example"}) {
            Connection.Response response = get("/include.jsp", next);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers("Location")).isEmpty();
            assertThat(response.body()).contains("before").contains("after").contains("]");
        }
    }
}
