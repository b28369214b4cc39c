package io.github.redirectfilter.benchmarks.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.redirectfilter.benchmarks.contender.Check;
import io.github.redirectfilter.benchmarks.contender.Contender;
import io.github.redirectfilter.benchmarks.contender.Contenders;
import io.github.redirectfilter.benchmarks.rules.Part.Text;
import io.github.redirectfilter.benchmarks.rules.Request;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileCaseTest {
    @ParameterizedTest
    @EnumSource
    void pathsHaveTheirLengthAndMatchNothing(HostileCase what) throws Exception {
        for (int length : new int[] {1_000, 8_000}) {
            Request request = new Request(what.path(length), null);
            assertThat(request.path()).hasSize(length).startsWith("/");
            Contender contender = Contenders.DECISION.make();
            contender.load(what.rules());
            contender.prepare(List.of(request.path()));
            assertThatNoException().isThrownBy(() -> Check.all("decision", contender, List.of(request)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SLASHES", "LITERALS"})
    void rulesMatchOtherPaths(HostileCase what) {
        String regex = RuleText.regex(what.rules().rule(0));
        String path = what == HostileCase.SLASHES ? "/a/b/c/d/old" : "/a/part-0/12/done";
        assertThat(path).matches(regex);
    }

    @Test
    void aPathHoldsAllLiterals() {
        String path = HostileCase.LITERALS.path(1_000);
        assertThat(HostileCase.LITERALS.rules().stream())
                .allSatisfy(
                        rule -> assertThat(path).contains(((Text) rule.source().get(2)).text()));
    }
}
