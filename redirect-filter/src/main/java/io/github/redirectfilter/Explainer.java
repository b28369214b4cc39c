package io.github.redirectfilter;

import io.github.redirectfilter.Explanation.Asked;
import io.github.redirectfilter.Explanation.Candidate;
import io.github.redirectfilter.Explanation.Captured;
import io.github.redirectfilter.Explanation.Other;
import io.github.redirectfilter.Explanation.Outcome;
import io.github.redirectfilter.Explanation.Target;
import io.github.redirectfilter.RequestLimits.Limit;
import io.github.redirectfilter.match.Capture;
import io.github.redirectfilter.match.Mismatch;
import io.github.redirectfilter.match.RequestUrl;
import io.github.redirectfilter.match.SourcePattern;
import io.github.redirectfilter.target.Base;
import io.github.redirectfilter.target.TargetUrl;
import io.github.redirectfilter.target.WebOrigin;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Notes how one decision comes about. */
final class Explainer implements Trace {
    /** Begins the verdict on a target that is not sent. */
    static final String REFUSED = "refused: ";

    private static final int MOST_OTHERS = 5;

    private final Engine engine;
    private final RedirectRequest asked;
    private final RedirectRequest seen;
    private final @Nullable RequestUrl url;
    private final List<Draft> drafts = new ArrayList<>();
    private @Nullable Limit regexLimit;

    /** {@code seen} is the request as trusted proxies tell of it. */
    Explainer(Engine engine, RedirectRequest asked, RedirectRequest seen) {
        this.engine = engine;
        this.asked = asked;
        this.seen = seen;
        this.url = engine.unlimitedUrl(seen);
    }

    /** A candidate whose outcome is open. */
    private static final class Draft {
        private final int ordinal;
        private final CompiledRule rule;
        private final List<Asked> asked = new ArrayList<>();
        private Outcome outcome = Outcome.DECIDES;
        private @Nullable Target target;

        Draft(int ordinal, CompiledRule rule) {
            this.ordinal = ordinal;
            this.rule = rule;
        }
    }

    private Draft last() {
        return drafts.get(drafts.size() - 1);
    }

    @Override
    public void candidate(int ordinal, CompiledRule rule) {
        drafts.add(new Draft(ordinal, rule));
    }

    @Override
    public void asked(Condition condition, boolean holds, Evaluation evaluation) {
        Draft draft = last();
        String what = condition.seen(evaluation.request(), evaluation);
        draft.asked.add(
                new Asked(text(draft.rule, draft.asked.size()), holds, what == null ? null : PrintableText.of(what)));
        if (!holds) {
            draft.outcome = Outcome.CONDITION;
        }
    }

    private static String text(CompiledRule rule, int condition) {
        WrittenRule written = rule.written();
        return written == null ? "" : written.conditions().get(condition);
    }

    @Override
    public void tooManyAsked() {
        last().outcome = Outcome.TOO_MANY_CONDITIONS;
    }

    @Override
    public void exceeded(Limit limit) {
        if (limit == Limit.MAX_PATH || limit == Limit.MAX_REGEX_STEPS) {
            regexLimit = limit;
        }
    }

    @Override
    public void target(TargetUrl before, TargetUrl after) {
        last().target = new Target(shown(before), shown(after), allowed(last().rule, after));
    }

    private String shown(TargetUrl target) {
        WebOrigin own = engine.settings().base(seen).origin();
        String rest = target.query() == null ? target.path() : target.path() + "?" + target.query();
        return PrintableText.of(target.origin().equals(own) ? rest : target.origin() + rest);
    }

    private String allowed(CompiledRule rule, TargetUrl target) {
        Base base = engine.settings().base(seen);
        WebOrigin origin = target.origin();
        if (origin.equals(base.origin())) {
            return "allowed, it is the own origin";
        }
        boolean sameHost = origin.host().equals(base.origin().host());
        if (rule.target() != null
                && engine.settings().trustLiteralTargets()
                && rule.target().trusted(base)) {
            return rule.target().literalOrigin() != null
                    ? "allowed, its origin is written in the rule"
                    : sameHost
                            ? "allowed, it is the host that was asked"
                            : "allowed, its domain is written in the rule";
        }
        boolean upgrade = sameHost && origin.scheme().equals("https") && origin.port() == 443;
        return upgrade ? "allowed, it is https on the own host" : "allowed, its origin is listed";
    }

    @Override
    public void noTarget() {
        last().outcome = Outcome.NO_TARGET;
    }

