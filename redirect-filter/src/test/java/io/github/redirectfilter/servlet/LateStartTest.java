package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.servlet.LateStart.Jmx;
import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

    private static void awaitLateThreads() throws InterruptedException {
        for (Thread thread : lateThreads()) {
            thread.join();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AT_ONCE", "LATER"})
    void theLogAndJmxHaveIt(Jmx jmx) throws Exception {
        try (LogCapture log = new LogCapture()) {
            LateStart late = new LateStart("late", "/shop", LOOPING, jmx);
            assertThat(jmx == Jmx.AT_ONCE ? shown() : true).isTrue();
            awaitLateThreads();
            assertThat(shown()).isTrue();
            assertThat(log.messages()).singleElement().asString().contains("error [loop] a loop: /a -> /b -> /a");

            late.end();
            assertThat(shown()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatEndsSoonIsNotShownAfterThat(Jmx jmx) throws Exception {
        new LateStart("late", "/shop", LOOPING, jmx).end();

        assertThat(lateThreads()).isEmpty();
        assertThat(shown()).isFalse();
    }

    @Test
    void withoutJmxTheLogHasItAllTheSame() throws Exception {
        try (LogCapture log = new LogCapture()) {
            LateStart late = new LateStart("late", "/shop", LOOPING, Jmx.NEVER);
            awaitLateThreads();
            assertThat(log.messages()).singleElement().asString().contains("error [loop] a loop: /a -> /b -> /a");
            assertThat(shown()).isFalse();
            late.end();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, AT_ONCE",
                "true, true, AT_ONCE",
                "false, -, NEVER",
                "' False ', true, NEVER",
                "-, false, NEVER"
            })
    void theApplicationOrItsFrameworkLeavesJmxOut(String parameter, Boolean attribute, Jmx jmx) {
        ServletContext context = mock(ServletContext.class);
        when(context.getInitParameter("redirect-filter.jmx")).thenReturn(parameter);
        when(context.getAttribute("redirect-filter.jmx")).thenReturn(attribute);

        assertThat(SERVER).as("runs").isNotNull();
        assertThat(Jmx.of(context)).isEqualTo(jmx);
    }

    @Test
    void jmxRunsOnceSomebodyAskedForIt() {
        assertThat(SERVER).isNotNull();
        assertThat(Management.isRunning()).isTrue();
    }
}
