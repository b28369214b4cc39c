package io.github.redirectfilter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Rules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RedirectMetricsTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final RedirectMetrics metrics = new RedirectMetrics(registry);

    private static void ask(Redirects redirects, String... paths) {
        for (String path : paths) {
            redirects.decide(
                    RedirectRequest.builder("GET", "https://app.example" + path).build());
        }
    }

    private Redirects rules(String... lines) {
        return Rules.builder(lines).listener(metrics).build();
    }

    @Test
    void decisionsAreCountedByOutcomeStatusAndRule() {
        Redirects redirects = rules(
                "/old      /new        308  id=moved",
                "/gone     -           410  id=gone",
                "/free     -                id=free",
                "/self     /self            id=self",
                "/out      {param:url} 302  id=out",
                "/set      /x               id=never header.X");
        redirects.loaded();

        ask(redirects, "/old", "/old", "/gone", "/free", "/self", "/out?url=https://evil.example/");

        assertThat(MeterLines.of(registry))
                .containsExactly(
                        "redirect.filter.decision.time outcome=pass-exempt 1 timed",
                        "redirect.filter.decision.time outcome=pass-self 1 timed",
                        "redirect.filter.decision.time outcome=redirect 2 timed",
                        "redirect.filter.decision.time outcome=refused 1 timed",
                        "redirect.filter.decision.time outcome=respond 1 timed",
                        "redirect.filter.decisions outcome=pass-exempt rule=free status=none 1",
                        "redirect.filter.decisions outcome=pass-self rule=self status=none 1",
                        "redirect.filter.decisions outcome=redirect rule=moved status=308 2",
                        "redirect.filter.decisions outcome=refused rule=out status=400 1",
                        "redirect.filter.decisions outcome=respond rule=gone status=410 1",
                        "redirect.filter.refusals reason=off-site 1",
                        "redirect.filter.reloads result=failure 0",
                        "redirect.filter.reloads result=success 0",
                        "redirect.filter.rules 6");
    }

    @Test
    void aRefusalOfTheApplicationHasNoRule() {
        Redirects redirects = rules();

        redirects.judge(
                RedirectRequest.builder("GET", "https://app.example/a").build(),
                RedirectStatus.FOUND,
                "//evil.example",
                "servlet a");

        assertThat(MeterLines.of(registry))
                .contains(
                        "redirect.filter.decisions outcome=refused rule=none status=400 1",
                        "redirect.filter.refusals reason=off-site 1");
    }

    @Test
    void limitsAreCountedByTheirName() {
        Redirects redirects =
                Rules.builder("~/docs/(.*) /new").maxPath(20).listener(metrics).build();

        ask(redirects, "/docs/" + "a".repeat(20));

        assertThat(MeterLines.of(registry)).contains("redirect.filter.limits.exceeded limit=max-path 1");
    }

    @Test
    void rulesBehindTheFirstTwoHundredThatDecideCountTogether() {
        Redirects.Builder builder = Redirects.builder().listener(metrics);
        for (int i = 0; i < 203; i++) {
            builder.rule(RedirectRule.from("/old/" + i)
                    .to("/new")
                    .source("rule-" + i)
                    .build());
        }
        Redirects redirects = builder.build();

        for (int times = 0; times < 2; times++) {
            for (int i = 0; i < 203; i++) {
                ask(redirects, "/old/" + i);
            }
        }

        assertThat(MeterLines.of(registry))
                .filteredOn(line -> line.startsWith("redirect.filter.decisions "))
                .hasSize(201)
                .contains(
                        "redirect.filter.decisions outcome=redirect rule=rule-199 status=307 2",
                        "redirect.filter.decisions outcome=redirect rule=other status=307 6");
    }

    @Test
    void aListCountsAsOneRule() {
        Redirects.Builder builder = Redirects.builder().listener(metrics);
        for (int i = 0; i < 1_000; i++) {
            builder.literal(
                    new Place("list.csv", i + 1, 1, ""), true, "/old/" + i, "/new", RedirectStatus.PERMANENT_REDIRECT);
        }
        Redirects redirects = builder.build();

        ask(redirects, "/old/1", "/old/999");

        assertThat(MeterLines.of(registry))
                .contains("redirect.filter.decisions outcome=redirect rule=list.csv status=308 2");
    }

    @Test
    void reloadsAreCountedAndTheGaugeFollows() {
        Redirects first = rules("/a /b");
        first.loaded();
        Redirects second = Rules.builder("/a /b", "/c /d", "/e /f")
                .controls(first.controls())
                .listener(metrics)
                .build();
        second.reloaded(null);
        second.reloaded(new IllegalStateException("no"));

        assertThat(MeterLines.of(registry))
                .containsExactly(
                        "redirect.filter.reloads result=failure 1",
                        "redirect.filter.reloads result=success 1",
                        "redirect.filter.rules 3");
    }

    @Test
    void theRulesOfSeveralFiltersAddUp() {
        Redirects one = rules("/a /b");
        Redirects another = rules("/c /d", "/e /f");
        one.loaded();
        another.loaded();
        one.loaded();

        assertThat(MeterLines.of(registry)).contains("redirect.filter.rules 3");
        assertThat(another.size()).isEqualTo(2); // both are there until here
    }

    @Test
    void severalRegistriesCountEachAndOneThatIsBoundTwiceCountsOnce() {
        MeterRegistry second = new SimpleMeterRegistry();
        metrics.bindTo(second);
        metrics.bindTo(registry);

        ask(rules("/a /b id=a"), "/a");

        assertThat(MeterLines.of(registry))
                .contains("redirect.filter.decisions outcome=redirect rule=a status=307 1")
                .isEqualTo(MeterLines.of(second));
    }

    /** The least and the most that decisions take are far below what registries make buckets for by themselves. */
    @Test
    void timesAreAHistogram() {
        ask(rules("/a /b"), "/a");

        Timer timer = registry.get("redirect.filter.decision.time").timer();
        assertThat(Arrays.stream(timer.takeSnapshot().histogramCounts()).map(CountAtBucket::bucket))
                .containsExactly(500.0, 1e3, 2e3, 5e3, 1e4, 5e4, 1e5, 1e6, 1e7, 1e8);
        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    }

    @Test
    void oneMissInTwoHundredAndFiftySixIsTimed() {
        Redirects redirects = rules("/a /b", "/maybe /x header.X");

        for (int i = 0; i < 25_600; i++) {
            redirects.decide("app.example", "", "/none", "", source -> fail("no rule can match"));
            ask(redirects, "/maybe");
        }

        // 200 are expected; chance strays as far as this once in some hundred billion times
        assertThat(registry.get("redirect.filter.decision.time")
                        .tag("outcome", "pass-no-rule")
                        .timer()
                        .count())
                .isBetween(100L, 300L);
        assertThat(registry.find("redirect.filter.decisions").counters()).isEmpty();
    }
}
