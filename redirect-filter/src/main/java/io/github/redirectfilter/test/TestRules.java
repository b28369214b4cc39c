package io.github.redirectfilter.test;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConfigurationLoader;

/**
 * Loads rules as the filter does, for tests. Rules with a mistake fail the test, with the report of all of them as its
 * message.
 *
 * <pre>{@code
 * private static final Redirects RULES = TestRules.file("src/main/webapp/WEB-INF/redirects.rules");
 * }</pre>
 *
 * <p>Rules with health checks are {@linkplain Redirects#close closed} at the end. What else a configuration can consist
 * of, annotations among it, {@link ConfigurationLoader} reads.
 */
public final class TestRules {
    private TestRules() {}

    /**
     * Rule lines, with settings in front of them as in a file; {@code rules} is what error messages call them.
     *
     * @throws RedirectConfigurationException with everything that is wrong
     */
    public static Redirects text(String rules) {
        return text(rules, Redirects.builder());
    }

    /**
     * Rule lines, below what a builder has already: a clock, a listener, conditions.
     *
     * @throws RedirectConfigurationException with everything that is wrong
     */
    public static Redirects text(String rules, Redirects.Builder builder) {
        return load("rules", rules, builder);
    }

    /**
     * A file of rules, YAML or CSV, as its ending says.
     *
     * @param path absolute, or from the directory that the tests run in, which is the module's with Maven and Gradle
     * @throws RedirectConfigurationException with everything that is wrong
     */
    public static Redirects file(String path) {
        return file(path, Redirects.builder());
    }

    /**
     * A file, below what a builder has already.
     *
     * @param path as for {@link #file(String)}
     * @throws RedirectConfigurationException with everything that is wrong
     */
    public static Redirects file(String path, Redirects.Builder builder) {
        return load("rules-file", "file:" + path, builder);
    }

    /**
     * A file on the class path, such as {@code redirects.rules}.
     *
     * @throws RedirectConfigurationException with everything that is wrong
     */
    public static Redirects classPath(String name) {
        return classPath(name, Redirects.builder());
    }

    /**
     * A file on the class path, below what a builder has already.
     *
     * @throws RedirectConfigurationException with everything that is wrong
     */
    public static Redirects classPath(String name, Redirects.Builder builder) {
        return load("rules-file", "classpath:" + name, builder);
    }

    private static Redirects load(String setting, String value, Redirects.Builder builder) {
        return configuration(setting, value, builder).redirects();
    }

    static Configuration configuration(String setting, String value, Redirects.Builder builder) {
        return new ConfigurationLoader(path -> null, classLoader())
                .setting(setting, setting, value)
                .load(builder);
    }

    /** The one of the application, where a tool runs the tests of several. */
    private static ClassLoader classLoader() {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        return own != null ? own : TestRules.class.getClassLoader();
    }
}
