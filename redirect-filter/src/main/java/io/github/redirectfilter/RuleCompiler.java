package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule.Option;
import io.github.redirectfilter.RedirectRule.Text;
import io.github.redirectfilter.match.Capture;
import io.github.redirectfilter.match.SourcePattern;
import io.github.redirectfilter.match.Suggestions;
import io.github.redirectfilter.target.TargetTemplate;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one rule and makes it ready to be asked; reports everything that is wrong with it. */
final class RuleCompiler {
    private static final Set<String> OPTIONS =
            Set.of("id", "query", "keep", "strip", "ignore", "cache", "retry-after", "body");
    private static final Set<String> REQUEST_NAMES = Set.of("scheme", "port", "context");
    private static final int DEFAULT_RETRY_AFTER_SECONDS = 60;

    private final RedirectRule rule;
    private final String defaultId;
    private final Settings settings;
    private final List<Problem> problems;
    private final Map<String, Option> options = new LinkedHashMap<>();

    /** What applies to all rules. */
    record Settings(Map<String, ConditionFactory> factories, IgnoreSetting ignore, boolean attribution) {}

    RuleCompiler(RedirectRule rule, String defaultId, Settings settings, List<Problem> problems) {
        this.rule = rule;
        this.defaultId = defaultId;
        this.settings = settings;
        this.problems = problems;
    }

    /** The rule, ready; {@code null} if a problem was reported. */
    @Nullable
    CompiledRule compile() {
        int before = problems.size();
        readOptions();
        IgnoreSetting ignore = parse("ignore", IgnoreSetting::parse, settings.ignore());
        SourcePattern source = source(ignore);
        RedirectStatus status = status();
        List<Condition> conditions = conditions();
        TargetTemplate target = source == null ? null : target(source, status);
        requireLasting(status, conditions);
        QueryCarrier query = query(source, target, status);
        CachePolicy cache = cache(status);
        List<Header> headers = answerHeaders(status);
        boolean errorPage = body(status);
        if (source == null || problems.size() > before) {
            return null;
        }
        Set<String> vary = target == null ? Set.of() : target.headersRead();
        return new CompiledRule(id(), source, conditions, target, status, query, cache, vary, errorPage, headers);
    }

    /** The id of the rule: as given, else its place. */
    String id() {
        Option id = options.get("id");
        return id == null || id.value() == null ? defaultId : id.value().value();
    }

    @Nullable
    Text idText() {
        Option id = options.get("id");
        return id == null ? null : id.valueOrKey();
    }

    private void readOptions() {
        for (Option option : rule.text().options()) {
            String key = option.key().value();
            if (options.putIfAbsent(key, option) != null) {
                report(option.key(), "key \"" + key + "\" stands twice (expected once; values are apart by commas)");
            } else if (OPTIONS.contains(key)) {
                if (option.value() == null || option.value().value().isEmpty()) {
                    report(option.key(), "\"" + key + "\" needs a value (expected " + key + "=...)");
                }
            } else if (factory(key) == null && !belongsToCondition(key)) {
                report(option.key(), unknown(key));
            }
        }
    }

    private String unknown(String key) {
        List<String> known = knownKeys();
        String kind = ConditionKey.parse(key).kind();
        boolean named = key.indexOf('.') > 0;
        String suggestion = Suggestions.didYouMean(
                named ? kind : key, named ? settings.factories().keySet() : known);
        return "unknown key \"" + key + "\"" + suggestion + " " + Suggestions.expected(known);
    }

    private boolean belongsToCondition(String key) {
        return settings.factories().values().stream()
                .anyMatch(factory -> factory.options().contains(key));
    }

    private List<String> knownKeys() {
        List<String> known = new ArrayList<>(OPTIONS);
        settings.factories().values().forEach(factory -> {
            known.add(factory.usage());
            known.addAll(factory.options());
        });
        known.sort(null);
        return known;
    }

