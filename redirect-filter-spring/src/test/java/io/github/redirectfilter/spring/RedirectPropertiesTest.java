package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.GuardMode;
import io.github.redirectfilter.config.LiveConfiguration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RedirectPropertiesTest {
    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RedirectFilterAutoConfiguration.class));

    private void run(String yaml, ContextConsumer<AssertableWebApplicationContext> test) {
        runner.withInitializer(new Yaml(yaml)).run(test);
    }

    private static String decide(AssertableWebApplicationContext context, String path) {
        return decide(context, "GET", path, request -> request);
    }

    private static String decide(
            AssertableWebApplicationContext context, String method, String path, UnaryOperator<RequestBuilder> change) {
        Decision decision = context.getBean(Redirects.class)
                .decide(change.apply(RedirectRequest.builder(method, "https://app.example" + path))
                        .build());
        Decision answer = decision instanceof Decision.Refused refused ? refused.answer() : decision;
        if (answer instanceof Decision.Redirect redirect) {
            return redirect.status().code() + " " + redirect.location();
        }
        return answer instanceof Decision.Respond respond ? String.valueOf(respond.status()) : "pass";
    }

    @Test
    void aRuleIsALineOrAnObject() {
        run("""
                redirect-filter:
                  rules:
                    - /old-home / 308
                    - from: /blog/{year}/{slug}
                      to: /articles/{slug}?year={year}
                      status: 301
                      query: drop
                    - from: /api/{*path}
                      to: /v2/{path}
                      methods: [POST, PUT]
                    - { from: /nordic, to: /no, header.X-Country: ["NO", SE] }
                    - from: /beta
                      to: /beta/new
                      when: [ cookie.beta, "header.X-Level=~^[5-9]" ]
                    - from: /nested
                      to: /yes
                      when:
                        header:
                          X-A: "1"
                        not.header.X-B: "2"
                    - from: /gone
                      to: "-"
                      status: 410
                """, context -> {
            assertThat(decide(context, "/old-home")).isEqualTo("308 /");
            assertThat(decide(context, "/blog/2024/x?a=b")).isEqualTo("301 /articles/x?year=2024");
            assertThat(decide(context, "/api/x")).isEqualTo("pass");
            assertThat(decide(context, "PUT", "/api/x", request -> request)).isEqualTo("307 /v2/x");
            assertThat(decide(context, "GET", "/nordic", request -> request.header("X-Country", "SE")))
                    .isEqualTo("307 /no");
            assertThat(decide(context, "GET", "/nordic", request -> request.header("X-Country", "NO")))
                    .isEqualTo("307 /no");
            assertThat(decide(context, "GET", "/nordic", request -> request.header("X-Country", "DE")))
                    .isEqualTo("pass");
            assertThat(decide(
                            context,
                            "GET",
                            "/beta",
                            request -> request.cookie("beta", "").header("X-Level", "7")))
                    .isEqualTo("307 /beta/new");
            assertThat(decide(context, "/beta")).isEqualTo("pass");
            assertThat(decide(context, "GET", "/nested", request -> request.header("X-A", "1")))
                    .isEqualTo("307 /yes");
            assertThat(decide(
                            context,
                            "GET",
                            "/nested",
                            request -> request.header("X-A", "1").header("X-B", "2")))
                    .isEqualTo("pass");
            assertThat(decide(context, "/gone")).isEqualTo("410");
            assertThat(context.getBean(Redirects.class).rules().get(2).id()).isEqualTo("redirect-filter.rules[2]");
        });
    }

    @Test
    void everySettingHasItsName() {
        run("""
                redirect-filter:
                  rules: |
                    /go {param:to}
                    /shop - 503 switch=maintenance
                  allow:
                    - https://partner.example
                    - https://*.partner.example https://third.example
                  guard: off
                  reload: off
                  refused: /
                  trusted-proxies: [10.0.0.0/8, 127.0.0.1]
                  contextRelative: false
                  max-path: 100
                  switch.maintenance: on
                  country-header: X-Country
                  dispatch: REQUEST, FORWARD
                """, context -> {
            assertThat(decide(context, "/go?to=https://partner.example/")).isEqualTo("307 https://partner.example/");
            assertThat(decide(context, "/go?to=https://third.example/")).isEqualTo("307 https://third.example/");
            assertThat(decide(context, "/go?to=https://evil.example/")).isEqualTo("307 /");
            assertThat(decide(context, "/shop")).isEqualTo("503");
            Configuration configuration =
                    context.getBean(LiveConfiguration.class).current();
            assertThat(configuration.guard()).isEqualTo(GuardMode.OFF);
            assertThat(configuration.reload()).isZero();
            assertThat(configuration.dispatch()).containsExactlyInAnyOrder("REQUEST", "FORWARD");
        });
    }

    @Test
    void environmentVariablesAndPlaceholdersCount() {
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of(
                                        "REDIRECTFILTER_CONTEXTRELATIVE", "false",
                                        "REDIRECTFILTER_REFUSED", "/home",
                                        "REDIRECTFILTER_SWITCH_MAINTENANCE", "on",
                                        "TARGET_HOST", "new.example"))))
                .withInitializer(new Yaml("""
                        redirect-filter:
                          rules:
                            - /old https://${TARGET_HOST}/${missing:x}
                            - /shop - 503 switch=maintenance
                            - /go {param:to}
                          refused: 400
                        """))
                .run(context -> {
                    assertThat(decide(context, "/old")).isEqualTo("307 https://new.example/x");
                    assertThat(decide(context, "/go?to=https://evil.example")).isEqualTo("307 /home");
                    assertThat(decide(context, "/shop")).isEqualTo("503");
                });
    }

    /** Such a name belongs to more than one property, so that the source does not list it as one of ours. */
    @Test
    void anEnvironmentVariableMayHaveUnderscoresForDashes() {
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of(
                                        "REDIRECT_FILTER_RULES",
                                        "/old /new",
                                        "REDIRECT_FILTER_CONTEXT_RELATIVE",
                                        "false"))))
                .run(context -> {
                    Redirects redirects = context.getBean(Redirects.class);
                    assertThat(redirects.decide(RedirectRequest.builder("GET", "https://app.example/app/old")
                                    .contextPath("/app")
                                    .build()))
                            .isEqualTo(Decision.Pass.NO_RULE);
                    assertThat(decide(context, "/old")).isEqualTo("307 /new");
                });
    }

    @Test
    void aListOfOneSourceTakesThePlaceOfThatOfAnother() {
        runner.withPropertyValues("redirect-filter.rules[0]=/a /first")
                .withInitializer(new Yaml("""
                        redirect-filter:
                          rules:
                            - { from: /a, to: /second, status: 301 }
                            - /b /third
                        """))
                .run(context -> {
                    assertThat(decide(context, "/a")).isEqualTo("307 /first");
                    assertThat(decide(context, "/b")).isEqualTo("pass");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rules[0]: /old /new quary=drop | rules[0]: unknown key "quary"; did you mean "query"?
            rules[0].from: /old            | rules[0]: the rule has no "to"; write to: "/new", or to: "-" to let the request pass
            rules[0].to: /new              | rules[0]: the rule has no "from"; write from: "/old"
            guard: on                      | guard: guard "true" is unknown (expected off, report or enforce)
            max-path: many                 | max-path: "many" is no number (expected one like 1000)
            gaurd: enforce                 | gaurd: unknown setting "gaurd"; did you mean "guard"?
            guard.mode: enforce            | guard.mode: unknown setting "guard.mode"
            allow[1]: "https://*"          | allow[1]:
            """)
    void namesThePropertyInErrors(String property, String message) {
        String filler = property.startsWith("allow") ? "redirect-filter.allow[0]: https://ok.example\n" : "";
        runner.withInitializer(new Yaml(filler + "redirect-filter." + property))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(RedirectConfigurationException.class)
                        .hasMessageContaining("redirect-filter." + message));
    }

    @Test
    void showsTheLineOrThePartOfAnObjectInErrors() {
        run(
                """
                redirect-filter:
                  rules:
                    - /old /new quary=drop
                    - from: /shop/{id}
                      to: /items/{di}
                      cookie.beta:
                      staus: 301
                """,
                context ->
                        assertThat(context).getFailure().rootCause().message().isEqualTo("""
                4 problems in the redirect configuration

                redirect-filter.rules[0]: unknown key "quary"; did you mean "query"? %1$s
                    /old /new quary=drop
                              ^^^^^

                redirect-filter.rules[1].cookie.beta: "cookie.beta" has no value; a condition that needs none stands in a list: \
                when: [cookie.beta]
                    cookie.beta
                    ^^^^^^^^^^^

                redirect-filter.rules[1].staus: unknown key "staus" %1$s
                    staus
                    ^^^^^

                redirect-filter.rules[1].to: unknown name {di}; did you mean "id"? (expected one of id, scheme, host, port, \
                context, header:NAME, cookie:NAME, param:NAME)
                    /items/{di}
                            ^^^
                """.formatted(keys(context))));
    }

    /** Boot's YAML reads no, off and on as YAML 1.1 did, and a rule for Norway must not come out as one for "false". */
    @Test
    void doesNotTakeATruthValueForAText() {
        run(
                """
                redirect-filter:
                  rules:
                    - from: /nordic
                      to: /no
                      header.X-Country: [NO, SE]
                      country: NO
                  languages: [no, se]
                """,
                context ->
                        assertThat(context).getFailure().rootCause().message().isEqualTo("""
                3 problems in the redirect configuration

                redirect-filter.languages[0]: YAML reads the words true, yes, on and false, no, off as truth values; write what \
                is meant in quotes, such as "no"
                    false
                    ^^^^^

                redirect-filter.rules[0].country: YAML reads the words true, yes, on and false, no, off as truth values; write \
                what is meant in quotes, such as "no"
                    false
                    ^^^^^

                redirect-filter.rules[0].header.X-Country: YAML reads the words true, yes, on and false, no, off as truth values; \
                write what is meant in quotes, such as "no"
                    false
                    ^^^^^
                """));
    }

    /** The list of all keys, which grows with the core. */
    private static String keys(AssertableWebApplicationContext context) {
        String message = rootMessage(context.getStartupFailure());
        int begin = message.indexOf("(expected one of accept");
        return message.substring(begin, message.indexOf(')', begin) + 1);
    }

    private static String rootMessage(Throwable failure) {
        return failure.getCause() == null ? String.valueOf(failure.getMessage()) : rootMessage(failure.getCause());
    }
}
