package io.github.redirectfilter.spring;

import static io.github.redirectfilter.spring.Server.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.github.redirectfilter.annotation.RedirectFrom;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.view.RedirectView;

/** Whole applications, with Security and Actuator, over sockets. */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationTest {
    private static final String YAML = """
            redirect-filter:
              rules:
                - /api/v1/{*path} /api/v2/{path}
                - { from: /secret/old, to: /secret, status: 308 }
                - /shop - 503 switch=maintenance
                - /upload /full 302 unhealthy=diskSpace
                - /pay /paid-later 302 unhealthy=payments
                - /api/v1/never /has-its-turn
                - /nordic /no ip=192.0.2.0/24 header.X-Country=NO cookie.beta=1 role=EDITOR
              health:
                diskSpace: every=10ms down=1
                payments: every=10ms down=1
              guard: enforce
            management.health.diskspace.threshold: 1000000TB
            management.endpoints.web.exposure.include: health,redirects,metrics,prometheus
            management.endpoint.redirects.access: unrestricted
            """;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {
        @Bean
        CircuitBreakerRegistry breakers() {
            CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
            breakers.circuitBreaker("payments").transitionToOpenState();
            return breakers;
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/secret", "/shop")
                            .authenticated()
                            .anyRequest()
                            .permitAll())
                    .csrf(csrf -> csrf.disable())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }
    }

    @RestController
    static class Pages {
        @PostMapping("/api/v2/orders")
        String order(@RequestBody String order) {
            return "ordered " + order;
        }

        @GetMapping("/articles/{id}")
        @RedirectFrom("/blog/{id}")
        String article(@PathVariable String id) {
            return id;
        }

        @GetMapping("/leave")
        RedirectView leave(String to) {
            return new RedirectView(to);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void redirectsInFrontOfEverything(boolean jetty) throws Exception {
        try (Server server = Server.start(jetty, Application.class, YAML)) {
            assertThat(server.context().getClass().getSimpleName()).contains("WebServer");
            assertThat(location(server.send("POST", "/api/v1/orders", "tea"))).isEqualTo("307 /api/v2/orders");
            assertThat(server.send("POST", "/api/v2/orders", "tea").body()).isEqualTo("ordered tea");
            assertThat(location(server.get("/blog/7?a=b"))).isEqualTo("307 /articles/7?a=b");
            assertThat(location(server.get("/secret/old"))).isEqualTo("308 /secret");

            String login = location(server.get("/secret"));
            assertThat(login).isIn("302 /login", "302 " + server.origin() + "/login");
            assertThat(location(server.get("/leave?to=/home"))).endsWith("/home");
            assertThat(location(server.get("/leave?to=https://evil.example"))).isEqualTo("400 -");

            health(server);
            actuator(server);
        }
    }

    private static void health(Server server) throws Exception {
        await().untilAsserted(() -> assertThat(location(server.get("/upload"))).isEqualTo("302 /full"));
        await().untilAsserted(() -> assertThat(location(server.get("/pay"))).isEqualTo("302 /paid-later"));
        server.context()
                .getBean(CircuitBreakerRegistry.class)
                .circuitBreaker("payments")
                .transitionToHalfOpenState();
        await().untilAsserted(() -> assertThat(location(server.get("/pay"))).isEqualTo("404 -"));
    }

    private static void actuator(Server server) throws Exception {
        HttpResponse<String> overview = server.get("/actuator/redirects", "Accept", "application/json");
        assertThat(overview.body())
                .contains("\"size\":8")
                .contains(
                        "{\"id\":\"redirect-filter.rules[0]\",\"from\":\"/api/v1/{*path}\",\"status\":307,\"hits\":1,\"lastHit\":\"2")
                .contains("\"name\":\"switch.maintenance\",\"value\":\"off\"");
        String explained = server.get("/actuator/redirects/explain?method=GET&url=https://app.example/blog/9?a=b")
                .body();
        assertThat(JsonPath.<Map<String, Object>>read(explained, "$.decision"))
                .containsEntry("rule", Pages.class.getName() + ".article @RedirectFrom")
                .containsEntry("status", 307)
                .containsEntry("location", "/articles/9?a=b");
        assertThat(JsonPath.<Map<String, Object>>read(explained, "$.candidates[0]"))
                .containsEntry("rule", "/blog/{id} /articles/{id}")
                .containsEntry("captures", Map.of("id", "9"))
                .containsEntry("outcome", "decides")
                .containsEntry("target", "/articles/9");
        assertThat(JsonPath.<Map<String, Object>>read(overview.body(), "$.recentRefusals[0]"))
                .containsEntry("reason", "off-site")
                .containsEntry("target", "https://evil.example")
                .containsKeys("at", "sender");
        explainsWholeRequests(server);
        assertThat(JsonPath.<List<String>>read(
                        server.get("/actuator/redirects/lint").body(), "$.findings[*].code"))
                .containsExactly("shadowed");
        assertThat(server.get("/actuator/redirects/other?method=GET&url=no").statusCode())
                .isEqualTo(404);

        String[] json = {"Content-Type", "application/json"};
        assertThat(location(server.get("/shop"))).startsWith("302 ");
        assertThat(server.send("POST", "/actuator/redirects/switch.maintenance", "{\"value\":\"on\"}", json)
                        .body())
                .contains("\"value\":\"on\"");
        assertThat(server.get("/shop").statusCode()).isEqualTo(503);
        assertThat(server.send("POST", "/actuator/redirects/switch.maintenance", "{\"value\":\"maybe\"}", json)
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("DELETE", "/actuator/redirects/switch.maintenance", "")
                        .body())
                .contains("\"value\":\"off\"");

        assertThat(server.get("/actuator/metrics/redirect.filter.decisions?tag=outcome:redirect&tag=status:308")
                        .body())
                .contains("\"value\":1.0")
                .contains("redirect-filter.rules[1]");
        assertThat(server.get("/actuator/prometheus", "Accept", "text/plain").body())
                .contains("# TYPE redirect_filter_decisions_total counter")
                .contains(
                        "redirect_filter_decisions_total{outcome=\"redirect\",rule=\"redirect-filter.rules[1]\",status=\"308\"} 1.0")
                .contains(
                        "redirect_filter_decisions_total{outcome=\"respond\",rule=\"redirect-filter.rules[2]\",status=\"503\"} 1.0")
                .contains("# TYPE redirect_filter_decision_time_seconds histogram")
                .contains("redirect_filter_decision_time_seconds_bucket{outcome=\"redirect\",le=\"+Inf\"} ")
                .contains("redirect_filter_refusals_total{reason=\"off-site\"} 1.0")
                .contains("redirect_filter_reloads_total{result=\"failure\"} 0.0")
                .contains("redirect_filter_rules 8.0");
    }

    private static void explainsWholeRequests(Server server) throws Exception {
        String nordic = "/actuator/redirects/explain?method=GET&url=https://app.example/nordic";
        String headers = "&headers=X-Country:%20NO%0D%0A%0D%0ACookie:%20a%3Db;%20beta%3D1";
        assertThat(server.get(nordic).body()).contains("\"pass\":\"no-rule\"");
        assertThat(server.get(nordic + headers + "&ip=192.0.2.7").body()).contains("\"pass\":\"no-rule\"");
        assertThat(JsonPath.<Map<String, Object>>read(
                        server.get(nordic + headers + "&ip=192.0.2.7&user=ann:EDITOR")
                                .body(),
                        "$.decision"))
                .containsEntry("location", "/no");

        refusesToExplain(
                server,
                "",
                "explain needs method and url (expected explain?method=GET&url=https://app.example/path)");
        refusesToExplain(
                server,
                "?method=GET&url=no",
                "\"no\" is not an absolute URL (expected something like https://example.com/path?query)");
        String asked = "?method=GET&url=https://app.example/nordic";
        refusesToExplain(
                server,
                asked + "&ip=localhost",
                "\"localhost\" is no IP address (expected for example 192.0.2.7 or 2001:db8::1)");
        refusesToExplain(
                server, asked + "&headers=A:%20b%0Anone", "\"none\" is no header (expected 'Name: value')");
        refusesToExplain(
                server,
                asked + "&headers=Host:%20other.example",
                "the header Host is taken from the URL (expected an absolute URL, such as https://other.example/path)");
    }

    private static void refusesToExplain(Server server, String query, String reason) throws Exception {
        HttpResponse<String> answer = server.get("/actuator/redirects/explain" + query);
        assertThat(answer.statusCode()).as(query).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.error")).isEqualTo(reason);
    }

    @Test
    void aMistakeIsShownAsBootShowsItsOwn(CapturedOutput output) {
        Throwable failure = catchThrowable(() -> Server.start(false, Application.class, """
                redirect-filter:
                  rules:
                    - /fine /new
                    - /blog/* /articles
                """));

        assertThat(failure).isNotNull();
        assertThat(output.getOut().replace("\r", "")).contains("""
                ***************************
                APPLICATION FAILED TO START
                ***************************

                Description:

                1 problem in the redirect configuration

                redirect-filter.rules[1]: a bare * has no meaning in a path (expected {name} for one segment, {*name} for all \
                that follows, or %2A for a literal star)
                    /blog/* /articles
                          ^

                Action:

                Mend what the carets point at. The application does not start with a mistake in its redirects.
                    redirect-filter.rules[1] stands in Byte array resource [application.yml] - 5:7""");
    }

    /** Names with capitals, lists, and objects that lack something have no value of their own in the environment. */
    @Test
    void saysWhereEachMistakeWasWritten(CapturedOutput output) {
        Throwable failure = catchThrowable(() -> Server.start(false, Application.class, """
                redirect-filter:
                  rules:
                    - from: /a
                      to: /b
                      header.X-Country: [NO, SE]
                    - to: /c
                    - from: /d
                      to: /e
                      methods: [get, POST]
                """));

        assertThat(failure).isNotNull();
        assertThat(output.getOut())
                .contains(
                        "redirect-filter.rules[0].header.X-Country stands in Byte array resource [application.yml] - 6:26",
                        "redirect-filter.rules[1] stands in Byte array resource [application.yml] - 7:11",
                        "redirect-filter.rules[2].methods stands in Byte array resource [application.yml] - 10:17");
    }

    @Test
    void explainsUrlsBelowTheContextPath() throws Exception {
        try (Server server = Server.start(false, Application.class, YAML + "server.servlet.context-path: /app\n")) {
            assertThat(location(server.get("/app/secret/old"))).isEqualTo("308 /app/secret");
            assertThat(server.get("/app/actuator/redirects/explain?method=GET&url=https://app.example/app/secret/old")
                            .body())
                    .contains("\"location\":\"/app/secret\"");
            assertThat(server.get("/app/actuator/redirects/explain?method=GET&url=https://app.example/secret/old")
                            .body())
                    .contains("\"pass\":\"no-rule\"");
        }
    }
}
