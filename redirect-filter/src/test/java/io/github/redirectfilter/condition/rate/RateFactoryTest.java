package io.github.redirectfilter.condition.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.servlet.LogCapture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateFactoryTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final MemoryBackend backend = new MemoryBackend(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(now.toEpochMilli());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    });

    private Redirects.Builder limited(String rate, String... options) {
        RedirectRule.Builder rule = RedirectRule.from("/a")
                .to("-")
                .status(RedirectStatus.TOO_MANY_REQUESTS)
                .option("id", "limit")
                .option("rate", rate);
        for (String option : options) {
            rule.option(option.split("=")[0], option.split("=")[1]);
        }
        return Redirects.builder().clock(() -> now).rule(rule.build());
    }

    private static RequestBuilder request() {
        return RedirectRequest.builder("GET", "https://app.example/a");
    }

    /** How many of 20 requests at once pass. */
    private static int passes(Redirects redirects, RequestBuilder request) {
        int passes = 0;
        for (int i = 0; i < 20; i++) {
            passes += redirects.decide(request.build()) instanceof Decision.Pass ? 1 : 0;
        }
        return passes;
    }

    @Test
    void asManyAsTheRateSaysPassAndThenAsManyAsComeInTheTime() {
        Redirects redirects = limited("6/minute").build();
        assertThat(passes(redirects, request())).isEqualTo(6);

        now = now.plusSeconds(9);
        assertThat(passes(redirects, request())).isZero();
        now = now.plusSeconds(1);
        assertThat(passes(redirects, request())).isEqualTo(1);
        now = now.plusSeconds(30);
        assertThat(passes(redirects, request())).isEqualTo(3);
        now = now.plusSeconds(3600);
        assertThat(passes(redirects, request())).isEqualTo(6);
    }

    @Test
    void aBurstIsWhatMayComeAtOnce() {
        Redirects redirects = limited("6/minute", "burst=2").build();
        assertThat(passes(redirects, request())).isEqualTo(2);

        now = now.plusSeconds(10);
        assertThat(passes(redirects, request())).isEqualTo(1);
        now = now.plusSeconds(3600);
        assertThat(passes(redirects, request())).isEqualTo(2);
    }

    @Test
    void theAnswerSaysWhenToComeAgain() {
        Redirects redirects = limited("6/minute").build();
        passes(redirects, request());
        now = now.plusMillis(2500);

        Decision answer = redirects.decide(request().build());
        assertThat(answer.headers().others()).containsExactly(new Header("Retry-After", "8"));
        assertThat(answer.headers().cacheControl()).isEqualTo("no-store");
        assertThat(limited("6/minute", "retry-after=99").build())
                .satisfies(rules -> passes(rules, request()))
                .satisfies(rules -> assertThat(
                                rules.decide(request().build()).headers().others())
                        .containsExactly(new Header("Retry-After", "99")));
    }

    @Test
    void aPassIsLeftAlone() {
        Redirects redirects = limited("6/minute", "by=cookie.id").build();

        assertThat(redirects
                        .decide(request().cookie("id", "1").build())
                        .headers()
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ip", "cookie.id", "header.X-Key", "user"})
    void everyCallerHasABucketOfHisOwn(String by) {
        Redirects redirects = limited("6/minute", "by=" + by).build();
        for (String caller : List.of("1", "2", "3")) {
            RequestBuilder request = request()
                    .cookie("id", caller)
                    .header("X-Key", caller)
                    .user(caller)
                    .remoteAddress("192.0.2." + caller);
            assertThat(passes(redirects, request)).isEqualTo(6);
            assertThat(passes(redirects, request)).isZero();
        }
    }

    @Test
    void withoutByItIsTheAddress() {
        Redirects redirects = limited("6/minute").build();
        assertThat(passes(redirects, request().remoteAddress("192.0.2.1").cookie("id", "1")))
                .isEqualTo(6);
        assertThat(passes(redirects, request().remoteAddress("192.0.2.1").cookie("id", "2")))
                .isZero();
        assertThat(passes(redirects, request().remoteAddress("192.0.2.2"))).isEqualTo(6);
    }

    @Test
    void allWithoutAKeyShareOne() {
        Redirects redirects = limited("6/minute", "by=cookie.id").build();
        assertThat(passes(redirects, request().remoteAddress("192.0.2.1"))).isEqualTo(6);
        assertThat(passes(redirects, request().remoteAddress("192.0.2.2"))).isZero();
    }

    @Test
    void rulesCountEachForItself() {
        Redirects redirects = Redirects.builder()
                .clock(() -> now)
                .rule(RedirectRule.from("/a")
                        .to("/queue")
                        .option("rate", "6/minute")
                        .build())
                .rule(RedirectRule.from("/b")
                        .to("/queue")
                        .option("rate", "6/minute")
                        .build())
                .build();
        assertThat(passes(redirects, request())).isEqualTo(6);
        assertThat(passes(redirects, RedirectRequest.builder("GET", "https://app.example/b")))
                .isEqualTo(6);
    }

    /** It is asked last, whatever the order in the rule. */
    @Test
    void onlyRequestsCountThatTheRuleIsFor() {
        Redirects redirects = limited("6/minute", "header.X-Api=1").build();
        passes(redirects, request());

        assertThat(passes(redirects, request().header("X-Api", "1"))).isEqualTo(6);
    }

    @Test
    void itsNegationIsForCallersBelow() {
        Redirects redirects = Redirects.builder()
                .clock(() -> now)
                .rule(RedirectRule.from("/a")
                        .to("/fast")
                        .option("not.rate", "6/minute")
                        .build())
                .build();
        assertThat(passes(redirects, request())).isEqualTo(14);
    }

    @Test
    void theCountSurvivesAReload() {
        Redirects before = limited("6/minute").build();
        passes(before, request());
        Redirects after = limited("6/minute").controls(before.controls()).build();
        assertThat(passes(after, request())).isZero();

        Redirects another = limited("7/minute").controls(after.controls()).build();
        assertThat(passes(another, request())).isEqualTo(7);
    }

    @Test
    void whoOnlyWantsToKnowConsumesNothing() {
        for (List<RateBackend> backends : List.of(List.<RateBackend>of(), List.<RateBackend>of(backend))) {
            RateCondition condition = condition(backends);
            List<Boolean> holds = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                holds.add(condition.test(request().build(), new Effects(true)));
                holds.add(condition.test(request().build(), new Effects(false)));
                holds.add(condition.test(request().build(), new Effects(true)));
            }
            assertThat(holds).containsExactly(false, false, false, false, false, true, true, true, true);
        }
    }

    private RateCondition condition(List<RateBackend> backends) {
        Rate rate = Rate.parse("2/minute", null);
        LocalBuckets local = new LocalBuckets(() -> now);
        local.bound(10, rate.refill());
        Limiter limiter = backends.isEmpty()
                ? local.limiter("limit", rate)
                : new SharedBuckets(backend, "limit", rate, () -> now);
        return new RateCondition(new Callers(io.github.redirectfilter.condition.CallerKey.IP), limiter);
    }

    private record Effects(boolean dryRun) implements io.github.redirectfilter.Condition.Effects {
        @Override
        public void header(String name, String value) {
            throw new AssertionError(name);
        }

        @Override
        public <T> T shared(Class<T> type, Supplier<T> maker) {
            throw new AssertionError(type.getName());
        }
    }

    @Test
    void serversShareALimitByABackEnd() {
        Redirects one = limited("6/minute", "by=header.X-Key")
                .service(RateBackend.class, backend)
                .build();
        Redirects other = limited("6/minute", "by=header.X-Key")
                .service(RateBackend.class, backend)
                .build();
        RequestBuilder request = request().header("X-Key", "secret");
        for (int i = 0; i < 3; i++) {
            assertThat(one.decide(request.build())).isInstanceOf(Decision.Pass.class);
            assertThat(other.decide(request.build())).isInstanceOf(Decision.Pass.class);
        }
        Decision answer = other.decide(request.build());

        assertThat(answer).isInstanceOf(Decision.Respond.class);
        assertThat(answer.headers().others()).containsExactly(new Header("Retry-After", "10"));
        assertThat(backend.entries())
                .containsOnlyKeys("redirect-filter:limit 6/minute:2bb80d537b1da3e38bd30361aa855686");
    }

    /** Each time it is asked it may open a connection. */
    @Test
    void aBackEndIsAskedForItsBucketsOnceThoughRulesAreLoadedAgain() {
        List<String> asked = new ArrayList<>();
        RateBackend counting = () -> {
            asked.add("buckets");
            return backend.buckets();
        };
        Redirects before =
                limited("6/minute").service(RateBackend.class, counting).build();
        passes(before, request());
        Redirects after = limited("6/minute")
                .service(RateBackend.class, counting)
                .controls(before.controls())
                .build();

        assertThat(passes(after, request())).isZero();
        assertThat(asked).containsExactly("buckets");
    }

    @Test
    void whileABackEndFailsNobodyIsLimited() {
        Redirects redirects =
                limited("6/minute").service(RateBackend.class, backend).build();
        passes(redirects, request());
        backend.breakDown();
        try (LogCapture log = new LogCapture()) {
            assertThat(passes(redirects, request())).isEqualTo(20);
            assertThat(log.messages()).containsExactly("The back end of rate limits failed, so that nobody is limited");
            now = now.plusSeconds(60);
            passes(redirects, request());
            assertThat(log.messages()).hasSize(2);
        }
    }

    @Test
    void twoBackEndsAreAnError() {
        Redirects.Builder builder =
                limited("6/minute").service(RateBackend.class, backend).service(RateBackend.class, backend);

        assertThatThrownBy(builder::build)
                .hasMessageContaining("the application has 2 back ends for rates (expected one RateBackend, or none to"
                        + " keep them in memory)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rate   | 100/min    | ip      | "min" is no unit of time; did you mean "minute"? (expected one of second, minute, hour, day)
            rate   | 100/minute | session | by="session" does not tell callers apart (expected by=cookie.NAME, by=header.NAME, by=user or by=ip)
            rate.x | 100/minute | ip      | the rate stands behind "=" (expected for example rate=100/minute)
            """)
    void mistakesAreErrorsWithTheMend(String key, String value, String by, String message) {
        Redirects.Builder builder = Redirects.builder()
                .rule(RedirectRule.from("/a")
                        .to("/b")
                        .option(key, value)
                        .option("by", by)
                        .build());

        assertThatThrownBy(builder::build).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "many", "100000000"})
    void theNumberOfCallersIsANumber(String value) {
        assertThatThrownBy(() -> Redirects.builder().setting("max-rate-keys", value))
                .hasMessage("\"" + value + "\" is no number of callers (expected 1 to 99999999, such as 100000)");
    }

    @Test
    void aQueueThatIsLimitedItselfIsAnErrorUnlessARuleInFrontLetsItPass() {
        RedirectRule limit = RedirectRule.from("/{*path}")
                .to("/queue/{path}")
                .option("rate", "6/minute")
                .build();
        Redirects.Builder looping = Redirects.builder().rule(limit);
        assertThatThrownBy(looping::build)
                .hasMessageContaining("the target would be shed by this rule again, and so on: \"/queue/x\"");

        Redirects.Builder exempt = Redirects.builder()
                .rule(RedirectRule.from("/queue/{*path}").pass().build())
                .rule(limit);
        assertThatCode(exempt::build).doesNotThrowAnyException();
    }
}
