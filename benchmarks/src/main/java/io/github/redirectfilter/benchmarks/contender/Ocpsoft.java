package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.RuleSet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ocpsoft.rewrite.servlet.RewriteFilter;

/** OCPsoft Rewrite: its filter, with rules by its builder. */
final class Ocpsoft implements Contender {
    private static final FilterChain APPLICATION = (request, response) -> {};
    private static final Logger LOG = Logger.getLogger("org.ocpsoft");

    private final RewriteFilter filter = new RewriteFilter();
    private final StubRequest request = new StubRequest();
    private final StubResponse response = new StubResponse();
    private String[] paths = {};

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
    public void prepare(List<String> paths) {
        this.paths = paths.toArray(String[]::new);
    }

    @Override
    public @Nullable String locate(int request) throws Exception {
        filter.doFilter(this.request.to(paths[request]), response.fresh(), APPLICATION);
        return response.location();
    }
}
