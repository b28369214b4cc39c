package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.match.SourcePattern;
import io.github.redirectfilter.target.LiteralTarget;
import io.github.redirectfilter.target.Target;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked rule, ready to be asked.
 *
 * @param source {@code null} for a rule that the index knows by its literal path, and that captures nothing
 * @param conditions the cheapest first
 * @param written the rule as it was written; {@code null} for one that is kept as text
 * @param target {@code null} for a rule that passes or answers without a {@code Location}
 * @param status {@code null} for a rule that lets the request pass
 * @param cache the {@code Cache-Control} before conditions narrow it
 * @param targetVary request headers that the target depends on
 * @param headers headers of the answer where no condition adds to them
 * @param cors who may follow the answer across origins
 */
record CompiledRule(
        String id,
        @Nullable SourcePattern source,
        List<Condition> conditions,
        @Nullable WrittenRule written,
        @Nullable Target target,
        @Nullable RedirectStatus status,
        QueryCarrier query,
        CachePolicy cache,
        Set<String> targetVary,
        boolean errorPage,
        Headers headers,
        CorsPolicy cors) {
    private static final QueryCarrier MERGE = new QueryCarrier(QueryPolicy.MERGE, List.of(), List.of(), Set.of());
    private static final Map<RedirectStatus, CachePolicy> CACHE = new EnumMap<>(RedirectStatus.class);
    private static final Map<RedirectStatus, Headers> HEADERS = new EnumMap<>(RedirectStatus.class);

    static {
        for (RedirectStatus status : RedirectStatus.values()) {
            CachePolicy policy = status.defaultCachePolicy();
            CACHE.put(status, policy);
            HEADERS.put(status, new Headers(policy.headerValue(), null, List.of()));
        }
    }

    /**
     * A rule of a literal path that has no options.
     *
     * @param attribution what the response header names; {@code null} for nothing
     */
    static CompiledRule literal(
            String id, LiteralTarget target, RedirectStatus status, @Nullable String attribution, CorsPolicy cors) {
        CachePolicy cache = CACHE.getOrDefault(status, CachePolicy.NO_STORE);
        Headers headers = HEADERS.getOrDefault(status, Headers.NONE);
        if (attribution != null) {
            headers = new Headers(headers.cacheControl(), null, List.of(attributionHeader(attribution)));
        }
        return new CompiledRule(
                id, null, List.of(), null, target, status, MERGE, cache, cors.vary(), true, headers, cors);
    }

    /** The header that names a rule. */
    static Header attributionHeader(String rule) {
        return new Header("X-Redirect-By", rule.replaceAll("[^\\x20-\\x7E]", "?"));
    }
}
