package io.github.redirectfilter.benchmarks.contender;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One that works on a servlet request and response. */
abstract class ServletContender implements Contender {
    private static final FilterChain APPLICATION = (request, response) -> {};

    private final StubRequest request = new StubRequest();
    private final StubResponse response = new StubResponse();
    private String[] paths = {};

    abstract void handle(HttpServletRequest request, HttpServletResponse response, FilterChain application)
            throws Exception;

    @Override
    public final void prepare(List<String> paths) {
        this.paths = paths.toArray(String[]::new);
    }

    @Override
    public final @Nullable String locate(int request) throws Exception {
        handle(this.request.to(paths[request]), response.fresh(), APPLICATION);
        return response.location();
    }
}
