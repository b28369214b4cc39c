package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConfigurationLoader;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectFilterTest {
    private final ServletContext context = mock(ServletContext.class);
    private final HttpServletRequest request = mock(HttpServletRequest.class);
    private final HttpServletResponse response = Responses.recording();
    private final FilterChain chain = mock(FilterChain.class);
    private final RedirectFilter filter = new RedirectFilter();

    @BeforeEach
    void aRequestForOld() {
        when(context.getClassLoader()).thenReturn(getClass().getClassLoader());
        when(context.getContextPath()).thenReturn("");
        when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
        when(request.getMethod()).thenReturn("GET");
        when(request.getScheme()).thenReturn("http");
        when(request.getServerName()).thenReturn("app.test");
        when(request.getServerPort()).thenReturn(80);
        when(request.getContextPath()).thenReturn("");
        when(request.getRequestURI()).thenReturn("/old");
        when(request.getRemoteAddr()).thenReturn("192.0.2.1");
    }

    @AfterEach
    void end() {
        filter.destroy();
    }

    private FilterConfig config(String name, Map<String, String> parameters) {
        FilterConfig config = mock(FilterConfig.class);
        when(config.getFilterName()).thenReturn(name);
        when(config.getServletContext()).thenReturn(context);
        when(config.getInitParameterNames()).thenAnswer(call -> Collections.enumeration(parameters.keySet()));
        when(config.getInitParameter(any())).thenAnswer(call -> parameters.get(call.<String>getArgument(0)));
        return config;
    }

    private String location() throws Exception {
        filter.doFilter(request, response, chain);
        return response.getHeader("Location");
    }

    @Test
    void takesRulesFromItsParameters() throws Exception {
        try (LogCapture log = new LogCapture()) {
            filter.init(config("mine", Map.of("rules", "/old /new\n/a /b")));

            assertThat(log.messages()).containsExactly("Filter mine has 2 redirect rules from init-param rules");
        }
        assertThat(location()).isEqualTo("/new");
        verifyNoInteractions(chain);
    }

    @Test
    void findsTheFileOfTheApplication() throws Exception {
        when(context.getResourceAsStream("/WEB-INF/redirects.rules"))
                .thenAnswer(call -> new ByteArrayInputStream("/old /filed".getBytes(StandardCharsets.UTF_8)));
        filter.init(config("redirectFilter", Map.of()));

        assertThat(location()).isEqualTo("/filed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]"}) // as Undertow has it, and as the others do
    void anAddressOfIpv6IsAHost(String name) throws Exception {
        when(request.getServerName()).thenReturn(name);
        filter.init(config("mine", Map.of("rules", "//[::1]/old /new")));

        assertThat(location()).isEqualTo("/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/old /new", "//app.test/old /new", "//{host}/old /new", "/other /new"})
    void aRequestWithoutAHostPasses(String rule) throws Exception {
        when(request.getServerName()).thenReturn(null);
        filter.init(config("mine", Map.of("rules", rule)));

        assertThat(location()).isNull();
        verify(chain).doFilter(request, response);
    }

    @Test
    void withoutRulesItPassesEverythingAndSaysSo() throws Exception {
        try (LogCapture log = new LogCapture()) {
            filter.init(config("redirectFilter", Map.of()));

            assertThat(log.messages()).singleElement().asString().contains("passes everything on");
        }
        assertThat(location()).isNull();
        verify(chain).doFilter(request, response);
    }

    @Test
    void doesNotStartWithMistakesAndReportsAll() {
        FilterConfig config = config("mine", Map.of("rules", "/old /new 399\n/a /b 307 contry=DE", "alow", "x"));
        try (LogCapture log = new LogCapture()) {
            assertThatThrownBy(() -> filter.init(config))
                    .isInstanceOf(ServletException.class)
                    .hasCauseInstanceOf(RedirectConfigurationException.class)
                    .hasMessageContaining("3 problems")
                    .hasMessageContaining("399")
                    .hasMessageContaining("contry")
                    .hasMessageContaining("alow");
            assertThat(log.records()).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.SEVERE);
                assertThat(line.getMessage()).contains("3 problems");
            });
        }
    }

    @Test
    void aFilterThatDoesNotStartLeavesNoThread(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.rules"), "/old /new");
        FilterConfig config = config("broken", Map.of("reload", "1m", "rules-file", "file:" + file));
        doThrow(new LinkageError("no")).when(context).setAttribute(any(), any());

        assertThatThrownBy(() -> filter.init(config)).isInstanceOf(LinkageError.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("redirect-filter-reload broken");
    }

    @Test
    void readyRulesWorkWithAndWithoutInit() throws Exception {
        RedirectFilter ready = new RedirectFilter(Redirects.builder()
                .rule(RedirectRule.from("/old").to("/ready").build())
                .build());
        ready.doFilter(request, response, chain);
        assertThat(response.getHeader("Location")).isEqualTo("/ready");

        response.reset();
        ready.init(config("redirectFilter", Map.of()));
        ready.doFilter(request, response, chain);
        assertThat(response.getHeader("Location")).isEqualTo("/ready");
    }

    @Test
    void readyRulesAreMadeKnownAsThoseAreThatItReads() throws Exception {
        Configuration configuration = new ConfigurationLoader(
                        path -> null, getClass().getClassLoader())
                .lines("list", "/old /first\n/old /never")
                .load();
        RedirectFilter ready = new RedirectFilter(configuration);
        try (LogCapture log = new LogCapture()) {
            ready.init(config("mine", Map.of()));

            assertThat(log.messages())
                    .containsExactly(
                            "Filter mine has 2 redirect rules",
                            "list:2: /old stands at list:1 already, which wins (expected each address once)");
        }
        verify(context).setAttribute(Redirects.class.getName(), configuration.redirects());
        ready.destroy();
    }

    @Test
    void theOneThatCameWithTheJarStandsAsideForTheApplications() throws Exception {
        FilterRegistration own = mock(FilterRegistration.class);
        when(own.getClassName()).thenReturn(RedirectFilter.class.getName());
        doReturn(Map.of("mine", own, "redirectFilter", own)).when(context).getFilterRegistrations();
        when(context.getResourceAsStream("/WEB-INF/redirects.rules"))
                .thenAnswer(call -> new ByteArrayInputStream("/old /filed".getBytes(StandardCharsets.UTF_8)));
        filter.init(config("redirectFilter", Map.of()));
        assertThat(location()).isNull();

        filter.init(config("redirectFilter", Map.of("rules", "/old /new")));
        assertThat(location()).as("this one was asked for").isEqualTo("/new");

        filter.init(config("mine", Map.of()));
        assertThat(location()).isEqualTo("/filed");
    }

    @Test
    void standsAsideWhenSwitchedOff() throws Exception {
        when(context.getInitParameter("redirect-filter.enabled")).thenReturn("false");
        when(context.getResourceAsStream("/WEB-INF/redirects.rules"))
                .thenAnswer(call -> new ByteArrayInputStream("/old /filed".getBytes(StandardCharsets.UTF_8)));
        filter.init(config("redirectFilter", Map.of()));

        assertThat(location()).isNull();
    }

    @Test
    void standsAsideWhenAFrameworkSwitchesItOff() throws Exception {
        when(context.getAttribute("redirect-filter.enabled")).thenReturn(false);
        when(context.getResourceAsStream("/WEB-INF/redirects.rules"))
                .thenAnswer(call -> new ByteArrayInputStream("/old /filed".getBytes(StandardCharsets.UTF_8)));
        filter.init(config("redirectFilter", Map.of()));
        assertThat(location()).isNull();

        filter.init(config("redirectFilter", Map.of("rules", "/old /new")));
        assertThat(location()).as("this one was asked for").isEqualTo("/new");
    }

    @Test
    void passesBeforeInitAndAfterDestroy() throws Exception {
        assertThat(location()).isNull();
        filter.init(config("mine", Map.of("rules", "/old /new")));
        filter.destroy();
        assertThat(location()).isNull();
    }

    @Test
    void passesWhatIsNotHttp() throws Exception {
        ServletRequest other = mock(ServletRequest.class);
        ServletResponse answer = mock(ServletResponse.class);
        filter.doFilter(other, answer, chain);

        verify(chain).doFilter(other, answer);
    }
}