    private @Nullable ConditionFactory factory(String key) {
        ConditionKey parsed = ConditionKey.parse(key);
        // "query" alone is the option, "query.NAME" the condition
        return OPTIONS.contains(key) ? null : settings.factories().get(parsed.kind());
    }

    private @Nullable SourcePattern source(IgnoreSetting ignore) {
        try {
            SourcePattern source = SourcePattern.parse(rule.from(), ignore.upperAndLowerCase(), ignore.trailingSlash());
            for (Capture capture : source.captures()) {
                boolean taken = REQUEST_NAMES.contains(capture.name())
                        || capture.name().equals("host") && capture.kind() != Capture.Kind.HOST;
                if (taken) {
                    report(
                            rule.text().from(),
                            "a capture can't be named {" + capture.name()
                                    + "}, which stands for the request's own in targets (expected another name)");
                }
            }
            return source;
        } catch (ParseException e) {
            report(rule.text().from(), e);
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
            report(text, message(e));
            return null;
        }
    }

    private @Nullable TargetTemplate target(SourcePattern source, @Nullable RedirectStatus status) {
        Text to = rule.text().to();
        if (to.value().equals(RedirectRule.NO_TARGET)) {
            if (status != null && status.redirects()) {
                report(
                        to,
                        "status " + status + " needs a target (expected a path or URL in place of \"-\", or no status "
                                + "to let the request pass)");
            }
            return null;
        }
        if (status != null && !status.redirects()) {
            report(to, "status " + status + " has no target (expected \"-\" in its place)");
            return null;
        }
        try {
            return TargetTemplate.parse(to.value(), source.captures());
        } catch (ParseException e) {
            report(to, e);
            return null;
        }
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        Text methods = rule.text().methods();
        ConditionFactory methodFactory = settings.factories().get("method");
        if (methods != null && methodFactory != null) {
            if (options.containsKey("method")) {
                report(methods, "the methods stand twice, in front and as method= (expected one of them)");
            }
            create(methodFactory, new ConditionKey(false, "method", ""), methods, methods.value(), conditions);
        }
        Set<String> used = new HashSet<>();
        options.forEach((key, option) -> {
            ConditionFactory factory = factory(key);
            if (factory != null) {
                used.addAll(factory.options());
                Text value = option.value();
                create(
                        factory,
                        ConditionKey.parse(key),
                        option.valueOrKey(),
                        value == null ? null : value.value(),
                        conditions);
            }
        });
        options.forEach((key, option) -> {
            if (belongsToCondition(key) && !used.contains(key)) {
                report(
                        option.key(),
                        "\"" + key + "\" has no condition here that reads it (expected one of "
                                + String.join(", ", kindsThatRead(key)) + " in the same rule)");
            }
        });
        conditions.sort(Comparator.comparingInt(Condition::cost));
        return List.copyOf(conditions);
    }

    private List<String> kindsThatRead(String key) {
        return settings.factories().values().stream()
                .filter(factory -> factory.options().contains(key))
                .map(ConditionFactory::kind)
                .sorted()
                .toList();
    }

    private void create(
            ConditionFactory factory,
            ConditionKey key,
            Text place,
            @Nullable String value,
            List<Condition> conditions) {
        if (value != null && value.isEmpty()) {
            report(place, "\"" + factory.usage() + "=\" has no value (expected one, or the key alone)");
            return;
        }
        try {
            Condition condition = factory.create(new RuleSpec(key.name(), value, rule, options));
            conditions.add(key.negated() ? new NegatedCondition(condition) : condition);
        } catch (IllegalArgumentException e) {
            report(place, message(e));
        }
    }

    private void requireLasting(@Nullable RedirectStatus status, List<Condition> conditions) {
        if (status != null && status.permanent() && !conditions.stream().allMatch(Condition::lasting)) {
            Text text = rule.text().status();
            report(
                    text == null ? rule.text().to() : text,
                    "status " + status + " is kept by browsers for good, but a condition of this rule can change "
                            + "(expected " + (status.keepsMethod() ? "307" : "302") + ")");
        }
    }

