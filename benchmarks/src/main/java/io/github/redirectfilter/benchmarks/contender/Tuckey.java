package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tuckey.web.filters.urlrewrite.Conf;
import org.tuckey.web.filters.urlrewrite.UrlRewriter;

/** UrlRewriteFilter with an {@code urlrewrite.xml} of regular expressions, its default. */
public final class Tuckey extends ServletContender {
    private UrlRewriter rewriter = new UrlRewriter(new Conf());

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

    /** What {@code UrlRewriteFilter.doFilter} does, but for its status page and the watching of its file. */
    @Override
    void handle(HttpServletRequest request, HttpServletResponse response, FilterChain application) throws Exception {
        rewriter.processRequest(request, response, application);
    }
}
