package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassedResponseTest {
    private final HttpServletResponse wire = Responses.recording();

    private HttpServletResponse passed(String cacheControl, String vary, Header... others) {
        return new PassedResponse(wire, new Headers(cacheControl, vary, List.of(others)));
    }

    @Test
    void ourHeadersAreThereBeforeTheApplicationRuns() {
        passed("private", "Cookie", new Header("Set-Cookie", "a=1"));

        assertThat(wire.getHeaders("Vary")).containsExactly("Cookie");
        assertThat(wire.getHeaders("Cache-Control")).containsExactly("private");
        assertThat(wire.getHeaders("Set-Cookie")).containsExactly("a=1");
    }

    @Test
    void whatFiltersInFrontHaveSetStays() {
        wire.setHeader("vary", "Origin");
        wire.setHeader("cache-control", "no-store");
        wire.addHeader("Set-Cookie", "z=1");
        passed("private", "Cookie", new Header("Set-Cookie", "a=1"));

        assertThat(wire.getHeaders("Vary")).containsExactly("Origin, Cookie");
        assertThat(wire.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(wire.getHeaders("Set-Cookie")).containsExactly("z=1", "a=1");
    }

    @Test
    void ourVaryStaysBesideThatOfTheApplication() {
        HttpServletResponse response = passed(null, "Cookie");

        response.setHeader("vary", "Accept-Encoding");
        assertThat(wire.getHeaders("Vary")).containsExactly("Accept-Encoding, Cookie");
        response.addHeader("VARY", "Origin, cookie");
        assertThat(wire.getHeaders("Vary")).containsExactly("Accept-Encoding, Cookie, Origin");
        response.setHeader("Vary", null);
        assertThat(wire.getHeaders("Vary")).containsExactly("Cookie");
        response.setHeader("Vary", "*");
        assertThat(wire.getHeaders("Vary")).containsExactly("*");
    }

    @Test
    void withoutAVaryOfOursThatOfTheApplicationIsNotTouched() {
        HttpServletResponse response = passed("private", null);

        response.setHeader("Vary", "a,b");
        response.addHeader("Vary", "b");

        assertThat(wire.getHeaders("Vary")).containsExactly("a,b", "b");
    }

    @Test
    void ourCacheControlGivesWay() {
        HttpServletResponse set = passed("private", null);
        set.setHeader("cache-control", "public");
        set.addHeader("Cache-Control", "max-age=1");
        assertThat(wire.getHeaders("Cache-Control")).containsExactly("public", "max-age=1");

        wire.reset();
        HttpServletResponse added = passed("private", null);
        added.addHeader("Cache-Control", "public");
        added.addHeader("Cache-Control", "max-age=1");
        assertThat(wire.getHeaders("Cache-Control")).containsExactly("public", "max-age=1");
    }

    @Test
    void aRemovedCacheControlBringsOursBack() {
        HttpServletResponse response = passed("private", null);
        response.setHeader("Cache-Control", "public");
        response.setHeader("Cache-Control", null);

        assertThat(wire.getHeaders("Cache-Control")).containsExactly("private");
    }

    @Test
    void theApplicationDoesNotSeeOurCacheControl() {
        HttpServletResponse response = passed("private", "Cookie");

        assertThat(response.containsHeader("cache-control")).isFalse();
        assertThat(response.getHeader("Cache-Control")).isNull();
        assertThat(response.getHeaders("Cache-Control")).isEmpty();
        assertThat(response.getHeaderNames()).containsExactly("Vary");

        response.setHeader("Cache-Control", "public");
        assertThat(response.containsHeader("Cache-Control")).isTrue();
        assertThat(response.getHeader("cache-control")).isEqualTo("public");
        assertThat(response.getHeaderNames()).containsExactlyInAnyOrder("Cache-Control", "Vary");
    }

    @Test
    void ourHeadersComeBackAfterAReset() {
        HttpServletResponse response = passed("private", "Cookie", new Header("Set-Cookie", "a=1"));
        response.setHeader("Cache-Control", "public");
        response.setHeader("Vary", "Origin");
        response.setStatus(500);

        response.reset();

        assertThat(wire.getStatus()).isEqualTo(200);
        assertThat(wire.getHeaders("Vary")).containsExactly("Cookie");
        assertThat(wire.getHeaders("Cache-Control")).containsExactly("private");
        assertThat(wire.getHeaders("Set-Cookie")).containsExactly("a=1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public              | public; private
            public, max-age=600 | public, max-age=600; private
            no-cache            | no-cache; private
            private="X-A"       | private="X-A"; private
            Private             | Private
            max-age=1, private  | max-age=1, private
            no-store            | no-store
            """)
    void aResponseWithACookieOfOursStaysPrivate(String application, String sent) {
        Header cookie = new Header("Set-Cookie", "a=1");
        passed("private", "Cookie", cookie).setHeader("Cache-Control", application);
        assertThat(wire.getHeaders("Cache-Control")).containsExactly(sent.split("; "));

        wire.reset();
        passed("private", "Cookie", cookie).addHeader("cache-control", application);
        assertThat(wire.getHeaders("Cache-Control")).containsExactly(sent.split("; "));

        wire.reset();
        wire.setHeader("Cache-Control", application);
        passed("private", "Cookie", cookie);
        assertThat(wire.getHeaders("Cache-Control")).containsExactly(sent.split("; "));
    }

    @Test
    void otherHeadersAreTheApplicationsOwn() {
        HttpServletResponse response = passed("private", "Cookie");
        response.setHeader("X-One", "1");
        response.addHeader("X-One", "2");

        assertThat(response.getHeaders("X-One")).containsExactly("1", "2");
    }
}
