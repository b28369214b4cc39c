package io.github.redirectfilter;

import io.github.redirectfilter.match.SourcePattern;
import io.github.redirectfilter.target.TargetTemplate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked rule, ready to be asked.
 *
 * @param conditions the cheapest first
 * @param target {@code null} for a rule that passes or answers without a {@code Location}
 * @param status {@code null} for a rule that lets the request pass
 * @param cache the {@code Cache-Control} before conditions narrow it
 * @param targetVary request headers that the target depends on
 * @param answerHeaders further headers of the answer
 */
record CompiledRule(
        String id,
        SourcePattern source,
        List<Condition> conditions,
        @Nullable TargetTemplate target,
        @Nullable RedirectStatus status,
        QueryCarrier query,
        CachePolicy cache,
        Set<String> targetVary,
        boolean errorPage,
        List<Decision.Headers.Header> answerHeaders) {}
