package io.github.redirectfilter.config;

import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.match.Suggestions;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** All settings of one configuration, whatever it is spread over: each is known, in place, and given once. */
final class Settings {
    /** Where the rules are. Such a setting can't stand among the rules. */
    private static final Set<String> LOCATIONS = Set.of("rules", "rules-file");

    /** Not INCLUDE: a container ignores status and headers that an included resource sets (Servlet 6.0, section 9.3). */
    private static final Set<String> DISPATCHES = new LinkedHashSet<>(List.of("REQUEST", "FORWARD", "ERROR", "ASYNC"));

    private static final Map<String, Effect> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("rules", (value, to) -> to.rules = value);
        KNOWN.put("rules-file", (value, to) -> to.ruleFiles = Words.of(value));
        KNOWN.put("allow", (value, to) -> to.allow(value));
        KNOWN.put("origin", text(Redirects.Builder::origin));
        KNOWN.put(
                "guard", (value, to) -> to.guard = GuardMode.parse(value.text().strip()));
        KNOWN.put("refused", (value, to) -> to.refused(value));
        KNOWN.put("context-relative", bool(Redirects.Builder::contextRelative));
        KNOWN.put("trust-literal-targets", bool(Redirects.Builder::trustLiteralTargets));
        KNOWN.put("trusted-proxies", (value, to) -> to.trustedProxies(value));
        KNOWN.put("cors", text(Redirects.Builder::cors));
        KNOWN.put("ignore", text(Redirects.Builder::ignore));
        KNOWN.put("dispatch", (value, to) -> to.dispatch(value));
        KNOWN.put("attribution", bool(Redirects.Builder::attribution));
        KNOWN.put(ConsoleReader.PATH, (value, to) -> to.console.path(value));
        KNOWN.put(ConsoleReader.ROLE, (value, to) -> to.console.roles(value));
        KNOWN.put(ConsoleReader.ADDRESS, (value, to) -> to.console.addresses(value, to.sink));
        KNOWN.put("accept", text(Redirects.Builder::accept));
        KNOWN.put(
                "reload",
                (value, to) -> to.reload = ReloadSetting.parse(value.text().strip()));
        KNOWN.put("max-path", number(Redirects.Builder::maxPath));
        KNOWN.put("max-regex-steps", number(Redirects.Builder::maxRegexSteps));
        KNOWN.put("max-capture", number(Redirects.Builder::maxCapture));
        KNOWN.put("max-target", number(Redirects.Builder::maxTarget));
        KNOWN.put("max-conditions", number(Redirects.Builder::maxConditions));
    }

    private final Redirects.Builder redirects;
    private final Variables variables;
    private final RuleSink sink;
    private final ConsoleReader console = new ConsoleReader();
    private final Map<String, Place> given = new HashMap<>();
    private @Nullable Located rules;
    private List<Located> ruleFiles = List.of();
    private Set<String> dispatch = Set.of("REQUEST");
    private GuardMode guard = GuardMode.OFF;
    private Duration reload = ReloadSetting.OFF;
    private @Nullable Located refusedPasses;

    Settings(Redirects.Builder redirects, Variables variables, RuleSink sink) {
        this.redirects = redirects;
        this.variables = variables;
        this.sink = sink;
    }

    /** What a setting does; an {@link IllegalArgumentException} says why a value is wrong. */
    private interface Effect {
        void apply(Located value, Settings to);
    }

    /** The names of all settings but those that conditions read. */
    static Set<String> known() {
        return Collections.unmodifiableSet(KNOWN.keySet());
    }

    static boolean isKnown(String name) {
        return KNOWN.containsKey(name);
    }

    /** Takes a setting that stands beside rules. */
    void addBesideRules(Setting setting) {
        String name = setting.name().text();
        if (LOCATIONS.contains(name)) {
            sink.problem(setting.name(), "setting \"" + name + "\" can't stand in a rules file; it is for init-params");
        } else {
            add(setting);
        }
    }

    /** The init-param {@code rules}; {@code null} if it is not set. */
    @Nullable
    Located rules() {
        return rules;
    }

    /** The locations in {@code rules-file}, in order. */
    List<Located> ruleFiles() {
        return ruleFiles;
    }

    boolean namesRuleFiles() {
        return given.containsKey("rules-file");
    }

    GuardMode guard() {
        return guard;
    }

    Duration reload() {
        return reload;
    }

    /** Reports what is wrong with settings taken together. */
    void finish() {
        console.finish(sink);
        if (console.settings() != null) {
            redirects.countHits();
        }
        if (guard == GuardMode.ENFORCE && refusedPasses != null) {
            sink.problem(
                    refusedPasses,
                    "refused=pass has no meaning with guard=enforce: a redirect of the application that is refused has "
                            + "nowhere to pass to (expected 400 or a path, or guard=report)");
        }
    }

    /** Where the console is; {@code null} if there is to be none. */
    @Nullable
    ConsoleSettings console() {
        return console.settings();
    }

    Set<String> dispatch() {
        return dispatch;
    }

    /** Takes a setting. */
    void add(Setting setting) {
        String name = setting.name().text();
        Effect effect = effect(name);
        Place first = given.putIfAbsent(name, setting.name().place());
        if (effect == null) {
            sink.problem(
                    setting.name(),
                    "unknown setting \"" + name + "\"" + Suggestions.didYouMean(name, names()) + " "
                            + Suggestions.expected(names()));
        } else if (first != null && !name.equals("allow")) {
            sink.problem(setting.name(), "setting \"" + name + "\" is given twice, here and at " + first);
        } else if (setting.value().text().isBlank()) {
            sink.problem(setting.value(), "setting \"" + name + "\" has no value");
        } else {
            Located value = name.equals("rules") ? setting.value() : variables.resolve(setting.value(), sink);
            if (value != null) {
                apply(effect, value);
            }
        }
    }

    private @Nullable Effect effect(String name) {
        Effect own = KNOWN.get(name);
        return own != null || !redirects.hasSetting(name)
                ? own
                : (value, to) -> to.redirects.setting(name, value.text().strip());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(KNOWN.keySet());
        names.addAll(redirects.settings());
        return names;
    }

    private void apply(Effect effect, Located value) {
        try {
            effect.apply(value, this);
        } catch (IllegalArgumentException e) {
            sink.problem(value.stripped(), String.valueOf(e.getMessage()));
        }
    }

    private void refused(Located value) {
        String answer = value.text().strip();
        redirects.refused(answer);
        refusedPasses = answer.equals("pass") ? value : null;
    }

    // entry by entry, so that all wrong ones are reported
    private void allow(Located value) {
        for (Located entry : Words.of(value)) {
            try {
                redirects.allow(Allowlist.parse(entry.text()), entry.place());
            } catch (ParseException e) {
                sink.problem(entry, String.valueOf(e.getMessage()));
            }
        }
    }

    private void trustedProxies(Located value) {
        for (Located network : Words.of(value)) {
            try {
                redirects.trustedProxies(network.text());
            } catch (IllegalArgumentException e) {
                sink.problem(network, String.valueOf(e.getMessage()));
            }
        }
    }

    private void dispatch(Located value) {
        Set<String> types = new LinkedHashSet<>();
        for (Located word : Words.of(value)) {
            types.add(word.text());
            if (!DISPATCHES.contains(word.text())) {
                sink.problem(
                        word,
                        "unknown dispatch \"" + word.text() + "\"" + Suggestions.didYouMean(word.text(), DISPATCHES)
                                + " " + Suggestions.expected(DISPATCHES));
            }
        }
        dispatch = types;
    }

    private static Effect text(BiConsumer<Redirects.Builder, String> setter) {
        return (value, to) -> setter.accept(to.redirects, value.text().strip());
    }

    private static Effect number(BiConsumer<Redirects.Builder, Integer> setter) {
        return (value, to) -> {
            String text = value.text().strip();
            if (!text.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException("\"" + text + "\" is no number (expected one like 1000)");
            }
            setter.accept(to.redirects, Integer.valueOf(text));
        };
    }

    private static Effect bool(BiConsumer<Redirects.Builder, Boolean> setter) {
        return (value, to) -> {
            String text = value.text().strip();
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException("\"" + text + "\" is no switch (expected one of true, false)");
            }
            setter.accept(to.redirects, text.equals("true"));
        };
    }
}
