package io.github.redirectfilter.acceptance;

import io.github.redirectfilter.RedirectFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The filter and its response without a container, so that there is time for a million targets:
 * {@code -Dfuzz.candidates=200000}. Skipped without the tools of {@link SharedFuzz}.
 */
@Tag("fuzz")
class WrapperFuzzSharedIT {
    private static final int CANDIDATES = Integer.getInteger("fuzz.candidates", 5_000);
    private static final Logger QUIET = Logger.getLogger("io.github.redirectfilter");

    @TempDir
    private static Path work;

    private static RedirectFilter filter;

    @BeforeAll
    static void start() throws Exception {
        QUIET.setLevel(Level.OFF);
        Map<String, String> settings = Map.of("guard", "enforce", "allow", SharedFuzz.ALLOW);
        ServletContext context = proxy(
                ServletContext.class,
                Map.of(
                        "getClassLoader",
                        WrapperFuzzSharedIT.class.getClassLoader(),
                        "getContextPath",
                        "",
                        "getFilterRegistrations",
                        Map.of()));
        filter = new RedirectFilter();
        filter.init(proxy(FilterConfig.class, (self, method, arguments) -> switch (method.getName()) {
            case "getFilterName" -> "fuzz";
            case "getServletContext" -> context;
            case "getInitParameterNames" -> Collections.enumeration(settings.keySet());
            default -> settings.get((String) arguments[0]);
        }));
    }

    @TestFactory
    Stream<DynamicTest> nothingGetsByAndNothingHarmlessIsRefused() {
        return SharedFuzz.tests(
                work,
                fuzz -> Stream.of("sendRedirect", "setHeader", "Refresh")
                        .map(way -> DynamicTest.dynamicTest(way, () -> check(fuzz, way))));
    }

    private static void check(SharedFuzz fuzz, String way) throws Exception {
        SharedFuzz.Verdict all = new SharedFuzz.Verdict();
        for (int seed = 1; seed <= SharedFuzz.SEEDS; seed++) {
            all.add(fuzz.judge(fuzz.candidates(CANDIDATES, seed), new Door(way)));
        }
        System.out.printf("guard fuzz, no container, %s: %s%n", way, all);
        all.assertNothingGotBy(CANDIDATES * SharedFuzz.SEEDS);
    }

    private record Door(String way) implements SharedFuzz.Door {
        @Override
        public Optional<String> send(String target) throws Exception {
            Response response = new Response();
            filter.doFilter(
                    request(), response.proxy, (asks, answers) -> redirect((HttpServletResponse) answers, target));
            if (response.error) {
                return Optional.empty();
            }
            // nothing behind "url=" loads the same page again
            return Optional.of(
                    way.equals("Refresh")
                            ? response.headers.get("Refresh").replaceFirst("^0(; url=)?", "")
                            : response.headers.get("Location"));
        }

        private void redirect(HttpServletResponse response, String target) throws IOException {
            switch (way) {
                case "sendRedirect" -> response.sendRedirect(target);
                case "setHeader" -> {
                    response.setStatus(302);
                    response.setHeader("Location", target);
                }
                default -> response.setHeader("Refresh", "0;url=" + target);
            }
        }

        /** A quote at the start of a Refresh is none of the URL: what is in it counts. */
        @Override
        public boolean changes(String target) {
            return way.equals("Refresh") && (target.startsWith("'") || target.startsWith("\""));
        }
    }

    private static HttpServletRequest request() {
        Map<String, Object> attributes = new HashMap<>();
        Map<String, Object> answers = Map.of(
                "getScheme", "https",
                "getServerName", "app.example.com",
                "getServerPort", 443,
                "getContextPath", "",
                "getRequestURI", "/path/page",
                "getQueryString", "x=1",
                "getMethod", "GET",
                "getDispatcherType", DispatcherType.REQUEST);
        return proxy(HttpServletRequest.class, (self, method, arguments) -> switch (method.getName()) {
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> answers.get(method.getName());
        });
    }

    /** Keeps what a container would send. */
    private static final class Response {
        private final Map<String, String> headers = new HashMap<>();
        private int status = 200;
        private boolean error;
        private final HttpServletResponse proxy = proxy(HttpServletResponse.class, (self, method, arguments) -> {
            switch (method.getName()) {
                case "setStatus" -> status = (Integer) arguments[0];
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "sendError" -> error = true;
                case "getStatus" -> {
                    return status;
                }
                case "getHeaders" -> {
                    return List.of();
                }
                case "isCommitted" -> {
                    return false;
                }
                case "getOutputStream" -> throw new IllegalStateException("there is a writer");
                case "getWriter" -> {
                    return new PrintWriter(Writer.nullWriter());
                }
                default -> {
                    // nothing that is looked at
                }
            }
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return proxy(type, (self, method, arguments) -> answers.get(method.getName()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
