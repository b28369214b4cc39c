package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A redirect makes its decision, the text of its {@code Location} and a few small objects, however many rules there are. */
class HitAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes, as the interpreter allocates them; what the compiler finds to be of no use to others takes less. */
    private static final int FEW = 350;

    @ParameterizedTest
    @CsvSource({
        "/old,   /new",
        "/away,  https://www.partner.example/a/path/of/usual/length",
    })
    void aLiteralTakesLittleMoreThanItsLocation(String from, String to) {
        Redirects.Builder rules = Redirects.builder();
        assertThat(rules.literal(Place.of("list"), true, from, to, RedirectStatus.FOUND))
                .isTrue();
        Redirects redirects = rules.build();
        RedirectRequest request =
                RedirectRequest.builder("GET", "https://app.example" + from).build();
        redirects.decide(request); // loads classes, and has the rule ready from here on

        long before = THREADS.getCurrentThreadAllocatedBytes();
        Decision decision = redirects.decide(request);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Redirect.class,
                        redirect -> assertThat(redirect.location()).isEqualTo(to));
        assertThat(allocated).isBetween(1L, (long) FEW + to.length());
    }

    /** A list that lint has read takes no more memory than one that it has not. */
    @Test
    void onlyARequestHasARuleReadyForTheNext() {
        Redirects.Builder rules = Redirects.builder();
        for (String name : List.of("warm", "asked")) {
            assertThat(rules.literal(Place.of("list"), true, "/" + name, "/new/" + name, RedirectStatus.FOUND))
                    .isTrue();
        }
        Redirects redirects = rules.build();
        RedirectRequest warm =
                RedirectRequest.builder("GET", "https://app.example/warm").build();
        RedirectRequest asked =
                RedirectRequest.builder("GET", "https://app.example/asked").build();
        allocated(redirects, warm); // loads classes, and makes the place for ready rules

        redirects.inspect().rule(1);
        redirects.inspect().probe(asked).answer(1);
        redirects.rules().get(1);
        redirects.dryRun(asked);
        redirects.explain(asked);

        assertThat(allocated(redirects, asked)).isGreaterThan(allocated(redirects, asked));
    }

    private static long allocated(Redirects redirects, RedirectRequest request) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        redirects.decide(request);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