    @Override
    public void refused(String reason, String target, boolean passedBy) {
        Draft draft = last();
        draft.outcome = passedBy ? Outcome.UNSAFE_VALUE : draft.outcome;
        String before = draft.target == null ? target : draft.target.filled();
        draft.target = new Target(before, target, REFUSED + reason);
    }

    /** What became of it. */
    Explanation explanation(Decision decision) {
        boolean decided = decision.rule() != null;
        List<Candidate> candidates = new ArrayList<>();
        drafts.forEach(draft -> candidates.add(candidate(draft, draft.outcome)));
        String proxied = seen == asked ? null : PrintableText.of(line(seen) + ", from " + seen.remoteAddress());
        return new Explanation(
                PrintableText.of(line(asked)),
                proxied,
                url == null ? null : PrintableText.of(url.path()),
                regexLimit == null ? null : regexLimit.toString(),
                candidates,
                others(decided),
                decision);
    }

    private static String line(RedirectRequest request) {
        String scheme = request.scheme().toLowerCase(Locale.ROOT);
        String origin = WebOrigin.of(scheme, request.host(), request.port()).toString();
        String query = request.query() == null ? "" : "?" + request.query();
        return request.method() + " " + origin + request.uri() + query;
    }

    private Candidate candidate(Draft draft, Outcome outcome) {
        List<Asked> conditions = new ArrayList<>(draft.asked);
        for (int i = conditions.size(); i < draft.rule.conditions().size(); i++) {
            conditions.add(new Asked(text(draft.rule, i), null, null));
        }
        int ordinal = draft.ordinal;
        return new Candidate(
                draft.rule.id(),
                place(ordinal),
                rule(ordinal),
                captures(draft.rule),
                conditions,
                outcome,
                draft.target);
    }

    private List<Captured> captures(CompiledRule rule) {
        SourcePattern source = rule.source();
        if (source == null || url == null) {
            return List.of();
        }
        @Nullable String[] values = source.capture(url);
        List<Captured> captures = new ArrayList<>();
        for (int i = 0; values != null && i < values.length; i++) {
            Capture capture = source.captures().get(i);
            String value = values[i];
            captures.add(new Captured(capture.name(), value == null ? null : PrintableText.of(value)));
        }
        return captures;
    }

    /** Rules behind the one that decides, those that a limit kept out, and those that miss the request by little. */
    private List<Other> others(boolean decided) {
        List<Other> others = new ArrayList<>();
        if (url == null) {
            return others;
        }
        RuleTable rules = engine.rules();
        int winner = decided && !drafts.isEmpty() ? last().ordinal : rules.size();
        for (int i = 0; i < rules.size() && others.size() < MOST_OTHERS; i++) {
            String why = rules.matches(i, url) ? noTurn(i, winner) : mismatch(i, url);
            if (why != null) {
                others.add(new Other(rules.rule(i).id(), place(i), rule(i), PrintableText.of(why)));
            }
        }
        return others;
    }

    /** Why a rule whose source fits had no turn; {@code null} if it had one. */
    private @Nullable String noTurn(int ordinal, int winner) {
        if (ordinal > winner) {
            return "a rule in front decides";
        }
        if (regexLimit == null || drafts.stream().anyMatch(draft -> draft.ordinal == ordinal)) {
            return null;
        }
        return regexLimit == Limit.MAX_PATH
                ? "its expression was not run, for the path is longer than max-path"
                : "its expression was not run, for those in front took all of max-regex-steps";
    }

    private @Nullable String mismatch(int ordinal, RequestUrl asked) {
        RuleTable rules = engine.rules();
        SourcePattern source = rules.pattern(ordinal);
        if (source != null) {
            return Mismatch.of(source, asked);
        }
        if (!plain(rules.literalPath(ordinal)).equalsIgnoreCase(plain(asked.path()))) {
            return null; // most of a long list, which need not be read again for that
        }
        IgnoreSetting ignore = rules.ignoreOfLiterals();
        try {
            return Mismatch.of(
                    SourcePattern.parse(rules.literal(ordinal), ignore.upperAndLowerCase(), ignore.trailingSlash()),
                    asked);
        } catch (ParseException e) {
            throw new IllegalStateException("read without fault when the rules were built", e);
        }
    }

    private static String plain(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private String place(int ordinal) {
        return engine.written(ordinal).place().toString();
    }

    private String rule(int ordinal) {
        return engine.written(ordinal).toString();
    }
}
