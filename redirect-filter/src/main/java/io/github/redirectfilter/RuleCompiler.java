package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule.Option;
import io.github.redirectfilter.RedirectRule.Text;
import io.github.redirectfilter.match.Capture;
import io.github.redirectfilter.match.SourcePattern;
import io.github.redirectfilter.target.Target;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one rule and makes it ready to be asked; reports everything that is wrong with it. */
final class RuleCompiler {
    private static final Set<String> REQUEST_NAMES = Set.of("scheme", "port", "context");

    private final RedirectRule rule;
    private final String defaultId;
    private final Settings settings;
    private final List<Problem> problems;
    private final int before;
    private final RuleOptions options;

    /** What applies to all rules. */
    record Settings(
            Map<String, ConditionFactory> factories,
            ConditionContext context,
            IgnoreSetting ignore,
            boolean attribution,
            CorsPolicy cors) {}

    /** Begins with the rule's options; {@code problems} takes what is wrong. */
    RuleCompiler(RedirectRule rule, String defaultId, Settings settings, List<Problem> problems) {
        this.rule = rule;
        this.defaultId = defaultId;
        this.settings = settings;
        this.problems = problems;
        this.before = problems.size();
        this.options = new RuleOptions(rule, settings.factories(), problems);
    }

    /** The rule, ready; {@code null} if a problem was reported. */
    @Nullable
    CompiledRule compile() {
        IgnoreSetting ignore = options.has("ignore")
                ? options.parse("ignore", IgnoreSetting::parse, settings.ignore())
                : settings.ignore();
        SourcePattern source = source(ignore);
        RedirectStatus status = status();
        List<ConditionCompiler.Written> written = new ConditionCompiler(rule, id(), options, settings).compile();
        List<Condition> conditions = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (ConditionCompiler.Written each : written) {
            conditions.add(each.condition());
            texts.add(each.text());
        }
        Target target = source == null ? null : target(source, status);
        requireLasting(status, conditions);
        AnswerOptions shape = new AnswerOptions(options, status);
        QueryCarrier query = shape.query(source, target);
        CachePolicy cache = shape.cache();
        List<Header> headers = shape.headers(attribution());
        boolean errorPage = shape.errorPage();
        CorsPolicy cors = shape.cors(settings.cors());
        Upkeep.check(options);
        if (source == null || problems.size() > before) {
            return null;
        }
        Set<String> vary = new HashSet<>(cors.vary());
        if (target != null) {
            vary.addAll(target.headersRead());
        }
        Headers answer = new Headers(cache.headerValue(), null, headers);
        return new CompiledRule(
                id(),
                source,
                List.copyOf(conditions),
                new WrittenRule(rule, List.copyOf(texts), ignore),
                target,
                status,
                query,
                cache,
                Set.copyOf(vary),
                errorPage,
                answer,
                cors);
    }

    /** The id of the rule: as given, else its place. */
    String id() {
        Option id = options.get("id");
        return id == null || id.value() == null ? defaultId : id.value().value();
    }

    /** Where the id is written, or what stands for it. */
    Text idText() {
        Option id = options.get("id");
        return id == null ? rule.text().from() : id.valueOrKey();
    }

    /** Where the rule is written. */
    Place place() {
        return rule.place();
    }

    private @Nullable String attribution() {
        if (!settings.attribution()) {
            return null;
        }
        return rule.inList() ? rule.place().source() + ":" + rule.place().line() : id();
    }

    private @Nullable SourcePattern source(IgnoreSetting ignore) {
        try {
            SourcePattern source = SourcePattern.parse(rule.from(), ignore.upperAndLowerCase(), ignore.trailingSlash());
            for (Capture capture : source.captures()) {
                boolean taken = REQUEST_NAMES.contains(capture.name())
                        || capture.name().equals("host") && capture.kind() != Capture.Kind.HOST;
                if (taken) {
                    options.report(
                            rule.text().from(),
                            "a capture can't be named {" + capture.name()
                                    + "}, which stands for the request's own in targets (expected another name)");
                }
            }
            return source;
        } catch (ParseException e) {
            options.report(rule.text().from(), e);
            return null;
        }
    }

    private @Nullable RedirectStatus status() {
        Text text = rule.text().status();
        if (text == null) {
            return rule.to().equals(RedirectRule.NO_TARGET) ? null : RedirectStatus.TEMPORARY_REDIRECT;
        }
        try {
            return RedirectStatus.parse(text.value());
        } catch (IllegalArgumentException e) {
            options.report(text, RuleOptions.message(e));
            return null;
        }
    }

    private @Nullable Target target(SourcePattern source, @Nullable RedirectStatus status) {
        Text to = rule.text().to();
        if (to.value().equals(RedirectRule.NO_TARGET)) {
            if (status != null && status.redirects()) {
                options.report(
                        to,
                        "status " + status + " needs a target (expected a path or URL in place of \"-\", or no status "
                                + "to let the request pass)");
            }
            return null;
        }
        if (status != null && !status.redirects()) {
            options.report(to, "status " + status + " has no target (expected \"-\" in its place)");
            return null;
        }
        try {
            return Target.parse(to.value(), source.captures());
        } catch (ParseException e) {
            options.report(to, e);
            return null;
        }
    }

    private void requireLasting(@Nullable RedirectStatus status, List<Condition> conditions) {
        if (status != null && status.permanent() && !lasting(conditions)) {
            Text text = rule.text().status();
            options.report(
                    text == null ? rule.text().to() : text,
                    "status " + status + " is kept by browsers for good, but a condition of this rule can change "
                            + "(expected " + (status.keepsMethod() ? "307" : "302") + ")");
        }
    }

    private static boolean lasting(List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (!condition.lasting()) {
                return false;
            }
        }
        return true;
    }
}
