package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.match.RequestUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one decision has learned on its way: which headers were consulted, what caches have to know, and what conditions
 * want on the response. Made when the first pattern matches.
 */
final class Evaluation implements Condition.Effects {
    static final String RETRY_AFTER = "Retry-After";

    private static final long DEFAULT_RETRY_AFTER_SECONDS = 60;

    private final RedirectRequest request;
    private final RequestUrl url;
    private final boolean dryRun;
    private final @Nullable Trace trace;
    private @Nullable Set<String> vary;
    private @Nullable List<Header> headers;
    private CachePolicy conditionsCache = CachePolicy.NONE;
    private boolean privateOnPass;
    private long retryAfterSeconds = DEFAULT_RETRY_AFTER_SECONDS;
    private int asked;
    private @Nullable Map<Class<?>, Object> shared;

    /**
     * Begins to decide about a request.
     *
     * @param url what patterns look at
     * @param dryRun whether conditions only tell, and count, consume and issue nothing
     * @param trace is told how the decision comes about; {@code null} if nobody wants to know
     */
    Evaluation(RedirectRequest request, RequestUrl url, boolean dryRun, @Nullable Trace trace) {
        this.request = request;
        this.url = url;
        this.dryRun = dryRun;
        this.trace = trace;
    }

    /** What is decided about. */
    RedirectRequest request() {
        return request;
    }

    /** What patterns look at. */
    RequestUrl url() {
        return url;
    }

    /** Who wants to know how the decision comes about; {@code null} for nobody. */
    @Nullable
    Trace trace() {
        return trace;
    }

    /**
     * Asks the conditions of a rule, up to the first that does not hold.
     *
     * @param most how many may be asked for one request; none holds behind that
     */
    boolean allHold(CompiledRule rule, int most) {
        retryAfterSeconds = DEFAULT_RETRY_AFTER_SECONDS; // what a rule before said is its own
        List<Condition> conditions = rule.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            if (asked++ >= most) {
                if (trace != null) {
                    trace.tooManyAsked();
                }
                return false;
            }
            Condition condition = conditions.get(i);
            consulted(condition.vary());
            conditionsCache = conditionsCache.strictest(condition.cachePolicy());
            boolean holds = condition.test(request, this);
            privateOnPass |= condition.privateOnPass();
            if (trace != null) {
                trace.asked(condition, holds, this);
            }
            if (!holds) {
                return false;
            }
        }
        consulted(rule.targetVary());
        return true;
    }

    /** How many conditions were asked, or would have been. */
    int asked() {
        return asked;
    }

    /** Notes request headers on which the decision depends. */
    void consulted(Set<String> names) {
        if (!names.isEmpty()) {
            vary = vary == null ? new TreeSet<>(String.CASE_INSENSITIVE_ORDER) : vary;
            vary.addAll(names);
        }
    }

    /** Headers of a rule's own answer. The conditions of rules before it count: had they held, it would be another. */
    Headers onAnswer(CompiledRule rule) {
        CorsPolicy cors = rule.cors();
        boolean waits = rule.status() != null
                && rule.status().waits()
                && rule.headers().others().stream()
                        .noneMatch(header -> header.name().equals(RETRY_AFTER));
        if (vary == null && headers == null && conditionsCache.equals(CachePolicy.NONE) && !waits && cors.isNone()) {
            return rule.headers();
        }
        List<Header> all = new ArrayList<>(rule.headers().others());
        if (waits) {
            all.add(new Header(RETRY_AFTER, Long.toString(retryAfterSeconds)));
        }
        if (!cors.isNone()) {
            all.addAll(cors.headers(request.header("Origin")));
        }
        return answer(rule.cache().limitedBy(conditionsCache), all);
    }

    /** Headers of the answer to a refused target. */
    Headers onRefusal() {
        return answer(CachePolicy.NO_STORE, List.of());
    }

    private Headers answer(CachePolicy cache, List<Header> answerHeaders) {
        List<Header> all = new ArrayList<>(answerHeaders);
        all.addAll(added());
        return new Headers(cache.headerValue(), varyValue(), List.copyOf(all));
    }

    /** Headers for the application's own response. */
    Headers onPass() {
        return vary == null && headers == null && !privateOnPass
                ? Headers.NONE
                : new Headers(privateOnPass ? "private" : null, varyValue(), List.copyOf(added()));
    }

    private List<Header> added() {
        return headers == null ? List.of() : headers;
    }

    private @Nullable String varyValue() {
        return vary == null ? null : String.join(", ", vary);
    }

    @Override
    public boolean dryRun() {
        return dryRun;
    }

    @Override
    public void header(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < 0x20 || value.charAt(i) > 0x7E) {
                throw new IllegalArgumentException("the value of " + name + " is not printable ASCII");
            }
        }
        headers = headers == null ? new ArrayList<>() : headers;
        headers.add(new Header(name, value));
        if (name.equalsIgnoreCase("Set-Cookie")) { // which caches may keep and hand to others (RFC 9111, section 7.3)
            conditionsCache = conditionsCache.strictest(CachePolicy.PRIVATE);
            privateOnPass = true;
        }
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> maker) {
        Map<Class<?>, Object> made = shared;
        if (made == null) {
            made = new HashMap<>();
            shared = made;
        }
        Object found = made.get(type);
        if (found == null) { // not computeIfAbsent: the maker may share something else
            found = maker.get();
            made.put(type, found);
        }
        return type.cast(found);
    }

    @Override
    public void retryAfter(Duration wait) {
        retryAfterSeconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
