package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.Decision.Pass;
import io.github.redirectfilter.Decision.Pass.Why;
import io.github.redirectfilter.Decision.Redirect;
import io.github.redirectfilter.Decision.Respond;
import io.github.redirectfilter.match.HeaderName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers CORS preflights in place of the rules that would answer the announced requests, if these rules have
 * {@code cors}. All others pass: to a browser, a preflight that is redirected has failed (Fetch, "CORS-preflight fetch").
 */
final class Preflights {
    private static final String ORIGIN = "Origin";
    private static final String METHOD = "Access-Control-Request-Method";
    private static final String HEADERS = "Access-Control-Request-Headers";
    private static final int NO_CONTENT = 204;
    /** What all browsers take: Safari's limit is ten minutes. */
    private static final int MAX_AGE_SECONDS = 600;

    private final Map<String, CorsPolicy> policies = new HashMap<>();
    private final CorsPolicy ofLiterals;

    // mostly it is the same one, and the first comparison of records takes milliseconds: Java makes a method for it
    @SuppressWarnings("ReferenceEquality")
    Preflights(RuleTable rules) {
        ofLiterals = rules.corsOfLiterals();
        for (CompiledRule rule : rules.compiled()) {
            CorsPolicy policy = rule.cors();
            if (policy != ofLiterals && !policy.equals(ofLiterals)) {
                policies.put(rule.id(), policy);
            }
        }
    }

    static boolean is(RedirectRequest request) {
        return request.method().equals("OPTIONS") && request.header(ORIGIN) != null && request.header(METHOD) != null;
    }

    /**
     * Answers a preflight, or lets it pass.
     *
     * @param rules says, without any effect, what would become of a request
     */
    Decision answer(RedirectRequest preflight, Function<RedirectRequest, Decision> rules) {
        String method = preflight.header(METHOD);
        boolean answers = !policies.isEmpty() || !ofLiterals.isNone();
        if (answers && method != null && HeaderName.isValid(method)) { // a method is a token, too
            Decision announced = rules.apply(new AnnouncedRequest(preflight, method));
            CorsPolicy policy = announced instanceof Redirect || announced instanceof Respond
                    ? policies.getOrDefault(announced.rule(), ofLiterals)
                    : CorsPolicy.NONE;
            if (!policy.isNone()) {
                return answer(preflight, method, policy, announced);
            }
        }
        return new Pass(Why.PREFLIGHT, null, Headers.NONE);
    }

    /** Says no by saying nothing, as the standard has it: 204 without the headers that allow. */
    private static Decision answer(RedirectRequest preflight, String method, CorsPolicy policy, Decision announced) {
        List<Header> headers = new ArrayList<>(policy.headers(preflight.header(ORIGIN)));
        if (!headers.isEmpty()) {
            headers.add(new Header("Access-Control-Allow-Methods", method));
            String asked = tokens(preflight.headers(HEADERS));
            if (!asked.isEmpty()) {
                headers.add(new Header("Access-Control-Allow-Headers", asked));
            }
            headers.add(new Header("Access-Control-Max-Age", Integer.toString(MAX_AGE_SECONDS)));
        }
        Headers same = announced.headers();
        return new Respond(
                NO_CONTENT,
                false,
                announced.rule(),
                new Headers(same.cacheControl(), vary(same.vary()), List.copyOf(headers)));
    }

    /** Not {@code *}: with credentials, and for {@code Authorization}, that is no wildcard. */
    private static String tokens(List<String> lines) {
        List<String> tokens = new ArrayList<>();
        for (String line : lines) {
            for (String name : RuleSpec.split(line)) {
                if (HeaderName.isValid(name)) {
                    tokens.add(name);
                }
            }
        }
        return String.join(", ", tokens);
    }

    /** Some caches keep answers to OPTIONS, although RFC 9110, section 9.3.7, does not let them. */
    private static String vary(@Nullable String consulted) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(List.of(ORIGIN, METHOD, HEADERS));
        if (consulted != null) {
            names.addAll(RuleSpec.split(consulted));
        }
        return String.join(", ", names);
    }
}
