package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.servlet.war.AppFilter;
import io.github.redirectfilter.servlet.war.ArticlesServlet;
import io.github.redirectfilter.servlet.war.OldUrls;
import io.github.redirectfilter.servlet.war.TellingListener;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar in a WAR, whatever else the application declares: each request is decided on once, before the application's
 * own filters. What a pass adds ({@code Vary}) and what the application's filter adds shows how often each ran.
 */
class WebApplicationIT {
    private static final String RULES = """
            attribution: true
            /old    /new   307
            /beta/* /new   302  cookie.beta=1
            """.replace("/*", "/{*rest}");

    private static final String APP_FILTER = """
            <filter><filter-name>app</filter-name><filter-class>%s</filter-class></filter>
            <filter-mapping><filter-name>app</filter-name><url-pattern>/*</url-pattern></filter-mapping>
            """.formatted(AppFilter.class.getName());

    private static final String OWN_FILTER = """
            <filter>
              <filter-name>%s</filter-name>
              <filter-class>io.github.redirectfilter.RedirectFilter</filter-class>
              <async-supported>true</async-supported>
              %s
            </filter>
            <filter-mapping><filter-name>%1$s</filter-name><url-pattern>%s</url-pattern></filter-mapping>
            """;

    @TempDir
    Path directory;

    private WarDirectory war;

    @BeforeEach
    void build() throws Exception {
        war = new WarDirectory(directory)
                .with("WEB-INF/redirects.rules", RULES)
                .with("beta/page.txt", "BETA")
                .with(OldUrls.class)
                .with(ArticlesServlet.class)
                .with(AppFilter.class);
    }

    private WebAppContext scanning() {
        WebAppContext application = new WebAppContext();
        application.setContextPath("/");
        application.setWar(war.root().toString());
        return application;
    }

    /** Embedded Jetty without jetty-ee10-annotations: fragments are read, initializers are not run. */
    private WebAppContext plain() {
        WebAppContext application = scanning();
        // found on the tests' class path
        application.removeConfiguration(application.getConfiguration(AnnotationConfiguration.class));
        return application;
    }

    private static void redirectsOnce(TestServer server) throws Exception {
        RawHttp.Response redirect = server.get("/old");
        assertThat(redirect.status()).isEqualTo(307);
        assertThat(redirect.header("Location")).isEqualTo("/new");
        assertThat(redirect.headers("X-Redirect-By")).hasSize(1);
    }

    private static void runsBeforeTheApplicationsFilter(TestServer server) throws Exception {
        assertThat(server.get("/old").headers("X-App-Filter")).isEmpty();
        RawHttp.Response passed = server.get("/page.txt");
        assertThat(passed.body()).isEqualTo("PAGE");
        assertThat(passed.headers("X-App-Filter")).hasSize(1);
    }

    @Test
    void theJarAndAFileAreACompleteInstallation() throws Exception {
        try (TestServer server = TestServer.start(scanning())) {
            redirectsOnce(server);
            RawHttp.Response passed = server.get("/beta/page.txt");
            assertThat(passed.body()).isEqualTo("BETA");
            assertThat(passed.header("Vary")).isEqualTo("Cookie");
        }
    }

    @Test
    void listenersOfTheApplicationAreToldAndCountsCanBeRead() throws Exception {
        war.with(TellingListener.class)
                .with(
                        "WEB-INF/classes/META-INF/services/io.github.redirectfilter.RedirectListener",
                        TellingListener.class.getName());
        WebAppContext application = scanning();
        try (TestServer server = TestServer.start(application)) {
            server.get("/old");

            assertThat(System.getProperty(TellingListener.TOLD)).isEqualTo("Redirect");
            assertThat(application.getServletContext().getAttribute("io.github.redirectfilter.Redirects"))
                    .isNotNull();
        } finally {
            System.clearProperty(TellingListener.TOLD);
        }
    }

    @Test
    void annotatedClassesAreFound() throws Exception {
        try (TestServer server = TestServer.start(scanning())) {
            assertThat(server.get("/annotated").status()).isEqualTo(307);
            assertThat(server.get("/annotated/7").header("Location")).isEqualTo("/new/7");
            assertThat(server.get("/blog").header("Location")).isEqualTo("/articles");
            assertThat(server.get("/articles").body()).isEqualTo("ARTICLES");
        }
    }

