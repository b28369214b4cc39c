package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.RuleSet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ocpsoft.rewrite.servlet.RewriteFilter;

/** OCPsoft Rewrite: its filter, with rules by its builder. */
final class Ocpsoft extends ServletContender {
    private static final Logger LOG = Logger.getLogger("org.ocpsoft");

    private final RewriteFilter filter = new RewriteFilter();

    @Override
    public void load(RuleSet rules) throws Exception {
        LOG.setLevel(Level.SEVERE);
        OcpsoftConfiguration.rules = rules;
        filter.init(Stubs.answering(FilterConfig.class, Map.of("getServletContext", context())));
    }

    /** It keeps its rules in an attribute. */
    private static ServletContext context() {
        Map<Object, Object> attributes = new HashMap<>();
        return Stubs.computing(
                ServletContext.class,
                Map.of(
                        "getAttribute", arguments -> attributes.get(arguments[0]),
                        "setAttribute", arguments -> attributes.put(arguments[0], arguments[1]),
                        "getContextPath", arguments -> "",
                        "getInitParameter", arguments -> null,
                        "getResource", arguments -> null));
    }

    @Override
    void handle(HttpServletRequest request, HttpServletResponse response, FilterChain application) throws Exception {
        filter.doFilter(request, response, application);
    }
}
