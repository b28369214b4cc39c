package io.github.redirectfilter.condition.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is left when a filter has stopped: nothing. */
class ProbeThreadsTest {
    @Test
    void noThreadIsLeftOfChecksThatHaveStopped() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Backend backend = new Backend()) {
            Redirects redirects = Redirects.builder()
                    .setting("health.db", backend.url() + " every=10ms")
                    .rule(RedirectRule.from("/a")
                            .to("/b")
                            .option("unhealthy", "db")
                            .build())
                    .build();
            assertThat(names(before)).contains(ProbeThreads.NAME);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (backend.requests().size() < 3 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(backend.requests()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(names(before)).anyMatch(name -> name.contains("HttpClient"));

            redirects.close();
        }
        assertThat(names(before)).noneMatch(name -> name.contains(ProbeThreads.NAME) || name.contains("HttpClient"));
    }

    /** The trick that it takes before JDK 21: a client made by a thread of a group leaves its own thread there. */
    @Test
    void theThreadOfAClientEndsWithItsGroup() throws Exception {
        ProbeThreads threads = new ProbeThreads();
        CountDownLatch made = new CountDownLatch(1);
        HttpClient[] client = new HttpClient[1];
        threads.after(Duration.ZERO, () -> {
            client[0] = HttpClient.newHttpClient();
            made.countDown();
        });
        assertThat(made.await(20, TimeUnit.SECONDS)).isTrue();
        threads.stop();

        assertThat(client[0]).isNotNull();
        assertThat(inGroup()).isEmpty();
    }

    @Test
    void aClientThatIsMadeDuringTheStopEndsToo() throws Exception {
        ProbeThreads threads = new ProbeThreads();
        CountDownLatch begun = new CountDownLatch(1);
        HttpClient[] client = new HttpClient[1];
        threads.after(Duration.ZERO, () -> {
            begun.countDown();
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
            client[0] = HttpClient.newHttpClient();
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        threads.stop();

        assertThat(client[0]).isNotNull();
        assertThat(inGroup()).isEmpty();
    }

    @Test
    void theyAreDaemonsAndKnowWhoseTheyAre() throws Exception {
        ProbeThreads threads = new ProbeThreads();
        Thread[] seen = new Thread[2];
        CountDownLatch ran = new CountDownLatch(2);
        threads.after(Duration.ZERO, () -> {
            seen[0] = Thread.currentThread();
            ran.countDown();
        });
        threads.blocking().execute(() -> {
            seen[1] = Thread.currentThread();
            ran.countDown();
        });
        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
        threads.stop();

        assertThat(Arrays.asList(seen)).allMatch(Thread::isDaemon);
        assertThat(Arrays.asList(seen))
                .extracting(Thread::getName)
                .containsExactly("redirect-filter-health", "redirect-filter-health-probe-1");
    }

    @Test
    void afterTheStopNothingRuns() {
        ProbeThreads threads = new ProbeThreads();
        threads.stop();
        List<String> ran = new CopyOnWriteArrayList<>();

        threads.after(Duration.ZERO, () -> ran.add("late")).run();
        assertThat(ran).isEmpty();
    }

    private static List<Thread> inGroup() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null
                        && thread.getThreadGroup().getName().equals(ProbeThreads.NAME))
                .toList();
    }

    private static Set<String> names(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }
}
