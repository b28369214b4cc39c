package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
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
    private final Set<String> vary = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Header> headers = new ArrayList<>();
    private CachePolicy conditionsCache = CachePolicy.NONE;
    private boolean privateOnPass;
    private @Nullable Map<Class<?>, Object> shared;

    /** Asks the conditions of a rule, up to the first that does not hold. */
    boolean allHold(CompiledRule rule, RedirectRequest request) {
        for (Condition condition : rule.conditions()) {
            vary.addAll(condition.vary());
            conditionsCache = conditionsCache.strictest(condition.cachePolicy());
            boolean holds = condition.test(request, this);
            privateOnPass |= condition.privateOnPass();
            if (!holds) {
                return false;
            }
        }
        vary.addAll(rule.targetVary());
        return true;
    }

    /** Headers of a rule's own answer. The conditions of rules before it count: had they held, it would be another. */
    Headers onAnswer(CompiledRule rule) {
        return answer(rule.cache().limitedBy(conditionsCache), rule.answerHeaders());
    }

    /** Headers of the answer to a refused target. */
    Headers onRefusal() {
        return answer(CachePolicy.NO_STORE, List.of());
    }

    private Headers answer(CachePolicy cache, List<Header> answerHeaders) {
        List<Header> all = new ArrayList<>(answerHeaders);
        all.addAll(headers);
        return new Headers(cache.headerValue(), varyValue(), List.copyOf(all));
    }

    /** Headers for the application's own response. */
    Headers onPass() {
        return vary.isEmpty() && headers.isEmpty() && !privateOnPass
                ? Headers.NONE
                : new Headers(privateOnPass ? "private" : null, varyValue(), List.copyOf(headers));
    }

    private @Nullable String varyValue() {
        return vary.isEmpty() ? null : String.join(", ", vary);
    }

    @Override
    public boolean dryRun() {
        return false;
    }

    @Override
    public void header(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < 0x20 || value.charAt(i) > 0x7E) {
                throw new IllegalArgumentException("the value of " + name + " is not printable ASCII");
            }
        }
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
}
