package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Most requests match no rule, and make no work for the garbage collector either. */
class MissAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RULES_OF_A_KIND = 50;

    private static Redirects redirects;

    @BeforeAll
    static void manyRulesOfAllKinds() {
        Redirects.Builder rules = Redirects.builder();
        for (int i = 0; i < RULES_OF_A_KIND; i++) {
            rules.rule(RedirectRule.from("/news/item-" + i + ".html").to("/n").build());
            rules.rule(RedirectRule.from("/{lang}/forum-" + i + "/{thread}")
                    .to("/f")
                    .build());
            rules.rule(RedirectRule.from("/shop-" + i + "/{*rest}").to("/s").build());
            rules.rule(RedirectRule.from("~/item-" + i + "-([^/]+)").to("/i").build());
            rules.rule(RedirectRule.from("~/(.*)/(.*)/old-" + i).to("/o").build());
            rules.rule(RedirectRule.from("~/(.*)/legacy" + i + "/(.*)").to("/l").build());
            rules.rule(RedirectRule.from("~/([^/]+)-o" + i + "_(\\d+)\\.asp")
                    .to("/p")
                    .build());
            // these have no word of their own
            rules.rule(RedirectRule.from("/cat/{name}x" + i).to("/c").build());
            rules.rule(RedirectRule.from("~/(.*)branch" + i + "(/.*)").to("/b").build());
        }
        redirects = rules.build();
    }

    /** Some share all but a number with rules: each part of the index is asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/account/settings",
                "/news/item-77.html",
                "/News/Item-77.html",
                "/de/forum-77/thread",
                "/shop-77/a/b/c",
                "/item-77-name",
                "/item-7",
                "/a/b/c/old-77",
                "/a/legacy77/legacy78/x",
                "/name-o77_12.asp",
                "/name-o7_12.aspx",
                "/cat/x77",
                "/cat/namex77",
                "/a/branch77/branch78/x"
            })
    void nothingIsAllocatedOnAMiss(String path) {
        RedirectRequest request =
                RedirectRequest.builder("GET", "https://app.example" + path).build();
        assertThat(redirects.decide(request)).isSameAs(Decision.Pass.NO_RULE); // loads classes, too

        long before = THREADS.getCurrentThreadAllocatedBytes();
        Decision decision = redirects.decide(request);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(decision).isSameAs(Decision.Pass.NO_RULE);
        assertThat(allocated).isZero();
    }

    /** Some of these are timed. */
    @Test
    void nothingIsAllocatedForAListenerThatAsksForTimes() {
        Times times = new Times();
        Redirects timed = Rules.builder("/old /new").listener(times).build();
        pass(timed, 5_000); // loads classes, too

        long before = THREADS.getCurrentThreadAllocatedBytes();
        pass(timed, 5_000);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(times.count).isPositive();
        assertThat(allocated).isZero();
    }

    private static void pass(Redirects redirects, int times) {
        for (int i = 0; i < times; i++) {
            redirects.decide("app.example", "", "/account", "", MissAllocationTest::mustNotBeMade);
        }
    }

    private static RedirectRequest mustNotBeMade(String source) {
        throw new AssertionError("no rule can match");
    }

    private static final class Times implements RedirectListener.Timed {
        private int count;

        @Override
        public void decided(RedirectRequest request, Decision decision) {}

        @Override
        public void timed(Decision decision, long nanos) {
            count++;
        }
    }
}
