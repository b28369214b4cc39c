package io.github.redirectfilter.condition.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Redirects.Controls.Entry;
import io.github.redirectfilter.servlet.LogCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend that goes down and comes up, over real sockets, in time that the test makes. */
class FailoverTest {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String DOWN = "HTTP/1.1 503 Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ManualScheduler scheduler = new ManualScheduler();
    private final LogCapture log = new LogCapture();
    private Backend backend;
    private Redirects redirects;

    @BeforeEach
    void start() throws Exception {
        backend = new Backend();
        redirects = builder().build();
        scheduler.next();
        scheduler.next();
    }

    private Redirects.Builder builder() {
        Redirects.Builder builder = Redirects.builder()
                .random(ManualScheduler.NO_CHANCE)
                .rule(RedirectRule.from("/{*path}")
                        .to("https://backup.example/{path}")
                        .option("unhealthy", "db")
                        .build());
        scheduler.factories().forEach(builder::conditionFactory);
        return builder.setting("health.db", backend.url() + " every=5s timeout=1s down=3 up=2");
    }

    @AfterEach
    void stop() {
        redirects.close();
        backend.close();
        log.close();
    }

    private boolean failsOver() {
        RedirectRequest request =
                RedirectRequest.builder("GET", "https://app.example/a").build();
        return redirects.decide(request) instanceof Decision.Redirect;
    }

    private List<Boolean> rounds(int count) throws InterruptedException {
        List<Boolean> states = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            scheduler.round(EVERY);
            states.add(failsOver());
        }
        return states;
    }

    @Test
    void itIsUpUntilThreeFailuresInARowAndDownUntilTwoSuccesses() throws Exception {
        assertThat(failsOver()).isFalse();

        backend.stop();
        assertThat(rounds(5)).containsExactly(false, false, true, true, true);

        backend.start();
        assertThat(rounds(3)).containsExactly(true, false, false);
        assertThat(log.messages()).hasSize(2);
        assertThat(log.messages().get(0)).startsWith("Health check db is down now, after 3 in a row: ");
        assertThat(log.messages().get(1)).isEqualTo("Health check db is up now, after 2 in a row: status 200");
    }

    @Test
    void aBackendThatComesAndGoesDoesNotMakeItFlap() throws Exception {
        for (int i = 0; i < 10; i++) {
            backend.answers(DOWN);
            assertThat(rounds(2)).containsExactly(false, false);
            backend.up();
            assertThat(rounds(1)).containsExactly(false);
        }
        backend.answers(DOWN);
        assertThat(rounds(3)).containsExactly(false, false, true);
        for (int i = 0; i < 10; i++) {
            backend.up();
            assertThat(rounds(1)).containsExactly(true);
            backend.answers(DOWN);
            assertThat(rounds(1)).containsExactly(true);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: /up\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 abc\r\n\r\n"
            })
    void everythingButA2xxIsAFailure(String response) throws Exception {
        backend.answers(response);
        assertThat(rounds(3)).containsExactly(false, false, true);

        assertThat(backend.requests()).hasSize(4).allMatch(request -> request.startsWith("GET /health HTTP/1.1\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\nConnection: close\r\n\r\nhalf"
            })
    void every2xxIsASuccess(String response) throws Exception {
        backend.answers(response);
        assertThat(rounds(4)).containsExactly(false, false, false, false);
    }

    @Test
    void ofALongBodyALittleIsRead() throws Exception {
        backend.answers("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + "x".repeat(1_000_000));
        assertThat(rounds(4)).containsExactly(false, false, false, false);
    }

    @Test
    void noAnswerInTimeIsAFailure() throws Exception {
        backend.saysNothing();
        for (int i = 1; i <= 3; i++) {
            scheduler.pass(EVERY);
            scheduler.pass(Duration.ofSeconds(1));
            scheduler.next();
            assertThat(failsOver()).isEqualTo(i == 3);
        }
        assertThat(log.messages()).containsExactly("Health check db is down now, after 3 in a row: no answer in time");
    }

    /** The next question comes when the last one is settled, whatever the backend does. */
    @Test
    void oneQuestionAtATime() throws Exception {
        backend.saysNothing();
        scheduler.pass(EVERY);
        scheduler.pass(Duration.ofMillis(999));
        assertThat(redirects.controls().get("health.db").state()).isEqualTo("up");
        scheduler.pass(Duration.ofMinutes(10));
        scheduler.next();

        assertThat(backend.requests()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void operatorsHaveTheLastWord() throws Exception {
        redirects.controls().set("health.db", "down");
        assertThat(failsOver()).isTrue();
        assertThat(redirects.controls().list()).containsExactly(new Entry("health.db", "down", "auto", "down"));

        backend.stop();
        assertThat(Collections.frequency(rounds(3), true)).isEqualTo(3);
        redirects.controls().set("health.db", "up");
        assertThat(failsOver()).isFalse();
        assertThat(redirects.controls().get("health.db").state()).isEqualTo("up");

        redirects.controls().reset("health.db");
        assertThat(failsOver()).isTrue();
        assertThat(redirects.controls().get("health.db")).isEqualTo(new Entry("health.db", "auto", "auto", "down"));
    }

    @Test
    void whatWasSeenSurvivesAReload() throws Exception {
        backend.stop();
        rounds(3);
        Redirects before = redirects;
        redirects = builder().controls(before.controls()).build();
        assertThat(failsOver()).isTrue();

        before.close();
        assertThat(failsOver()).isTrue();
    }

    @Test
    void aCheckOfWhichNothingChangedGoesOnAsItIs() throws Exception {
        backend.stop();
        rounds(2);
        int asked = scheduler.planned();
        Redirects before = redirects;
        redirects = builder().controls(before.controls()).build();
        before.close();

        assertThat(scheduler.planned()).as("no second series of questions").isEqualTo(asked);
        assertThat(scheduler.stopped()).isFalse();
        assertThat(rounds(1)).as("the third failure in a row").containsExactly(true);
        redirects.close();
        assertThat(scheduler.stopped()).isTrue();
    }

    @Test
    void aCheckThatAsksInAnotherWayTakesThePlaceOfTheOneBefore() throws Exception {
        Redirects before = redirects;
        redirects = builder()
                .setting("health.db", backend.url() + " every=1s timeout=1s down=1 up=1")
                .controls(before.controls())
                .build();
        before.close();
        scheduler.next();
        scheduler.next();
        assertThat(scheduler.planned())
                .as("the next question and the time limit of the last")
                .isEqualTo(2);

        backend.stop();
        scheduler.round(Duration.ofSeconds(1));
        assertThat(failsOver()).isTrue();
    }

    @Test
    void aCheckThatNoRuleNamesAnyMoreEndsWithItsThreads() {
        Redirects before = redirects;
        redirects = Redirects.builder()
                .rule(RedirectRule.from("/a").to("/b").build())
                .controls(before.controls())
                .build();
        assertThat(scheduler.stopped()).isFalse();
        before.close();

        assertThat(scheduler.stopped()).isTrue();
        assertThat(scheduler.planned()).isZero();
    }

    /** Nobody waits for the answer to a question that is not asked any more. */
    @Test
    void aQuestionThatIsOpenIsGivenUp() throws Exception {
        backend.saysNothing();
        scheduler.pass(EVERY);
        assertThat(scheduler.planned()).as("its timeout").isEqualTo(1);
        redirects.close();

        assertThat(scheduler.planned()).isZero();
    }

    @Test
    void closingStopsTheQuestions() {
        redirects.close();

        assertThat(scheduler.stopped()).isTrue();
    }
}
