package io.github.redirectfilter.condition.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.HealthSources;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthyFactoryTest {
    private static final RedirectRequest REQUEST =
            RedirectRequest.builder("GET", "https://app.example/a").build();

    private final ManualScheduler scheduler = new ManualScheduler();

    private Redirects.Builder rule(String key, String value) {
        Redirects.Builder builder = Redirects.builder()
                .random(ManualScheduler.NO_CHANCE)
                .rule(RedirectRule.from("/a").to("/b").option(key, value).build());
        scheduler.factories().forEach(builder::conditionFactory);
        return builder;
    }

    private static boolean holds(Redirects redirects) {
        return redirects.decide(REQUEST) instanceof Decision.Redirect;
    }

    private static HealthSource flag(String name, boolean up) {
        return HealthSource.of(name, () -> up);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            healthy       | a   | up   | up   | true
            healthy       | a   | down | up   | false
            unhealthy     | a   | down | up   | true
            unhealthy     | a   | up   | down | false
            not.healthy   | a   | down | up   | true
            not.unhealthy | a   | up   | down | true
            healthy       | a,b | down | up   | true
            healthy       | a,b | down | down | false
            unhealthy     | a,b | up   | down | true
            unhealthy     | a,b | up   | up   | false
            not.unhealthy | a,b | up   | down | false
            not.unhealthy | a,b | up   | up   | true
            """)
    void oneOfTheChecksIsInTheState(String key, String names, String a, String b, boolean holds) {
        Redirects redirects = rule(key, names)
                .service(HealthSource.class, flag("a", true))
                .service(HealthSource.class, flag("b", true))
                .build();
        redirects.controls().set("health.a", a);
        if (names.contains("b")) {
            redirects.controls().set("health.b", b);
        }

        assertThat(holds(redirects)).isEqualTo(holds);
    }

    @Test
    void aSourceHasToSayTheSameAFewTimes() throws Exception {
        AtomicBoolean up = new AtomicBoolean(true);
        Redirects redirects = rule("unhealthy", "flag")
                .service(HealthSource.class, HealthSource.of("flag", up::get))
                .setting("health.flag", "every=1s down=2 up=1")
                .build();
        scheduler.next();
        scheduler.next();
        assertThat(holds(redirects)).isFalse();

        up.set(false);
        scheduler.round(Duration.ofSeconds(1));
        assertThat(holds(redirects)).isFalse();
        scheduler.round(Duration.ofSeconds(1));
        assertThat(holds(redirects)).isTrue();

        up.set(true);
        scheduler.round(Duration.ofSeconds(1));
        assertThat(holds(redirects)).isFalse();
    }

    @Test
    void aSourceThatFailsIsDown() throws Exception {
        Redirects redirects = rule("unhealthy", "flag")
                .service(HealthSource.class, HealthSource.of("flag", () -> {
                    throw new IllegalStateException("no idea");
                }))
                .setting("health.flag", "down=1")
                .build();
        scheduler.next();
        scheduler.next();

        assertThat(holds(redirects)).isTrue();
    }

    @Test
    void aSourceThatHangsIsDownAndIsNotAskedMeanwhile() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicBoolean busy = new AtomicBoolean();
        AtomicBoolean twice = new AtomicBoolean();
        HealthSource slow = new HealthSource() {
            @Override
            public String name() {
                return "slow";
            }

            @Override
            public boolean up() throws InterruptedException {
                twice.compareAndSet(false, !busy.compareAndSet(false, true));
                answer.await();
                busy.set(false);
                return true;
            }
        };
        Redirects redirects = rule("unhealthy", "slow")
                .service(HealthSource.class, slow)
                .setting("health.slow", "down=3 every=5s timeout=1s")
                .build();
        scheduler.next();
        scheduler.pass(Duration.ofSeconds(1));
        scheduler.next();
        scheduler.round(Duration.ofSeconds(5));
        scheduler.round(Duration.ofSeconds(5));
        assertThat(holds(redirects)).isTrue();
        assertThat(twice).isFalse();
        answer.countDown();
    }

    @Test
    void noCacheKeepsAnAnswerAndAPassIsLeftAlone() {
        Redirects redirects = rule("unhealthy", "a")
                .service(HealthSource.class, flag("a", true))
                .build();
        assertThat(redirects.decide(REQUEST).headers().isEmpty()).isTrue();

        redirects.controls().set("health.a", "down");
        assertThat(redirects.decide(REQUEST).headers().cacheControl()).isEqualTo("no-store");
        assertThat(redirects.decide(REQUEST).headers().vary()).isNull();
    }

    @Test
    void onlyChecksThatRulesNameAreRun() {
        Redirects redirects = rule("healthy", "a")
                .service(HealthSource.class, flag("a", true))
                .setting("health.b", "http://127.0.0.1:1/")
                .build();

        assertThat(redirects.controls().list())
                .extracting(entry -> entry.name())
                .containsExactly("health.a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            healthy      | dbb  | unknown health check "dbb"; did you mean "db"? (expected one of both, db, flag, nothing)
            unhealthy    | x    | unknown health check "x" (expected one of both, db, flag, nothing)
            healthy      | both | the health check "both" has both a URL and a HealthSource (expected one of the two)
            healthy      | nothing | the health check "nothing" has neither a URL nor a HealthSource (expected one of the two)
            healthy.db   | x    | the name of the health check stands behind "=" (expected healthy=db)
            unhealthy.db | x    | the name of the health check stands behind "=" (expected unhealthy=db)
            """)
    void mistakesAreErrorsWithTheMend(String key, String value, String message) {
        Redirects.Builder builder = rule(key, value)
                .service(HealthSource.class, flag("flag", true))
                .service(HealthSource.class, flag("both", true))
                .setting("health.db", "http://127.0.0.1:1/")
                .setting("health.both", "http://127.0.0.1:1/")
                .setting("health.nothing", "every=1s");

        assertThatThrownBy(builder::build).hasMessageContaining(message);
    }

    @Test
    void aCheckThatNobodyDeclaredIsAnErrorThatSaysHow() {
        assertThatThrownBy(rule("healthy", "db")::build)
                .hasMessageContaining("unknown health check \"db\" (expected a setting health.db: URL, or a"
                        + " HealthSource of this name)");
    }

    @Test
    void twoSourcesOfOneNameAreAnError() {
        Redirects.Builder builder = rule("healthy", "a")
                .service(HealthSource.class, flag("a", true))
                .service(HealthSource.class, flag("a", false));

        assertThatThrownBy(builder::build)
                .hasMessageContaining("two health sources are named \"a\" (expected another name for one of them)");
    }

    private static HealthSources elsewhere(String kind, Map<String, Boolean> ups) {
        return new HealthSources() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Set<String> names() {
                return ups.keySet();
            }

            @Override
            public @Nullable HealthSource source(String name) {
                return ups.containsKey(name) ? flag(name, ups.get(name)) : null;
            }
        };
    }

    @Test
    void whatTheApplicationHasAnywayIsASource() throws Exception {
        Redirects redirects = rule("unhealthy", "b")
                .service(HealthSources.class, elsewhere("connection pool", Map.of("a", true)))
                .service(HealthSources.class, elsewhere("circuit breaker", Map.of("a", false, "b", false)))
                .setting("health.b", "down=1")
                .build();
        scheduler.next();
        scheduler.next();

        assertThat(holds(redirects)).isTrue();
    }

    @Test
    void aSourceOrAUrlOfThatNameComesFirst() throws Exception {
        HealthSources breakers = elsewhere("circuit breaker", Map.of("a", false));
        Redirects source = rule("unhealthy", "a")
                .service(HealthSource.class, flag("a", true))
                .service(HealthSources.class, breakers)
                .setting("health.a", "down=1")
                .build();
        scheduler.next();
        scheduler.next();
        assertThat(holds(source)).isFalse();

        Redirects.Builder url = rule("unhealthy", "a")
                .service(HealthSources.class, breakers)
                .setting("health.a", "http://127.0.0.1:1/");
        assertThatCode(url::build).doesNotThrowAnyException();
    }

    @Test
    void whatTheApplicationHasTwiceIsAnError() {
        Redirects.Builder builder = rule("healthy", "a")
                .service(HealthSources.class, elsewhere("circuit breaker", Map.of("a", true)))
                .service(HealthSources.class, elsewhere("connection pool", Map.of("a", true)));
        assertThatThrownBy(builder::build)
                .hasMessageContaining(
                        "\"a\" is a circuit breaker and a connection pool (expected a HealthSource of this"
                                + " name, which says what is meant)");

        assertThatThrownBy(rule("healthy", "payment")
                        .service(HealthSources.class, elsewhere("circuit breaker", Map.of("payments", true)))::build)
                .hasMessageContaining(
                        "unknown health check \"payment\"; did you mean \"payments\"? (expected one of payments)");
    }

    @Test
    void aWrongSettingIsAnErrorWhereItStands() {
        assertThatThrownBy(() -> rule("healthy", "a").setting("health.a", "http://127.0.0.1:1/ down=0"))
                .hasMessage("\"down=0\" is no number (expected 1 to 999, such as down=3)");
        assertThatThrownBy(() -> rule("healthy", "a").setting("health.a b", "http://127.0.0.1:1/"))
                .hasMessage("\"a b\" is no name of a health check (expected letters, digits, dashes, dots and"
                        + " underscores)");
    }

    @Test
    void anOperatorSaysUpDownOrAuto() {
        Redirects redirects = rule("healthy", "a")
                .service(HealthSource.class, flag("a", true))
                .build();

        assertThatThrownBy(() -> redirects.controls().set("health.a", "off"))
                .hasMessage("health.a: \"off\" is no state of a health check (expected one of up, down, auto)");
    }
}
