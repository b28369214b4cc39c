package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import jakarta.servlet.DispatcherType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways into an embedded container that knows neither fragments nor annotations. */
class EmbeddedIT {
    private static ServletContextHandler application() {
        ServletContextHandler application = new ServletContextHandler("");
        application.addServlet(new ServletHolder(new TestServer.Echo()), "/");
        return application;
    }

    @Test
    void aFilterWithReadyRules() throws Exception {
        Redirects redirects = Redirects.builder()
                .rule(RedirectRule.from("/old").to("/new").build())
                .build();
        ServletContextHandler application = application();
        application.addFilter(
                new FilterHolder(new RedirectFilter(redirects)), "/*", EnumSet.of(DispatcherType.REQUEST));
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/old").header("Location")).isEqualTo("/new");
            assertThat(server.get("/else").body()).isEqualTo("APP GET /else");
        }
    }

    @Test
    void aFilterByItsClassWithInitParameters() throws Exception {
        FilterHolder filter = new FilterHolder(RedirectFilter.class);
        filter.setInitParameter("rules", "/old /new");
        ServletContextHandler application = application();
        application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/old").header("Location")).isEqualTo("/new");
        }
    }

    @Test
    void theInitializerAlone(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("WEB-INF"));
        Files.writeString(root.resolve("WEB-INF/redirects.rules"), "/old /new\n");
        ServletContextHandler application = application();
        application.setBaseResourceAsPath(root);
        application.addServletContainerInitializer(new RedirectFilterInitializer());
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/old").header("Location")).isEqualTo("/new");
        }
    }

    @Test
    void withoutAnyConfigurationEverythingPasses() throws Exception {
        ServletContextHandler application = application();
        application.addServletContainerInitializer(new RedirectFilterInitializer());
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/old").body()).isEqualTo("APP GET /old");
        }
    }
}
