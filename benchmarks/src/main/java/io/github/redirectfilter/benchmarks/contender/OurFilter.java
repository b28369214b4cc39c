package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import jakarta.servlet.FilterChain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This project's filter with all that it does around a decision. */
final class OurFilter implements Contender {
    private static final FilterChain APPLICATION = (request, response) -> {};

    private final StubRequest request = new StubRequest();
    private final StubResponse response = new StubResponse();
    private RedirectFilter filter = new RedirectFilter(Redirects.builder().build());
    private String[] paths = {};

    @Override
    public void load(RuleSet rules) throws Exception {
        filter = new RedirectFilter(OurRules.load(rules));
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
