package io.github.redirectfilter.test;

import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.Redirects;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Asserts what rules do with requests, without a server.
 *
 * <pre>{@code
 * import static io.github.redirectfilter.test.RedirectsAssert.assertThat;
 *
 * Redirects rules = TestRules.classPath("redirects.rules");
 *
 * assertThat(rules).get("/old-home").redirectsTo("/").withStatus(308);
 * assertThat(rules).post("/api/v1/orders").header("X-Beta", "1").redirectsTo("/api/v2/orders").carries("Vary", "X-Beta");
 * assertThat(rules).get("/go?url=https://evil.example").isRefused();
 * assertThat(rules).get("/health").passes();
 * }</pre>
 *
 * <p>The rules are only asked, by {@link Redirects#dryRun}: no listener hears of it, no limit is used up, and no cookie
 * is issued. What depends on switches, shares and health checks is set by {@link Redirects#controls}.
 */
public final class RedirectsAssert extends AbstractAssert<RedirectsAssert, Redirects> {
    private RedirectsAssert(@Nullable Redirects actual) {
        super(actual, RedirectsAssert.class);
    }

    /** Begins an assertion; it goes together with AssertJ's own {@code assertThat} as a static import. */
    public static RedirectsAssert assertThat(@Nullable Redirects actual) {
        return new RedirectsAssert(actual);
    }

    /**
     * A GET request.
     *
     * @param url a path with its query, undecoded, or an absolute http or https URL
     */
    public RequestAssert get(String url) {
        return request("GET", url);
    }

    /**
     * A POST request.
     *
     * @param url as for {@link #get}
     */
    public RequestAssert post(String url) {
        return request("POST", url);
    }

    /**
     * A PUT request.
     *
     * @param url as for {@link #get}
     */
    public RequestAssert put(String url) {
        return request("PUT", url);
    }

    /**
     * A DELETE request.
     *
     * @param url as for {@link #get}
     */
    public RequestAssert delete(String url) {
        return request("DELETE", url);
    }

    /**
     * A request of any method.
     *
     * @param url as for {@link #get}
     */
    public RequestAssert request(String method, String url) {
        isNotNull();
        return new RequestAssert(actual, info.descriptionText(), method, url);
    }

    /** Nothing is odd about the rules; see {@link Redirects#warnings}. */
    public RedirectsAssert hasNoWarnings() {
        isNotNull();
        if (!actual.warnings().isEmpty()) {
            failWithMessage(
                    "expected: no warnings\n but was: %s",
                    actual.warnings().stream().map(Problem::toString).collect(Collectors.joining("\n\n")));
        }
        return this;
    }
}
