package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import jakarta.servlet.FilterChain;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tuckey.web.filters.urlrewrite.Conf;
import org.tuckey.web.filters.urlrewrite.UrlRewriter;

/** UrlRewriteFilter with an {@code urlrewrite.xml} of regular expressions, its default. */
public final class Tuckey implements Contender {
    private static final FilterChain APPLICATION = (request, response) -> {};

    private final StubRequest request = new StubRequest();
    private final StubResponse response = new StubResponse();
    private UrlRewriter rewriter = new UrlRewriter(new Conf());
    private String[] paths = {};

    @Override
    public void load(RuleSet rules) throws Exception {
        Path file = Files.createTempFile("urlrewrite", ".xml");
        try {
            write(rules, file);
            rewriter = load(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Writes an {@code urlrewrite.xml}. */
    public static void write(RuleSet rules, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<urlrewrite>\n");
            for (Rule rule : (Iterable<Rule>) rules.stream()::iterator) {
                out.write("<rule><from>" + escaped(RuleText.regex(rule))
                        + "</from><to type=\"permanent-redirect\" last=\"true\">"
                        + escaped(RuleText.numbered(rule, "$", "")) + "</to></rule>\n");
            }
            out.write("</urlrewrite>\n");
        }
    }

    /** Loads an {@code urlrewrite.xml}. */
    public static UrlRewriter load(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Conf conf = new Conf(in, file.toString());
            if (!conf.isOk()) {
                throw new IllegalStateException("Tuckey does not take the rules: " + conf.getErrors());
            }
            return new UrlRewriter(conf);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    @Override
    public void prepare(List<String> paths) {
        this.paths = paths.toArray(String[]::new);
    }

    /** What {@code UrlRewriteFilter.doFilter} does, but for its status page and the watching of its file. */
    @Override
    public @Nullable String locate(int request) throws Exception {
        rewriter.processRequest(this.request.to(paths[request]), response.fresh(), APPLICATION);
        return response.location();
    }
}
