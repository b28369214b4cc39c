package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.RedirectRule.Option;
import io.github.redirectfilter.match.SourcePattern;
import io.github.redirectfilter.target.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of one rule that shape its answer. */
final class AnswerOptions {
    private static final int NOT_SET = -1;

    private final RuleOptions options;
    private final @Nullable RedirectStatus status;

    /** Options of a rule that answers with {@code status}; {@code null} if it lets requests pass. */
    AnswerOptions(RuleOptions options, @Nullable RedirectStatus status) {
        this.options = options;
        this.status = status;
    }

    /** What is carried of the request's query. */
    QueryCarrier query(@Nullable SourcePattern source, @Nullable Target target) {
        QueryPolicy policy = options.has("query")
                ? options.parse("query", QueryPolicy::parse, QueryPolicy.MERGE)
                : QueryPolicy.MERGE;
        List<String> keep = names("keep");
        List<String> strip = names("strip");
        for (String key : List.of("query", "keep", "strip")) {
            Option option = options.get(key);
            if (option != null && (status == null || !status.redirects())) {
                options.report(
                        option.key(),
                        "\"" + key + "\" is about a target, and this rule has none (expected no " + key + "=)");
            } else if (option != null && policy == QueryPolicy.DROP && !key.equals("query")) {
                options.report(
                        option.key(),
                        "query=drop carries nothing, so \"" + key + "\" has nothing to choose from "
                                + "(expected one of the two)");
            }
        }
        Set<String> usedUp = new HashSet<>();
        if (source != null) {
            usedUp.addAll(source.parameterNames());
        }
        if (target != null) {
            usedUp.addAll(target.parametersRead());
        }
        return new QueryCarrier(policy, keep, strip, Set.copyOf(usedUp));
    }

    private List<String> names(String key) {
        return options.has(key) ? options.parse(key, AnswerOptions::parseNames, List.of()) : List.of();
    }

    private static List<String> parseNames(String text) {
        List<String> names = RuleSpec.split(text);
        for (String name : names) {
            int star = name.indexOf('*');
            if (name.isEmpty() || star >= 0 && star < name.length() - 1) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no name of a parameter (expected a, or utm_* for all that begin so)");
            }
        }
        return names;
    }

    /** The {@code Cache-Control} before conditions narrow it. */
    CachePolicy cache() {
        Option option = options.get("cache");
        if (status == null) {
            if (option != null) {
                options.report(
                        option.key(),
                        "\"cache\" is about an answer, and this rule lets the request pass (expected no " + "cache=)");
            }
            return CachePolicy.NONE;
        }
        if (option == null) {
            return status.defaultCachePolicy();
        }
        CachePolicy policy = options.parse("cache", CachePolicy::parse, status.defaultCachePolicy());
        if (option.value() != null && status.heuristicallyCacheable() && !policy.bounded()) {
            options.report(
                    option.value(),
                    "browsers keep a " + status
                            + " without end unless its age is bounded (expected cache=\"max-age=3600\" "
                            + "or cache=no-store)");
        }
        return policy;
    }

    /**
     * Further headers of the answer, {@code Retry-After} among them if the rule sets it.
     *
     * @param attribution the id that one of them names; {@code null} for none
     */
    List<Header> headers(@Nullable String attribution) {
        List<Header> headers = new ArrayList<>();
        boolean waits = status != null && status.waits();
        Option option = options.get("retry-after");
        if (option != null && !waits) {
            options.report(
                    option.key(), "\"retry-after\" goes with 429 and 503 alone (expected one of these as status)");
        }
        int seconds = option == null ? NOT_SET : options.parse("retry-after", AnswerOptions::seconds, NOT_SET);
        if (waits && seconds != NOT_SET) {
            headers.add(new Header(Evaluation.RETRY_AFTER, Integer.toString(seconds)));
        }
        if (attribution != null && status != null) {
            headers.add(CompiledRule.attributionHeader(attribution));
        }
        return List.copyOf(headers);
    }

    /** Who may follow the answer across origins; {@code setting} applies to rules that do not say. */
    CorsPolicy cors(CorsPolicy setting) {
        Option option = options.get("cors");
        if (status == null) {
            if (option != null) {
                options.report(
                        option.key(),
                        "\"cors\" is about an answer, and this rule lets the request pass (expected no cors=)");
            }
            return CorsPolicy.NONE;
        }
        return option == null ? setting : options.parse("cors", CorsPolicy::parse, setting);
    }

    private static int seconds(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "retry-after \"" + text + "\" is no number of seconds (expected for example retry-after=300)");
        }
        return Integer.parseInt(text);
    }

    /** Whether the application's error page shows. */
    boolean errorPage() {
        Option option = options.get("body");
        if (option != null && (status == null || status.redirects())) {
            options.report(
                    option.key(), "\"body\" goes with 4xx and 5xx alone, a redirect has none (expected no body=)");
        }
        return option == null || options.parse("body", AnswerOptions::bodyWord, true);
    }

    private static boolean bodyWord(String text) {
        if (!text.equals("none")) {
            throw new IllegalArgumentException(
                    "body \"" + text + "\" is unknown (expected none, or no body= for the application's error page)");
        }
        return false;
    }
}
