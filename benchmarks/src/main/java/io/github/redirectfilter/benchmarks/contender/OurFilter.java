package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** This project's filter with all that it does around a decision. */
final class OurFilter extends ServletContender {
    private RedirectFilter filter = new RedirectFilter(Redirects.builder().build());

    @Override
    public void load(RuleSet rules) throws Exception {
        filter = new RedirectFilter(OurRules.load(rules));
    }

    @Override
    void handle(HttpServletRequest request, HttpServletResponse response, FilterChain application) throws Exception {
        filter.doFilter(request, response, application);
    }
}
