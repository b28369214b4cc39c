package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.match.RequestUrl;
import io.github.redirectfilter.match.RuleIndex;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules laid open, for tools that judge them as a whole: each rule by itself, and what it would do with a request if its
 * conditions held. {@link Redirects#inspect()} makes one.
 *
 * <pre>{@code
 * Inspection rules = redirects.inspect();
 * Inspection.Probe probe = rules.probe(RedirectRequest.builder("GET", "https://app.example/old").build());
 * for (int i = probe.next(0); i >= 0; i = probe.next(i + 1)) {
 *     System.out.println(rules.rule(i).written() + " answers " + probe.answer(i));
 * }
 * }</pre>
 */
public final class Inspection {
    private final Engine engine;
    private final Settings settings;
    private final Instant now;

    Inspection(Engine engine, Settings settings, Instant now) {
        this.engine = engine;
        this.settings = settings;
        this.now = now;
    }

    /**
     * What applies to all rules.
     *
     * @param accepted findings that are known and meant
     * @param allowed the entries of the allowlist
     * @param origin the application's own origin; {@code null} to take what the request says
     * @param contextRelative whether sources are below the context path, and targets with a leading slash get it in front
     * @param trustLiteralTargets whether a scheme and host that a rule writes need no entry in the allowlist
     * @param trustsProxies whether any proxy in front is believed
     */
    public record Settings(
            Set<LintCode> accepted,
            List<AllowEntry> allowed,
            @Nullable String origin,
            boolean contextRelative,
            boolean trustLiteralTargets,
            boolean trustsProxies) {}

    /** One entry of the allowlist, and where it was written. */
    public record AllowEntry(String text, Place place) {}

    /**
     * A rule.
     *
     * @param ordinal its place in the order, from 0
     * @param written the rule as it was written
     * @param status what it answers with; {@code null} if it lets the request pass
     * @param conditions what it asks beside its source, in the order in which it is asked
     * @param conditionTexts the same as written: {@code country=DE}
     * @param ignoresCase whether upper and lower case are the same in its source
     * @param ignoresSlash whether a trailing slash makes no difference
     * @param cors whether pages of other origins may follow it
     * @param cache the {@code Cache-Control} of its answer, if no condition narrows it
     */
    public record Rule(
            int ordinal,
            String id,
            RedirectRule written,
            @Nullable RedirectStatus status,
            List<Condition> conditions,
            List<String> conditionTexts,
            boolean ignoresCase,
            boolean ignoresSlash,
            boolean cors,
            CachePolicy cache) {}

    /** What the clock of the rules showed when they were laid open. */
    public Instant now() {
        return now;
    }

    /** What applies to all rules. */
    public Settings settings() {
        return settings;
    }

    /** How many rules there are. */
    public int size() {
        return engine.rules().size();
    }

    /** The rule of an ordinal. */
    public Rule rule(int ordinal) {
        RuleTable rules = engine.rules();
        CompiledRule rule = rules.rule(ordinal);
        WrittenRule written = rule.written();
        IgnoreSetting ignore = written == null ? rules.ignoreOfLiterals() : written.ignore();
        return new Rule(
                ordinal,
                rule.id(),
                engine.written(ordinal),
                rule.status(),
                rule.conditions(),
                written == null ? List.of() : written.conditions(),
                ignore.upperAndLowerCase(),
                ignore.trailingSlash(),
                !rule.cors().isNone(),
                rule.cache());
    }

    /** Asks the rules about a request. */
    public Probe probe(RedirectRequest request) {
        return new Probe(request);
    }

    /** What rules would do with one request, each for itself. Not safe for use by several threads. */
    public final class Probe {
        private final RedirectRequest request;
        private final @Nullable RequestUrl url;

        private Probe(RedirectRequest request) {
            this.request = request;
            this.url = engine.unlimitedUrl(request);
        }

        /** The request that is asked about. */
        public RedirectRequest request() {
            return request;
        }

        /** The lowest ordinal, not below {@code from}, of a rule whose source fits, whatever its conditions; else below 0. */
        public int next(int from) {
            return url == null ? RuleIndex.NONE : engine.index().next(from, url);
        }

        /**
         * What a rule decides whose source fits, as if its conditions held.
         *
         * @return {@code null} if a value is missing that the target needs, so that the next rule is asked
         */
        public @Nullable Decision answer(int ordinal) {
            return url == null
                    ? null
                    : engine.answers().of(engine.rules().rule(ordinal), new Evaluation(request, url, true, null));
        }

        /** Whether the method is one of a rule's; not for a request that is none of this application's. */
        public boolean fitsMethods(Rule rule) {
            if (url == null) {
                return false;
            }
            Evaluation evaluation = new Evaluation(request, url, true, null);
            for (int i = 0; i < rule.conditions().size(); i++) {
                boolean method = ConditionKey.parse(rule.conditionTexts().get(i).split("=", 2)[0])
                        .kind()
                        .equals("method");
                if (method && !rule.conditions().get(i).test(request, evaluation)) {
                    return false;
                }
            }
            return true;
        }
    }
}