    private QueryCarrier query(
            @Nullable SourcePattern source, @Nullable TargetTemplate target, @Nullable RedirectStatus status) {
        QueryPolicy policy = parse("query", QueryPolicy::parse, QueryPolicy.MERGE);
        List<String> keep = parse("keep", RuleCompiler::names, List.of());
        List<String> strip = parse("strip", RuleCompiler::names, List.of());
        for (String key : List.of("query", "keep", "strip")) {
            Option option = options.get(key);
            if (option != null && (status == null || !status.redirects())) {
                report(
                        option.key(),
                        "\"" + key + "\" is about a target, and this rule has none (expected no " + key + "=)");
            } else if (option != null && policy == QueryPolicy.DROP && !key.equals("query")) {
                report(
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

    private static List<String> names(String text) {
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

    private CachePolicy cache(@Nullable RedirectStatus status) {
        Option option = options.get("cache");
        if (status == null) {
            if (option != null) {
                report(
                        option.key(),
                        "\"cache\" is about an answer, and this rule lets the request pass (expected no " + "cache=)");
            }
            return CachePolicy.NONE;
        }
        CachePolicy policy = parse("cache", CachePolicy::parse, status.defaultCachePolicy());
        if (option != null && option.value() != null && status.heuristicallyCacheable() && !policy.bounded()) {
            report(
                    option.value(),
                    "browsers keep a " + status
                            + " without end unless its age is bounded (expected cache=\"max-age=3600\" "
                            + "or cache=no-store)");
        }
        return policy;
    }

    private List<Header> answerHeaders(@Nullable RedirectStatus status) {
        List<Header> headers = new ArrayList<>();
        boolean waits = status == RedirectStatus.SERVICE_UNAVAILABLE || status == RedirectStatus.TOO_MANY_REQUESTS;
        Option option = options.get("retry-after");
        if (option != null && !waits) {
            report(option.key(), "\"retry-after\" goes with 429 and 503 alone (expected one of these as status)");
        }
        int seconds = parse("retry-after", RuleCompiler::seconds, DEFAULT_RETRY_AFTER_SECONDS);
        if (waits) {
            headers.add(new Header("Retry-After", Integer.toString(seconds)));
        }
        if (settings.attribution() && status != null) {
            headers.add(new Header("X-Redirect-By", id().replaceAll("[^\\x20-\\x7E]", "?")));
        }
        return List.copyOf(headers);
    }

    private static int seconds(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "retry-after \"" + text + "\" is no number of seconds (expected for example retry-after=300)");
        }
        return Integer.parseInt(text);
    }

    private boolean body(@Nullable RedirectStatus status) {
        Option option = options.get("body");
        if (option != null && (status == null || status.redirects())) {
            report(option.key(), "\"body\" goes with 4xx and 5xx alone, a redirect has none (expected no body=)");
        }
        return parse("body", RuleCompiler::bodyWord, true);
    }

    private static boolean bodyWord(String text) {
        if (!text.equals("none")) {
            throw new IllegalArgumentException(
                    "body \"" + text + "\" is unknown (expected none, or no body= for the application's error page)");
        }
        return false;
    }

    private interface Reader<T> {
        T read(String text);
    }

    private <T> T parse(String key, Reader<T> reader, T absent) {
        Option option = options.get(key);
        Text value = option == null ? null : option.value();
        if (value == null || value.value().isEmpty()) {
            return absent;
        }
        try {
            return reader.read(value.value());
        } catch (IllegalArgumentException e) {
            report(value, message(e));
            return absent;
        }
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    private void report(Text text, String message) {
        problems.add(new Problem(text.where(), Math.max(1, text.value().length()), message));
    }

    private void report(Text text, ParseException e) {
        Place place = text.where().plus(e.getErrorOffset());
        problems.add(new Problem(place, Math.max(1, text.value().length() - e.getErrorOffset()), message(e)));
    }
}
