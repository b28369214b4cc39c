package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.lang.management.ManagementFactory;
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
}
