package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This project's rules, asked without a servlet container: {@link Redirects#decide}. */
final class OurDecision implements Contender {
    private final PlainRequest request = new PlainRequest();
    private Redirects redirects = Redirects.builder().build();
    private String[] paths = {};

    @Override
    public void load(RuleSet rules) throws Exception {
        redirects = OurRules.load(rules);
    }

    @Override
    public void prepare(List<String> paths) {
        this.paths = paths.toArray(String[]::new);
    }

    @Override
    public @Nullable String locate(int request) {
        Decision decision = redirects.decide(this.request.to(paths[request]));
        return decision instanceof Decision.Redirect redirect ? redirect.location() : null;
    }

    /** A request for one path after the other. */
    private static final class PlainRequest implements RedirectRequest {
        private String uri = "/";

        PlainRequest to(String path) {
            uri = path;
            return this;
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String scheme() {
            return "http";
        }

        @Override
        public String host() {
            return "www.example.com";
        }

        @Override
        public int port() {
            return 80;
        }

        @Override
        public String contextPath() {
            return "";
        }

        @Override
        public String uri() {
            return uri;
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public @Nullable String cookie(String name) {
            return null;
        }

        @Override
        public String remoteAddress() {
            return "127.0.0.1";
        }

        @Override
        public @Nullable String user() {
            return null;
        }

        @Override
        public boolean hasRole(String role) {
            return false;
        }
    }
}
