package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Loads a configuration from all places it may be spread over, and reports everything that is wrong with it at once.
 *
 * <pre>{@code
 * Configuration configuration = new ConfigurationLoader(context::getResourceAsStream, context.getClassLoader())
 *         .parameters("init-param", Map.of("rules", "/old /new 308", "allow", "https://*.example.com"))
 *         .annotated(ArticlesServlet.class, List.of("/articles"))
 *         .load();
 * }</pre>
 *
 * <p>The order of the rules is: those given to {@link #rule}, {@code rules}, {@code rules-file} as listed, annotations
 * by class name. If no file is named, {@code /WEB-INF/redirects.rules} or {@code /WEB-INF/redirects.yaml} is read if it
 * exists.
 */
public final class ConfigurationLoader {
    private final ResourceLocator locator;
    private final ClassLoader loader;
    private final Variables variables;
    private final List<Consumer<RuleSink>> rules = new ArrayList<>();
    private final List<Setting> parameters = new ArrayList<>();
    private final Map<String, Annotated> annotated = new TreeMap<>();
    private Set<String> filled = Set.of();

    /**
     * A loader without a configuration yet.
     *
     * @param locator opens files of the web application
     * @param loader finds {@code classpath:} files
     */
    public ConfigurationLoader(ResourceLocator locator, ClassLoader loader) {
        this(locator, loader, Variables::system);
    }

    ConfigurationLoader(ResourceLocator locator, ClassLoader loader, Function<String, @Nullable String> variables) {
        this.locator = locator;
        this.loader = loader;
        this.variables = new Variables(variables);
    }

    private record Annotated(Class<?> type, List<String> urlPatterns, MethodTargets methods) {}

    /**
     * Adds settings by their names, {@code rules} and {@code rules-file} among them.
     *
     * @param source what they are, in front of the name of each in error messages: {@code init-param}
     */
    public ConfigurationLoader parameters(String source, Map<String, String> parameters) {
        new TreeMap<>(parameters).forEach((name, value) -> setting(source + " " + name, name, value));
        return this;
    }

    /**
     * Adds one setting.
     *
     * @param source what it is called where it was written, for error messages: {@code redirect-filter.guard}
     */
    public ConfigurationLoader setting(String source, String name, String value) {
        Located located = new Located(name, RedirectConfigurationException.Place.of(source));
        parameters.add(new Setting(located, Located.whole(source, value)));
        return this;
    }

    /** The names of all settings but those that conditions read, which {@link Redirects.Builder#settings} names. */
    public static Set<String> settings() {
        return Settings.known();
    }

    /** Adds a rule in front of those that are read. */
    public ConfigurationLoader rule(RedirectRule rule) {
        rules.add(sink -> sink.rule(rule));
        return this;
    }

    /**
     * Adds rule lines, behind the rules that were added before.
     *
     * @param source what they are called where they were written, for error messages: {@code redirect-filter.rules[3]}
     * @param text one rule, or several with one a line
     */
    public ConfigurationLoader lines(String source, String text) {
        Located lines = Located.whole(source, text);
        rules.add(sink -> {
            if (text.strip().indexOf('\n') < 0) {
                RuleLine.read(lines, sink);
            } else {
                read(lines, sink);
            }
        });
        return this;
    }

    /**
     * Adds a rule as the YAML files have it, behind the rules that were added before: {@code from}, {@code to}, and the others
     * by their keys.
     *
     * <pre>{@code
     * loader.object("redirect-filter.rules[0]", Map.of(
     *         "from", List.of("/old"), "to", List.of("/new"), "when.country", List.of("DE", "FR")));
     * }</pre>
     *
     * @param source what it is called where it was written, for error messages
     * @param parts keys with their values; a key that stands below another has both names, with a dot between them
     */
    public ConfigurationLoader object(String source, Map<String, List<String>> parts) {
        Map<String, List<String>> copy = new LinkedHashMap<>(parts);
        rules.add(sink -> FlatRule.read(source, copy, sink));
        return this;
    }

    /**
     * Adds a file, behind the rules that were added before.
     *
     * @param file is called in error messages as it is written here; its ending says how it is read: {@code .rules},
     *     {@code .yaml}, {@code .yml} or {@code .csv}
     */
    public ConfigurationLoader file(Path file) {
        rules.add(sink -> {
            FileContents contents = FileContents.read(List.of(file), FileStamp::of);
            new RuleFiles(new FileLocations(locator, loader), contents, Set.of(), sink)
                    .read(new Located(file.toString(), Place.of(file.toString())), file);
        });
        return this;
    }

    /**
     * Adds the annotations of a class, if it has any.
     *
     * @param urlPatterns the URL patterns of the class if it is a servlet, in the order declared; else empty
     */
    public ConfigurationLoader annotated(Class<?> type, List<String> urlPatterns) {
        return annotated(type, urlPatterns, AnnotationRules.NO_METHODS);
    }

    /**
     * Adds the annotations of a class whose methods are served at addresses of their own.
     *
     * @param urlPatterns the URL patterns of the class, in the order declared; empty if it has none
     * @param methods knows where its methods are served
     */
    public ConfigurationLoader annotated(Class<?> type, List<String> urlPatterns, MethodTargets methods) {
        // one class may be announced as annotated and as a servlet, and its rules count once
        Annotated before = annotated.get(type.getName());
        if (before == null || before.urlPatterns.isEmpty()) {
            annotated.put(type.getName(), new Annotated(type, List.copyOf(urlPatterns), methods));
        }
        return this;
    }

    /**
     * Reads and compiles everything.
     *
     * @throws RedirectConfigurationException with all problems of all sources
     */
    public Configuration load() {
        return load(Redirects.builder());
    }

    /**
     * Reads everything into a builder that may have rules, conditions and listeners already, and compiles it.
     *
     * @throws RedirectConfigurationException with all problems of all sources
     */
    public Configuration load(Redirects.Builder redirects) {
        return load(redirects, files -> FileContents.read(files, FileStamp::of)).configuration();
    }

    /**
     * What was loaded.
     *
     * @param files the files of the file system that rules can come from, those that don't exist yet among them
     * @param contents what they held
     */
    record Loaded(Configuration configuration, List<Path> files, FileContents contents) {}

    /**
     * Reads everything, with files by way of {@code reader}. What is loaded once more differs by what stands in the files: one
     * that had content before and is empty or gone is a problem, so that rules are not lost by accident.
     */
    Loaded load(Redirects.Builder redirects, Function<List<Path>, FileContents> reader) {
        Collector collector = new Collector(redirects, variables);
        Settings settings = collector.settings();
        Set<String> sources = new LinkedHashSet<>();
        for (Consumer<RuleSink> rule : rules) {
            rule.accept(collector);
        }
        for (Setting parameter : parameters) {
            settings.add(parameter);
        }
        Located lines = settings.rules();
        if (lines != null) {
            read(lines, collector);
            sources.add(lines.place().source());
        }
        FileLocations locations = new FileLocations(locator, loader);
        List<Path> files = locations.files(
                settings.namesRuleFiles()
                        ? settings.ruleFiles().stream().map(Located::text).toList()
                        : RuleFiles.DEFAULTS);
        FileContents contents = reader.apply(files);
        RuleFiles ruleFiles = new RuleFiles(locations, contents, filled, collector);
        readFiles(ruleFiles, collector, sources);
        for (Annotated each : annotated.values()) {
            if (AnnotationRules.read(each.type, each.urlPatterns, each.methods, collector)) {
                sources.add(each.type.getName());
            }
        }
        collector.finish();
        Configuration loaded = new Configuration(
                redirects.build(),
                settings.dispatch(),
                settings.guard(),
                settings.reload(),
                settings.console(),
                collector.tests(),
                List.copyOf(sources));
        filled = Set.copyOf(ruleFiles.filled());
        return new Loaded(loaded, files, contents);
    }

    /** Takes the place of another, so that the files which that one found full can't be lost by accident either. */
    void follows(ConfigurationLoader before) {
        filled = before.filled;
    }

    private static void read(Located rules, RuleSink sink) {
        RuleLines reader = new RuleLines(rules.place().source(), sink);
        int number = 0;
        for (String line : (Iterable<String>) rules.text().lines()::iterator) {
            reader.line(++number, line);
        }
    }

    private static void readFiles(RuleFiles files, Collector collector, Set<String> sources) {
        Located found = collector.settings().namesRuleFiles() ? null : files.found();
        List<Located> locations =
                found != null ? List.of(found) : collector.settings().ruleFiles();
        for (Located location : locations) {
            if (sources.add(location.text())) {
                files.read(location);
            } else {
                collector.problem(location, "\"" + location.text() + "\" is listed twice");
            }
        }
    }
}
