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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All settings of one configuration, whatever it is spread over: each is known, in place, and given once. */
final class Settings {
    /** Where the rules are. Such a setting can't stand among the rules. */
    private static final Set<String> LOCATIONS = Set.of("rules", "rules-file");

    /** Not INCLUDE: a container ignores status and headers that an included resource sets (Servlet 6.0, section 9.3). */
    private static final Set<String> DISPATCHES = new LinkedHashSet<>(List.of("REQUEST", "FORWARD", "ERROR", "ASYNC"));

    /** In the order in which they are listed to somebody who missed one; {@link #apply} has what each does. */
    private static final Set<String> KNOWN = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            "rules",
            "rules-file",
            "allow",
            "origin",
            "guard",
            "refused",
            "context-relative",
            "trust-literal-targets",
            "trusted-proxies",
            "cors",
            "ignore",
            "dispatch",
            "attribution",
            ConsoleReader.PATH,
            ConsoleReader.ROLE,
            ConsoleReader.ADDRESS,
            "accept",
            "reload",
            "max-path",
            "max-regex-steps",
            "max-capture",
            "max-target",
            "max-conditions")));

    private final Redirects.Builder redirects;
    private final Variables variables;
    private final RuleSink sink;
    private @Nullable ConsoleReader console;
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

    /** The names of all settings but those that conditions read. */
    static Set<String> known() {
        return KNOWN;
    }

    static boolean isKnown(String name) {
        return KNOWN.contains(name);
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
        if (console != null) {
            console.finish(sink);
        }
        if (console() != null) {
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
        return console == null ? null : console.settings();
    }

    Set<String> dispatch() {
        return dispatch;
    }

    /** Takes a setting. */
    void add(Setting setting) {
        String name = setting.name().text();
        Place first = given.putIfAbsent(name, setting.name().place());
        if (!KNOWN.contains(name) && !redirects.hasSetting(name)) {
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
                apply(name, value);
            }
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(KNOWN);
        names.addAll(redirects.settings());
        return names;
    }

    private void apply(String name, Located value) {
        try {
            take(name, value, value.text().strip());
        } catch (IllegalArgumentException e) {
            sink.problem(value.stripped(), String.valueOf(e.getMessage()));
        }
    }

    /** Has a setting do what it does; an {@link IllegalArgumentException} says why a value is wrong. */
    private void take(String name, Located value, String text) {
        switch (name) {
            case "rules" -> rules = value;
            case "rules-file" -> ruleFiles = Words.of(value);
            case "allow" -> allow(value);
            case "origin" -> redirects.origin(text);
            case "guard" -> guard = GuardMode.parse(text);
            case "refused" -> refused(value);
            case "context-relative" -> redirects.contextRelative(bool(text));
            case "trust-literal-targets" -> redirects.trustLiteralTargets(bool(text));
            case "trusted-proxies" -> trustedProxies(value);
            case "cors" -> redirects.cors(text);
            case "ignore" -> redirects.ignore(text);
            case "dispatch" -> dispatch(value);
            case "attribution" -> redirects.attribution(bool(text));
            case ConsoleReader.PATH -> consoleReader().path(value);
            case ConsoleReader.ROLE -> consoleReader().roles(value);
            case ConsoleReader.ADDRESS -> consoleReader().addresses(value, sink);
            case "accept" -> redirects.accept(text);
            case "reload" -> reload = ReloadSetting.parse(text);
            case "max-path" -> redirects.maxPath(number(text));
            case "max-regex-steps" -> redirects.maxRegexSteps(number(text));
            case "max-capture" -> redirects.maxCapture(number(text));
            case "max-target" -> redirects.maxTarget(number(text));
            case "max-conditions" -> redirects.maxConditions(number(text));
            default -> redirects.setting(name, text);
        }
    }

    private ConsoleReader consoleReader() {
        if (console == null) {
            console = new ConsoleReader();
        }
        return console;
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

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no number (expected one like 1000)");
        }
        return Integer.parseInt(text);
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("\"" + text + "\" is no switch (expected one of true, false)");
        }
        return text.equals("true");
    }
}
