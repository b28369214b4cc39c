package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.LiveConfiguration;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start does not wait for is done all the same, and undone at the end. */
@Timeout(60)
class LateStartTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final LiveConfiguration LOOPING = LiveConfiguration.of(Configuration.of(Redirects.builder()
            .rule(RedirectRule.from("/a").to("/b").build())
            .rule(RedirectRule.from("/b").to("/a").build())
            .build()));

    private static boolean shown() throws Exception {
        return SERVER.isRegistered(new ObjectName("io.github.redirectfilter:type=Redirects,name=late,context=/shop"));
    }

    private static List<Thread> lateThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("redirect-filter-start late"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLogAndJmxHaveIt(boolean jmxRuns) throws Exception {
        try (LogCapture log = new LogCapture()) {
            LateStart late = new LateStart("late", "/shop", LOOPING, jmxRuns);
            assertThat(jmxRuns ? shown() : true).isTrue();
            for (Thread thread : lateThreads()) {
                thread.join();
            }
            assertThat(shown()).isTrue();
            assertThat(log.messages()).singleElement().asString().contains("error [loop] a loop: /a -> /b -> /a");

            late.end();
            assertThat(shown()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatEndsSoonIsNotShownAfterThat(boolean jmxRuns) throws Exception {
        new LateStart("late", "/shop", LOOPING, jmxRuns).end();

        assertThat(lateThreads()).isEmpty();
        assertThat(shown()).isFalse();
    }

    @Test
    void jmxRunsOnceSomebodyAskedForIt() {
        assertThat(SERVER).isNotNull();
        assertThat(Management.isRunning()).isTrue();
    }
}