    @Test
    void rulesComeBeforeTheFiltersOfWebXml() throws Exception {
        war.withWebXml("", APP_FILTER);
        try (TestServer server = TestServer.start(scanning())) {
            redirectsOnce(server);
            runsBeforeTheApplicationsFilter(server);
        }
    }

    @Test
    void rulesComeBeforeTheFiltersOfWebXmlWithoutTheFragment() throws Exception {
        war.withWebXml("metadata-complete=\"true\"", APP_FILTER);
        try (TestServer server = TestServer.start(scanning())) {
            redirectsOnce(server);
            runsBeforeTheApplicationsFilter(server);
            assertThat(server.get("/annotated").status()).isEqualTo(307);
        }
    }

    @Test
    void withoutScanningTheFragmentRegistersTheFilter() throws Exception {
        try (TestServer server = TestServer.start(plain())) {
            redirectsOnce(server);
            assertThat(server.get("/annotated").status()).isEqualTo(404);
        }
    }

    @Test
    void theApplicationsOwnRegistrationReplacesOurs() throws Exception {
        String parameter =
                "<init-param><param-name>rules</param-name><param-value>/mine /new</param-value></init-param>";
        war.withWebXml("", APP_FILTER + OWN_FILTER.formatted("mine", parameter, "/*"));
        for (WebAppContext application : new WebAppContext[] {scanning(), plain()}) {
            try (TestServer server = TestServer.start(application)) {
                redirectsOnce(server);
                for (String path : new String[] {"/mine", "/old"}) {
                    RawHttp.Response redirect = server.get(path);
                    assertThat(redirect.status()).isEqualTo(307);
                    assertThat(redirect.headers("X-App-Filter"))
                            .as("the application chose to put its own filter first")
                            .hasSize(1);
                }
                assertThat(server.get("/beta/page.txt").header("Vary")).isEqualTo("Cookie");
            }
        }
    }

    @Test
    void theOneThatCameWithTheJarReadsNothingBesideTheApplicationsOwn() throws Exception {
        String parameter = "<init-param><param-name>rules-file</param-name>"
                + "<param-value>/WEB-INF/own.rules</param-value></init-param>";
        war.with("WEB-INF/own.rules", "/own /new").withWebXml("", OWN_FILTER.formatted("mine", parameter, "/*"));
        for (WebAppContext application : new WebAppContext[] {scanning(), plain()}) {
            try (TestServer server = TestServer.start(application)) {
                assertThat(server.get("/own").status()).isEqualTo(307);
                assertThat(server.get("/old").status()).isEqualTo(404);
            }
        }
    }

    @Test
    void theApplicationsRegistrationUnderOurNameIsLeftAsItIs() throws Exception {
        war.withWebXml("", OWN_FILTER.formatted("redirectFilter", "", "/beta/*"));
        for (WebAppContext application : new WebAppContext[] {scanning(), plain()}) {
            try (TestServer server = TestServer.start(application)) {
                assertThat(server.get("/old").status()).isEqualTo(404);
                assertThat(server.get("/beta/x", "Cookie: beta=1").status()).isEqualTo(302);
            }
        }
    }

    @Test
    void aContextParameterSwitchesItOff() throws Exception {
        war.withWebXml("", """
                <context-param>
                  <param-name>redirect-filter.enabled</param-name><param-value>false</param-value>
                </context-param>
                """);
        for (WebAppContext application : new WebAppContext[] {scanning(), plain()}) {
            try (TestServer server = TestServer.start(application)) {
                assertThat(server.get("/old").status()).isEqualTo(404);
            }
        }
    }

    @Test
    void theApplicationDoesNotStartWithABadRule() throws Exception {
        war.with("WEB-INF/redirects.rules", "/ok /new\n/old /new 399\n");
        WebAppContext application = scanning();
        application.setThrowUnavailableOnStartupException(true);

        assertThatThrownBy(() -> TestServer.start(application).close())
                .hasMessageContaining("/WEB-INF/redirects.rules:2:11");
    }
}
