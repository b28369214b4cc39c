package io.github.redirectfilter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules make of a request, and how: {@link Redirects#explain}. {@link #toString()} is the text for people.
 *
 * <pre>{@code
 * RedirectRequest request = RedirectRequest.builder("GET", "https://app.example/old?a=b").build();
 * System.out.println(redirects.explain(request));
 * }</pre>
 *
 * <p>What the request brought is printable ASCII in it, cut at 200 characters, so that it can be logged.
 *
 * @param request method and URL
 * @param seenAs what trusted proxies make of it: URL and address of the client; {@code null} if none had a say
 * @param path the canonical path below the context path, which patterns are compared with; {@code null} for a request that is
 *     not below it
 * @param regexLimit the limit that kept regular expressions from being run on the path, such as {@code max-path};
 *     {@code null} if none did
 * @param candidates the rules whose sources fit, in the order in which they had their turn
 * @param others rules that had no turn, though one could think so: the first few
 * @param decision what comes of it
 */
public record Explanation(
        String request,
        @Nullable String seenAs,
        @Nullable String path,
        @Nullable String regexLimit,
        List<Candidate> candidates,
        List<Other> others,
        Decision decision) {
    /**
     * A rule whose source fits.
     *
     * @param id the id of the rule
     * @param place where it was written
     * @param rule the rule as a line
     * @param captures what its source captured
     * @param conditions what it asks, in the order asked
     * @param outcome what came of it
     * @param target where it leads; {@code null} if it did not come to that
     */
    public record Candidate(
            String id,
            String place,
            String rule,
            List<Captured> captures,
            List<Asked> conditions,
            Outcome outcome,
            @Nullable Target target) {}

    /**
     * A captured value.
     *
     * @param value {@code null} where a group of an expression took no part
     */
    public record Captured(String name, @Nullable String value) {}

    /**
     * A condition.
     *
     * @param condition as written, such as {@code country=DE}
     * @param holds {@code null} if it was not asked, because one before it does not hold
     * @param seen what it saw in the request; {@code null} if it does not tell
     */
    public record Asked(
            String condition,
            @Nullable Boolean holds,
            @Nullable String seen) {}

    /**
     * Where a rule leads.
     *
     * @param filled the target with its values
     * @param withQuery the same with what is carried of the request's query
     * @param verdict why it may be sent, or why not
     */
    public record Target(String filled, String withQuery, String verdict) {}

    /**
     * A rule that had no turn.
     *
     * @param why the reason
     */
    public record Other(String id, String place, String rule, String why) {}

    /** What came of a rule whose source fits. */
    public enum Outcome {
        /** It decides. */
        DECIDES("decides"),
        /** A condition does not hold. */
        CONDITION("a condition does not hold"),
        /** More conditions would have been asked than {@code max-conditions}. */
        TOO_MANY_CONDITIONS("too many conditions were asked for this request (max-conditions)"),
        /** The target has no value for a name, or one that is longer than {@code max-capture}. */
        NO_TARGET("a value that the target needs is missing, or longer than max-capture"),
        /** The values would make a target of another structure. */
        UNSAFE_VALUE("a value would make an empty or a dot segment of the target");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** In words. */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * The explanation for programs: maps, lists, texts, numbers and truth values, for any library that writes JSON. The
     * command line and the Actuator endpoint of Spring have this structure. What there is not, has no key.
     */
    public Map<String, Object> toMap() {
        return ExplanationMap.of(this);
    }

    /** The explanation as a text of several lines. */
    @Override
    public String toString() {
        return new ExplanationText(this).toString();
    }
}
