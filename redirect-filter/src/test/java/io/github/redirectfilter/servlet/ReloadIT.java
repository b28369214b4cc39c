package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RedirectsMXBean;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.config.LiveConfiguration;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMX;
import javax.management.ObjectName;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are loaded again while requests come. */
class ReloadIT {
    private static final int RELOADS = 200;
    private static final int CALLERS = 8;
    private static final Pattern SET = Pattern.compile("(?:/s?|X-)(\\d+)");

    @TempDir
    private Path folder;

    /** What the application does after it was passed to; {@code reload} is what happens meanwhile. */
    private static final class Application extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient Runnable reload;

        Application(Runnable reload) {
            this.reload = reload;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            String path = request.getRequestURI();
            if (request.getDispatcherType() != DispatcherType.REQUEST || path.equals("/nothing")) {
                response.getWriter().print("APP");
                return;
            }
            reload.run();
            switch (path) {
                case "/forward" -> request.getRequestDispatcher("/inside").forward(request, response);
                case "/async" -> {
                    AsyncContext async = request.startAsync();
                    async.start(() -> async.dispatch("/inside"));
                }
                case "/error" -> response.sendError(404);
                default -> response.sendRedirect("https://s" + set(response.getHeader("Vary")) + ".example/");
            }
        }
    }

    private Path file() {
        return folder.resolve("redirects.rules");
    }

    /** A set of rules that all tell its number: in a target, in {@code Vary} on a pass, and in what the guard allows. */
    private void write(int number) {
        try {
            Files.writeString(file(), """
                    guard: enforce
                    dispatch: REQUEST FORWARD ASYNC
                    allow: https://s%1$d.example
                    /forward         /never           header.X-%1$d
                    /async           /never           header.X-%1$d
                    /error           /never           header.X-%1$d
                    /leave           /never           header.X-%1$d
                    /inside          /%1$d/inside     302
                    /redirect/{id}   /%1$d/{id}/x     302
                    /counted         -                429  overload=inflight>1000
                    """.formatted(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int set(String text) {
        Matcher number = SET.matcher(text);
        assertThat(number.find()).as(text).isTrue();
        return Integer.parseInt(number.group(1));
    }

    private LiveConfiguration load() {
        return LiveConfiguration.load(
                new ConfigurationLoader(path -> null, getClass().getClassLoader())
                        .parameters("init-param", Map.of("reload", "60m", "rules-file", "file:" + file())),
                Redirects::builder);
    }

    private TestServer start(LiveConfiguration live, Runnable whileRequestsAreAnswered) throws Exception {
        ServletContextHandler application = new ServletContextHandler("");
        application.addServlet(new ServletHolder(new Application(whileRequestsAreAnswered)), "/");
        FilterHolder filter = new FilterHolder(new RedirectFilter(live));
        filter.setName("reloading");
        filter.setAsyncSupported(true);
        application.getServletHandler().getServlets()[0].setAsyncSupported(true);
        application.addFilter(filter, "/*", EnumSet.allOf(DispatcherType.class));
        ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
        pages.addErrorPage(404, "/page");
        application.setErrorHandler(pages);
        return TestServer.start(application);
    }

    private static void reload(LiveConfiguration live) {
        live.look();
        assertThat(live.look()).isTrue();
    }

    @Test
    void noRequestFailsAndNoneSeesHalfASet() throws Exception {
        write(0);
        LiveConfiguration live = load();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (LogCapture log = new LogCapture();
                TestServer server = start(live, () -> {})) {
            List<Future<Integer>> highest = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                highest.add(callers.submit(() -> call(server, over, answered)));
            }
            for (int number = 1; number <= RELOADS; number++) {
                int before = answered.get();
                write(number);
                reload(live);
                await(() -> answered.get() > before || highest.stream().anyMatch(Future::isDone));
            }
            over.set(true);
            for (Future<Integer> each : highest) {
                assertThat(each.get(20, TimeUnit.SECONDS)).isBetween(1, RELOADS);
            }
            assertThat(live.status().reloads()).isEqualTo(RELOADS);
            assertThat(log.messages())
                    .filteredOn(line -> line.contains("again"))
                    .hasSize(RELOADS + 1);
            assertThat(live.current().redirects().inFlight().count()).isZero();
        } finally {
            over.set(true);
            callers.shutdownNow();
            live.close();
        }
    }

    /** Asks on one connection until it is over; what an answer tells of its set is of one set, and none goes back. */
    private static int call(TestServer server, AtomicBoolean over, AtomicInteger answered) throws IOException {
        int last = 0;
        try (RawHttp connection = server.connect()) {
            for (int round = 0; !over.get() || round == 0; round++) {
                for (String path :
                        List.of("/redirect/" + round, "/forward", "/nothing", "/async", "/error", "/leave")) {
                    connection.request("GET", path);
                    RawHttp.Response response = connection.read("GET");
                    last = Math.max(last, check(path, response, last));
                    answered.incrementAndGet();
                }
            }
        }
        return last;
    }

    private static int check(String path, RawHttp.Response response, int last) {
        if (path.equals("/nothing")) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("APP");
            return last;
        }
        assertThat(response.status()).as(path).isEqualTo(path.equals("/error") ? 404 : 302);
        String shows = response.header(path.equals("/error") ? "Vary" : "Location");
        int number = set(shows);
        assertThat(number).as(path).isGreaterThanOrEqualTo(last);
        if (!path.startsWith("/redirect")) {
            assertThat(response.header("Vary")).as(path + " " + shows).contains("X-" + number);
        }
        if (path.startsWith("/redirect")) {
            assertThat(shows).isEqualTo("/" + number + path.substring("/redirect".length()) + "/x");
        }
        return number;
    }

    /** Each request outlives a reload: between its first decision and what is dispatched after it. */
    @Test
    void aRequestKeepsTheRulesThatItBeganWith() throws Exception {
        write(1);
        LiveConfiguration live = load();
        AtomicInteger number = new AtomicInteger(1);
        try (TestServer server = start(live, () -> {
            write(number.incrementAndGet());
            reload(live);
        })) {
            for (String path : List.of("/forward", "/async", "/error", "/leave")) {
                int before = number.get();
                RawHttp.Response response = server.get(path);
                assertThat(check(path, response, before)).as(path).isEqualTo(before);
                assertThat(number.get()).isEqualTo(before + 1);
                assertThat(set(server.get("/redirect/x").header("Location"))).isEqualTo(before + 1);
            }
        } finally {
            live.close();
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("redirect-filter-reload"))
                .toList();
    }

    /** As operators do it, from the init-param to the console. */
    @Test
    void whatAnOperatorChangedLivesOnAndTheNextRequestSeesIt() throws Exception {
        Files.writeString(file(), "/shop - 503 switch=maintenance\n/api /v1 share=0% by=header.X id=api\n");
        ServletContextHandler application = TestServer.application("");
        FilterHolder filter = application.getServletHandler().getFilters()[0];
        filter.getInitParameters().clear();
        filter.setInitParameter("rules-file", "file:" + file());
        filter.setInitParameter("reload", "100ms");
        try (TestServer server = TestServer.start(application)) {
            assertThat(threads()).singleElement().extracting(Thread::getName).isEqualTo("redirect-filter-reload rules");
            RedirectsMXBean bean = JMX.newMXBeanProxy(
                    ManagementFactory.getPlatformMBeanServer(),
                    new ObjectName("io.github.redirectfilter:type=Redirects,name=rules"),
                    RedirectsMXBean.class);
            assertThat(bean.getReloads()).isZero();
            assertThat(bean.getLoaded()).isEqualTo(bean.getLastAttempt());
            bean.set("switch.maintenance", "on");
            bean.set("share.api", "100%");
            Redirects before = TestServer.redirects(application);

            Files.writeString(
                    file(),
                    "# more\n/old /new\n/shop - 503 switch=maintenance\n/api /v2 share=0% by=header.X id=api\n");
            await(() -> bean.getReloads() == 1);
            assertThat(server.get("/old").header("Location")).isEqualTo("/new");
            assertThat(server.get("/shop").status()).isEqualTo(503);
            assertThat(server.get("/api", "X: 1").header("Location")).isEqualTo("/v2");
            assertThat(TestServer.redirects(application)).isNotSameAs(before);
            assertThat(TestServer.redirects(application).size()).isEqualTo(3);

            Files.writeString(file(), "/old /new 399\n");
            await(() -> bean.getFailedReloads() == 1);
            assertThat(bean.getLastError()).startsWith("1 problem in the redirect configuration");
            assertThat(bean.getRules()).isEqualTo(3);
            assertThat(Instant.parse(bean.getLastAttempt())).isAfter(Instant.parse(bean.getLoaded()));
            assertThat(server.get("/old").header("Location")).isEqualTo("/new");
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void whereNothingCanBeLookedAtTheLogSaysSo() throws Exception {
        try (LogCapture log = new LogCapture()) {
            ServletContextHandler application = TestServer.application("", "/a /b");
            FilterHolder filter = application.getServletHandler().getFilters()[0];
            filter.setInitParameter("reload", "5s");
            try (TestServer server = TestServer.start(application)) {
                assertThat(server.get("/a").status()).isEqualTo(307);
                assertThat(threads()).isEmpty();
            }
            assertThat(log.messages())
                    .contains(
                            "Filter rules has the setting reload, which has no effect: its rules come from no file "
                                    + "outside an archive (expected rules-file=file:/PATH, or a web application that is unpacked)");
        }
    }

    /** A file that is found where the application is unpacked, and appears after the start. */
    @Test
    void aFileOfTheApplication() throws Exception {
        Files.createDirectory(folder.resolve("WEB-INF"));
        ServletContextHandler application = TestServer.application("", "/a /b");
        application.setBaseResourceAsPath(folder);
        FilterHolder filter = application.getServletHandler().getFilters()[0];
        filter.setInitParameter("reload", "100ms");
        try (TestServer server = TestServer.start(application)) {
            Files.writeString(folder.resolve("WEB-INF/redirects.rules"), "/late /later");
            await(() -> TestServer.redirects(application).size() == 2);

            assertThat(server.get("/late").header("Location")).isEqualTo("/later");
        }
        assertThat(threads()).isEmpty();
    }

    /** The page goes where the setting says, for whom it says, and is gone with it. */
    @Test
    void theConsoleMovesWithItsSetting() throws Exception {
        LiveConfiguration live =
                LiveConfiguration.load(consoleAt("console: /first", "console-ip: 127.0.0.1"), Redirects::builder);
        try (TestServer server = start(live, () -> {})) {
            assertThat(shown(server)).containsExactly("/first");

            live.reload(consoleAt("console: /second", "console-ip: 127.0.0.1"), Redirects::builder);
            assertThat(shown(server)).containsExactly("/second");

            live.reload(consoleAt("console: second"), Redirects::builder); // with a mistake
            assertThat(shown(server)).containsExactly("/second");
            assertThat(server.get("/second").body()).contains("1 problem in the redirect configuration");

            live.reload(consoleAt("console: /second", "console-ip: 10.0.0.0/8"), Redirects::builder);
            assertThat(shown(server)).isEmpty();

            live.reload(consoleAt(), Redirects::builder);
            assertThat(shown(server)).isEmpty();

            live.reload(consoleAt("console: /first", "console-ip: 127.0.0.1"), Redirects::builder);
            assertThat(shown(server)).containsExactly("/first");
            assertThat(server.get("/first").body()).contains("/latest");
        }
    }

    private static ConfigurationLoader consoleAt(String... settings) {
        return new ConfigurationLoader(path -> null, ReloadIT.class.getClassLoader())
                .lines("rules", String.join("\n", settings) + "\n/old /latest\n");
    }

    private static List<String> shown(TestServer server) throws Exception {
        List<String> shown = new ArrayList<>();
        for (String path : List.of("/first", "/second")) {
            if (server.get(path).body().contains("<title>Redirects</title>")) {
                shown.add(path);
            }
        }
        return shown;
    }
}
