/** HTTP redirects for Jakarta Servlet applications. */
module io.github.redirectfilter {
    requires java.logging;
    requires java.net.http;
    requires java.xml;
    requires java.management;
    requires jdk.management;
    requires re2j;
    requires static com.github.benmanes.caffeine;
    requires static transitive io.github.bucket4j.core;
    requires static transitive jakarta.servlet;
    requires static transitive micrometer.core;
    requires static transitive org.assertj.core;
    requires static transitive org.jspecify;
    requires static transitive org.junit.jupiter.api;
    requires static com.maxmind.db;
    requires static org.snakeyaml.engine;
    requires static info.picocli;

    exports io.github.redirectfilter;
    exports io.github.redirectfilter.annotation;
    exports io.github.redirectfilter.condition.rate;
    exports io.github.redirectfilter.config;
    exports io.github.redirectfilter.test;
    exports io.github.redirectfilter.lint;
    exports io.github.redirectfilter.metrics;

    // the reader makes the entries of a country database
    opens io.github.redirectfilter.condition to
            com.maxmind.db;

    // the reader of the command line fills its objects
    opens io.github.redirectfilter.cli to
            info.picocli;

    uses io.github.redirectfilter.ConditionFactory;
    uses io.github.redirectfilter.CountryResolver;
    uses io.github.redirectfilter.HealthSource;
    uses io.github.redirectfilter.HealthSources;
    uses io.github.redirectfilter.RedirectListener;
    uses io.github.redirectfilter.SystemLoad;
    uses io.github.redirectfilter.condition.rate.RateBackend;

    provides io.github.redirectfilter.ConditionFactory with
            io.github.redirectfilter.condition.CookieFactory,
            io.github.redirectfilter.condition.CountryFactory,
            io.github.redirectfilter.condition.HeaderFactory,
            io.github.redirectfilter.condition.IpFactory,
            io.github.redirectfilter.condition.LanguageFactory,
            io.github.redirectfilter.condition.MethodFactory,
            io.github.redirectfilter.condition.OverloadFactory,
            io.github.redirectfilter.condition.QueryFactory,
            io.github.redirectfilter.condition.RoleFactory,
            io.github.redirectfilter.condition.ShareFactory,
            io.github.redirectfilter.condition.SignedCookieFactory,
            io.github.redirectfilter.condition.SwitchFactory,
            io.github.redirectfilter.condition.TimeFactory,
            io.github.redirectfilter.condition.UserFactory,
            io.github.redirectfilter.condition.health.HealthyFactory,
            io.github.redirectfilter.condition.health.UnhealthyFactory,
            io.github.redirectfilter.condition.rate.RateFactory;
    provides jakarta.servlet.ServletContainerInitializer with
            io.github.redirectfilter.servlet.RedirectFilterInitializer;
}
