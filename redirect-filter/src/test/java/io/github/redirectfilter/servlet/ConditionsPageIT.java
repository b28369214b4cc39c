package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.condition.health.ManualScheduler;
import io.github.redirectfilter.condition.rate.MemoryBackend;
import io.github.redirectfilter.docs.CodeBlock;
import io.github.redirectfilter.docs.JavaSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.MBeanServerConnection;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;

/** The Java of the page on conditions compiles, and does what the page says. */
class ConditionsPageIT {
    private static final Path PAGE = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .getParent()
            .resolve("docs/conditions.md");

    private static Map<String, Class<?>> classes(String example) throws Exception {
        List<String> files = CodeBlock.in(PAGE).stream()
                .filter(block -> block.language().equals("java " + example))
                .map(CodeBlock::text)
                .toList();
        return JavaSource.compileFiles(files).stream().collect(Collectors.toMap(Class::getName, Function.identity()));
    }

    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        return type.getConstructor().newInstance();
    }

    private static int status(ServletContextHandler application, String path) throws Exception {
        try (TestServer server = TestServer.start(application)) {
            return server.get(path).status();
        }
    }

    private static final String[] ALL_DAYS = {
        "weekday-zone: Europe/Berlin",
        "/support  /weekday  302  weekday=MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY"
    };

    @Test
    void anOwnConditionByServiceLoader() throws Exception {
        Class<?> factory = classes("weekday").get("WeekdayFactory");
        ServletContextHandler application = TestServer.application("", ALL_DAYS);
        application.setClassLoader(new Declaring(factory));

        assertThat(status(application, "/support")).isEqualTo(302);
    }

    @Test
    void anOwnConditionByAnAttribute() throws Exception {
        ServletContextHandler application = TestServer.application("", ALL_DAYS);
        application.addEventListener(
                (ServletContextListener) instance(classes("weekday").get("OwnConditions")));

        assertThat(status(application, "/support")).isEqualTo(302);
    }

    @Test
    void anOwnConditionByTheBuilder() throws Exception {
        RedirectFilter filter = (RedirectFilter)
                classes("weekday").get("OwnFilter").getMethod("filter").invoke(null);
        ServletContextHandler application = new ServletContextHandler("");
        application.addServlet(new ServletHolder(new TestServer.Echo()), "/");
        application.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));

        int before = statusToday();
        int status = status(application, "/support");
        assertThat(status).isIn(before, statusToday()); // midnight may be in between
    }

    private static int statusToday() {
        DayOfWeek today = LocalDate.now(ZoneId.of("Europe/Berlin")).getDayOfWeek();
        return today == DayOfWeek.SATURDAY || today == DayOfWeek.SUNDAY ? 307 : 200;
    }

    @Test
    void anOwnConditionReportsMistakesWhereTheyStand() throws Exception {
        ServletContextHandler application =
                TestServer.application("", "weekday-zone: Berlin", "/support  /x  302  weekday=monday");
        application.addEventListener(
                (ServletContextListener) instance(classes("weekday").get("OwnConditions")));
        try (LogCapture log = new LogCapture()) {
            assertThat(catchThrowable(() -> TestServer.start(application)))
                    .hasMessageContaining("init-param rules:1:15: \"Berlin\" is no time zone (expected for example"
                            + " Europe/Berlin)")
                    .hasMessageContaining(
                            "init-param rules:2:28: \"monday\" is no day (expected for example" + " MONDAY,FRIDAY)");
            assertThat(log.messages()).isNotEmpty();
        }
    }

    @Test
    void aCircuitBreakerIsAHealthCheck() throws Exception {
        Class<?> payments = classes("circuit-breaker").get("Payments");
        CircuitBreaker breaker = (CircuitBreaker) payments.getField("BREAKER").get(null);
        ManualScheduler scheduler = new ManualScheduler();
        ServletContextHandler application = TestServer.application(
                "",
                "health.payments: every=1s down=1 up=1",
                "/pay/{*path}   -   503   unhealthy=payments retry-after=30");
        application.getServletContext().setAttribute(ConditionFactory.class.getName(), scheduler.factories());
        application.addEventListener((ServletContextListener) instance(payments));
        try (TestServer server = TestServer.start(application)) {
            scheduler.next();
            scheduler.next();
            assertThat(server.get("/pay/7").status()).isEqualTo(200);

            breaker.transitionToOpenState();
            scheduler.pass(Duration.ofMillis(1100));
            scheduler.next();
            assertThat(server.get("/pay/7").status()).isEqualTo(503);

            breaker.transitionToClosedState();
            scheduler.pass(Duration.ofMillis(1100));
            scheduler.next();
            assertThat(server.get("/pay/7").status()).isEqualTo(200);
        }
    }

    @Test
    void severalServersShareALimit() throws Exception {
        MemoryBackend buckets = new MemoryBackend(TimeMeter.SYSTEM_MILLISECONDS);
        ServletContextHandler[] applications = new ServletContextHandler[2];
        for (int i = 0; i < 2; i++) {
            applications[i] = TestServer.application("", "/a  -  429  rate=2/hour id=a");
            classes("shared-limit")
                    .get("SharedLimits")
                    .getMethod("share", ServletContext.class, ProxyManager.class)
                    .invoke(null, applications[i].getServletContext(), buckets);
        }
        try (TestServer one = TestServer.start(applications[0]);
                TestServer other = TestServer.start(applications[1])) {
            assertThat(one.get("/a").status()).isEqualTo(200);
            assertThat(other.get("/a").status()).isEqualTo(200);
            assertThat(one.get("/a").status()).isEqualTo(429);
            assertThat(other.get("/a").status()).isEqualTo(429);
        }
    }

    @Test
    void aServletChangesSwitches() throws Exception {
        ServletContextHandler application =
                TestServer.application("", "/operate/{*path}  -", "/{*path}  -  503  switch=maintenance");
        application.addServlet(
                new ServletHolder((Servlet) instance(classes("controls").get("OperateServlet"))), "/operate/*");
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/operate/").body().strip()).isEqualTo("switch.maintenance is off, so off");
            try (RawHttp connection = server.connect()) {
                connection.send(RawHttp.head("PUT", "/operate/switch.maintenance", "Content-Length: 2") + "on");
                assertThat(connection.read("PUT").status()).isEqualTo(403);
            }
        }
    }

    @Test
    void aConsoleChangesSwitches() throws Exception {
        try (TestServer server = TestServer.withRules("/{*path}  -  503  switch=maintenance body=none")) {
            classes("jmx")
                    .get("Operate")
                    .getMethod("maintenance", MBeanServerConnection.class, String.class, boolean.class)
                    .invoke(null, ManagementFactory.getPlatformMBeanServer(), "rules", true);

            assertThat(server.get("/shop").status()).isEqualTo(503);
        }
    }

    @Test
    void theSignedCookieOfTheApplicationCompiles() throws Exception {
        assertThat(classes("signed-cookie")).containsOnlyKeys("OperatorServlet");
    }

    /** A web application that has one class and declares it as a factory. */
    private static final class Declaring extends ClassLoader {
        private final byte[] declaration;

        Declaring(Class<?> factory) {
            super(factory.getClassLoader());
            declaration = factory.getName().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            if (!name.equals("META-INF/services/" + ConditionFactory.class.getName())) {
                return Collections.emptyEnumeration();
            }
            return Collections.enumeration(List.of(new URL("memory", "", -1, "/" + name, new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {}

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(declaration);
                        }
                    };
                }
            })));
        }
    }
}
