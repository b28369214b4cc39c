package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.InFlight;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.SystemLoad;
import io.github.redirectfilter.servlet.LogCapture;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverloadFactoryTest {
    private static final RedirectRequest REQUEST =
            RedirectRequest.builder("GET", "https://app.example/a").build();

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private double load;
    private int asked;

    private static RedirectRule rule(String key, String value) {
        return RedirectRule.from("/a").to("/b").option(key, value).build();
    }

    private static boolean holds(Redirects redirects) {
        return redirects.decide(REQUEST) instanceof Decision.Redirect;
    }

    private Redirects withLoad(String value) {
        return Redirects.builder()
                .clock(() -> now)
                .service(SystemLoad.class, () -> {
                    asked++;
                    return load;
                })
                .rule(rule("overload", value))
                .build();
    }

    @Test
    void moreRequestsInFlightThanTheLimit() {
        Redirects redirects =
                Redirects.builder().rule(rule("overload", "inflight>2")).build();
        InFlight inFlight = Objects.requireNonNull(redirects.inFlight());
        inFlight.enter();
        inFlight.enter();
        assertThat(holds(redirects)).isFalse();

        inFlight.enter();
        assertThat(holds(redirects)).isTrue();

        inFlight.leave();
        assertThat(holds(redirects)).isFalse();
    }

    @Test
    void nobodyCountsIfNoRuleAsks() {
        assertThat(Redirects.builder().rule(rule("switch", "a")).build().inFlight())
                .isNull();
        assertThat(withLoad("load>0.9").inFlight()).isNull();
    }

    /** Requests that came under the rules before leave under those after. */
    @Test
    void theCountSurvivesAReload() {
        Redirects before =
                Redirects.builder().rule(rule("overload", "inflight>2")).build();
        Redirects after = Redirects.builder()
                .rule(rule("overload", "inflight>3"))
                .controls(before.controls())
                .build();

        assertThat(after.inFlight()).isNotNull().isSameAs(before.inFlight());
    }

    @ParameterizedTest
    @CsvSource({"0.9, false", "0.91, true", "1, true", "0, false", "-1, false", "NaN, false"})
    void moreLoadThanTheLimit(double now, boolean holds) {
        load = now;

        assertThat(holds(withLoad("load>0.9"))).isEqualTo(holds);
    }

    @Test
    void theLoadIsLookedUpOnceASecond() {
        Redirects redirects = withLoad("load>0.5");
        load = 0.1;
        assertThat(holds(redirects)).isFalse();

        load = 0.9;
        now = now.plusMillis(999);
        assertThat(holds(redirects)).isFalse();
        assertThat(asked).isEqualTo(1);

        now = now.plusMillis(1);
        assertThat(holds(redirects)).isTrue();
        assertThat(holds(redirects)).isTrue();
        assertThat(asked).isEqualTo(2);

        load = 0.1;
        now = now.minusSeconds(3600);
        assertThat(holds(redirects)).isFalse();
    }

    @Test
    void theHighestLoadCounts() {
        Redirects.Builder builder = Redirects.builder().rule(rule("overload", "load>0.5"));
        for (double one : new double[] {0.1, -1, 0.7, Double.NaN}) {
            builder.service(SystemLoad.class, () -> one);
        }

        assertThat(holds(builder.build())).isTrue();
    }

    @Test
    void aSourceThatFailsIsNoOverload() {
        Redirects redirects = Redirects.builder()
                .service(SystemLoad.class, () -> {
                    throw new IllegalStateException("no load");
                })
                .rule(rule("overload", "load>0.5"))
                .rule(RedirectRule.from("/a").to("/c").build())
                .build();

        try (LogCapture log = new LogCapture()) {
            assertThat(redirects.decide(REQUEST))
                    .isInstanceOfSatisfying(
                            Decision.Redirect.class,
                            to -> assertThat(to.location()).isEqualTo("/c"));
            assertThat(log.messages()).singleElement().asString().startsWith("The load is not known: ");
        }
    }

    @Test
    void withoutASourceItIsTheLoadOfTheProcessors() {
        LoadSampler sampler = LoadSampler.of(new EmptyContext());

        assertThat(sampler.load())
                .satisfiesAnyOf(
                        load -> assertThat(load).isNaN(),
                        load -> assertThat(load).isBetween(0.0, 1.0));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1, false", "3, 0.1, true", "1, 0.9, true"})
    void oneOfSeveralLimitsIsEnough(int requests, double load, boolean holds) {
        this.load = load;
        Redirects redirects = withLoad("inflight>2,load>0.5");
        for (int i = 0; i < requests; i++) {
            Objects.requireNonNull(redirects.inFlight()).enter();
        }

        assertThat(holds(redirects)).isEqualTo(holds);
    }

    @Test
    void noCacheKeepsAnAnswerAndAPassIsLeftAlone() {
        load = 0.1;
        assertThat(withLoad("load>0.5").decide(REQUEST).headers().isEmpty()).isTrue();
        load = 0.9;
        assertThat(withLoad("load>0.5").decide(REQUEST).headers().cacheControl())
                .isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            overload       | 200           | "200" is no limit (expected overload=inflight>200 or overload=load>0.9)
            overload       | inflight=200  | "inflight=200" is no limit (expected overload=inflight>200 or overload=load>0.9)
            overload       | inflight>=200 | "inflight>=200" is no limit (expected overload=inflight>200 or overload=load>0.9)
            overload       | load>90%      | "load>90%" is no limit (expected overload=inflight>200 or overload=load>0.9)
            overload       | cpu>0.9       | "cpu" is nothing that has a limit (expected overload=inflight>200 or overload=load>0.9)
            overload       | inflight>0    | "inflight>0" is no number of requests (expected a whole number from 1, such as inflight>200)
            overload       | inflight>1.5  | "inflight>1.5" is no number of requests (expected a whole number from 1, such as inflight>200)
            overload       | load>1        | "load>1" is no share of what there is (expected more than 0 and less than 1, such as load>0.9)
            overload       | load>0        | "load>0" is no share of what there is (expected more than 0 and less than 1, such as load>0.9)
            overload.load  | 0.9           | the limit stands behind "=" (expected overload=inflight>200 or overload=load>0.9)
            """)
    void mistakesAreErrorsWithTheMend(String key, String value, String message) {
        Redirects.Builder builder = Redirects.builder().rule(rule(key, value));

        assertThatThrownBy(builder::build).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /{*path}        | /busy/{path}        | /busy/x
            /a/{id}         | /a/{id}2            | /a/x2
            /{n:[0-9]+}     | /{n}0               | /10
            //{host}/{*p}   | https://{host}/b/{p} | https://x/b/x
            https://*.a.example/{*p} | //www.a.example/b/{p} | https://www.a.example/b/x
            """)
    void aTargetThatWouldBeShedAgainIsAnError(String from, String to, String again) {
        Redirects.Builder builder = Redirects.builder()
                .rule(RedirectRule.from(from)
                        .to(to)
                        .option("overload", "load>0.9")
                        .build());

        assertThatThrownBy(builder::build)
                .hasMessageContaining("the target would be shed by this rule again, and so on: \"" + again
                        + "\" (expected another host, \"-\" with status 503 or 429, or a rule in front that lets the"
                        + " target pass)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none         | /{*path}   | /busy                       | none
            none         | /{*path}   | https://other.example/{path} | none
            none         | /a/{*path} | /b/{path}                   | none
            /busy/{*any} | /{*path}   | /busy/{path}                | none
            none         | /{*path}   | /busy/{path}                | query.x
            none         | ~/(.*)     | /busy/{1}                   | none
            """)
    void otherTargetsAreNot(String exempt, String from, String to, String condition) {
        Redirects.Builder builder = Redirects.builder();
        if (exempt != null) {
            builder.rule(RedirectRule.from(exempt).pass().build());
        }
        RedirectRule.Builder rule = RedirectRule.from(from).to(to).option("overload", "load>0.9");
        if (condition != null) {
            rule.option(condition);
        }

        assertThatCode(builder.rule(rule.build())::build).doesNotThrowAnyException();
    }

    @Test
    void itsNegationShedsNothing() {
        Redirects.Builder builder = Redirects.builder()
                .rule(RedirectRule.from("/{*path}")
                        .to("/x/{path}")
                        .option("not.overload", "load>0.9")
                        .build());

        assertThatCode(builder::build).doesNotThrowAnyException();
    }
}
