package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.docs.CodeBlock;
import io.github.redirectfilter.docs.JavaSource;
import io.github.redirectfilter.metrics.MeterLines;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The listener of the page on operations, in an application without Spring. */
class MetricsIT {
    private static final Path PAGE = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .getParent()
            .resolve("docs/operations.md");

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void bind() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void unbind() {
        Metrics.removeRegistry(registry);
        Metrics.globalRegistry.clear();
    }

    private static ServletContextListener listenerOfThePage() throws Exception {
        return (ServletContextListener) JavaSource.compileFiles(CodeBlock.in(PAGE).stream()
                        .filter(block -> block.language().equals("java metrics"))
                        .map(CodeBlock::text)
                        .toList())
                .get(0)
                .getConstructor()
                .newInstance();
    }

    @Test
    void whatIsSentIsCounted() throws Exception {
        ServletContextHandler application = TestServer.application(
                "",
                "guard: enforce",
                "/old   /new         308  id=moved",
                "/gone  -            410  id=gone",
                "/free  -                 id=free",
                "/out   {param:url}  302  id=out");
        application.addEventListener(listenerOfThePage());
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/old").status()).isEqualTo(308);
            assertThat(server.get("/gone").status()).isEqualTo(410);
            assertThat(server.get("/free").status()).isEqualTo(200);
            assertThat(server.get("/other").status()).isEqualTo(200);
            assertThat(server.get("/out?url=https://evil.example").status()).isEqualTo(400);

            assertThat(MeterLines.of(registry))
                    .filteredOn(line -> !line.contains("pass-no-rule")) // which may be one of those that are timed
                    .containsExactly(
                            "redirect.filter.decision.time outcome=pass-exempt 1 timed",
                            "redirect.filter.decision.time outcome=redirect 1 timed",
                            "redirect.filter.decision.time outcome=refused 1 timed",
                            "redirect.filter.decision.time outcome=respond 1 timed",
                            "redirect.filter.decisions outcome=pass-exempt rule=free status=none 1",
                            "redirect.filter.decisions outcome=redirect rule=moved status=308 1",
                            "redirect.filter.decisions outcome=refused rule=out status=400 1",
                            "redirect.filter.decisions outcome=respond rule=gone status=410 1",
                            "redirect.filter.refusals reason=off-site 1",
                            "redirect.filter.reloads result=failure 0",
                            "redirect.filter.reloads result=success 0",
                            "redirect.filter.rules 4");
        }
    }
}
