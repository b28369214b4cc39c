package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.Explanation.Asked;
import io.github.redirectfilter.Explanation.Candidate;
import io.github.redirectfilter.Explanation.Other;
import io.github.redirectfilter.Explanation.Target;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An explanation for programs, as maps, lists, texts, numbers and truth values. What there is not, is not written. */
final class ExplanationMap {
    private ExplanationMap() {}

    static Map<String, Object> of(Explanation explanation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("request", explanation.request());
        put(json, "seenAs", explanation.seenAs());
        put(json, "path", explanation.path());
        put(json, "regexLimit", explanation.regexLimit());
        json.put(
                "candidates",
                explanation.candidates().stream().map(ExplanationMap::of).toList());
        json.put("others", explanation.others().stream().map(ExplanationMap::of).toList());
        json.put("decision", of(explanation.decision()));
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static Map<String, Object> of(Candidate candidate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", candidate.id());
        json.put("place", candidate.place());
        json.put("rule", candidate.rule());
        Map<String, Object> captures = new LinkedHashMap<>();
        candidate.captures().forEach(capture -> captures.put(capture.name(), capture.value()));
        json.put("captures", captures);
        json.put(
                "conditions",
                candidate.conditions().stream().map(ExplanationMap::of).toList());
        json.put("outcome", candidate.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Target target = candidate.target();
        if (target != null) {
            json.put("target", target.filled());
            json.put("targetWithQuery", target.withQuery());
            json.put("guard", target.verdict());
        }
        return json;
    }

    private static Map<String, Object> of(Asked asked) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("condition", asked.condition());
        put(json, "holds", asked.holds());
        put(json, "seen", asked.seen());
        return json;
    }

    private static Map<String, Object> of(Other other) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", other.id());
        json.put("place", other.place());
        json.put("rule", other.rule());
        json.put("why", other.why());
        return json;
    }

    private static Map<String, Object> of(Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "rule", decision.rule());
        if (decision instanceof Decision.Refused refused) {
            json.put("refused", refused.reason());
            answer(refused.answer(), json);
        } else {
            answer(decision, json);
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        put(headers, "Cache-Control", decision.headers().cacheControl());
        put(headers, "Vary", decision.headers().vary());
        for (Header header : decision.headers().others()) {
            headers.put(header.name(), header.value());
        }
        json.put("headers", headers);
        return json;
    }

    private static void answer(Decision decision, Map<String, Object> json) {
        if (decision instanceof Decision.Redirect redirect) {
            json.put("status", redirect.status().code());
            json.put("location", redirect.location());
        } else if (decision instanceof Decision.Respond respond) {
            json.put("status", respond.status());
        } else if (decision instanceof Decision.Pass pass) {
            json.put("pass", pass.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }
}
