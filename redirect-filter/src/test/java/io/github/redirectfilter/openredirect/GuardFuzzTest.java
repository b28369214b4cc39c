package io.github.redirectfilter.openredirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.redirectfilter.Allowlist;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the guard allows is printable ASCII, leads to an allowed place by the second reader, and is allowed again
 * without a change. In the build this runs over the tables; to search on for ten minutes:
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 ./mvnw -pl redirect-filter test -Dtest=GuardFuzzTest -Djazzer.hooks=true
 * }</pre>
 */
class GuardFuzzTest {
    private static final String REFUSED = "refused";

    private static final Allowlist ALLOWLIST = Allowlist.of(TargetTable.ALLOW);

    static Stream<String> seeds() {
        return Stream.concat(TargetTable.hostile(), TargetTable.benign()).map(row -> (String) row.get()[0]);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void allowsNothingThatLeaves(@NotNull String target) {
        String location = ALLOWLIST.safeTarget(TargetTable.page(), target, REFUSED);
        if (!location.equals(REFUSED)) {
            assertThat(TargetTable.objection(location)).isEmpty();
            assertThat(ALLOWLIST.safeTarget(TargetTable.page(), location, REFUSED))
                    .isEqualTo(location);
        }
    }
}
