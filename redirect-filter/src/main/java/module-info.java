/** HTTP redirects for Jakarta Servlet applications. */
module io.github.redirectfilter {
    requires re2j;
    requires static transitive jakarta.servlet;
    requires static transitive org.jspecify;
    requires static com.maxmind.db;
    requires static org.snakeyaml.engine;

    exports io.github.redirectfilter;
    exports io.github.redirectfilter.annotation;
    exports io.github.redirectfilter.config;

    // the reader makes the entries of a country database
    opens io.github.redirectfilter.condition to
            com.maxmind.db;

    uses io.github.redirectfilter.ConditionFactory;
    uses io.github.redirectfilter.CountryResolver;
    uses io.github.redirectfilter.RedirectListener;

    provides io.github.redirectfilter.ConditionFactory with
            io.github.redirectfilter.condition.CookieFactory,
            io.github.redirectfilter.condition.CountryFactory,
            io.github.redirectfilter.condition.HeaderFactory,
            io.github.redirectfilter.condition.LanguageFactory,
            io.github.redirectfilter.condition.MethodFactory,
            io.github.redirectfilter.condition.QueryFactory,
            io.github.redirectfilter.condition.RoleFactory,
            io.github.redirectfilter.condition.ShareFactory,
            io.github.redirectfilter.condition.TimeFactory,
            io.github.redirectfilter.condition.UserFactory;
    provides jakarta.servlet.ServletContainerInitializer with
            io.github.redirectfilter.servlet.RedirectFilterInitializer;
}
