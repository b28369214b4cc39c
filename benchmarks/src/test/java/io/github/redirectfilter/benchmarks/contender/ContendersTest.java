package io.github.redirectfilter.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.redirectfilter.benchmarks.rules.Request;
import io.github.redirectfilter.benchmarks.rules.Requests;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleSets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContendersTest {
    static Stream<Arguments> tasks() {
        return Stream.of(Contenders.values())
                .flatMap(contender ->
                        Stream.of(Aim.values()).filter(contender::takes).map(aim -> arguments(contender, aim)));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void answersRight(Contenders contender, Aim aim) {
        assertThatNoException().isThrownBy(() -> check(contender, RuleSets.mixed(10), aim));
        assertThatNoException().isThrownBy(() -> check(contender, RuleSets.mixed(200), aim));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void answersRightForExpressions(Contenders contender, Aim aim) {
        if (aim != Aim.EXACT && contender.takes(Aim.ANY)) {
            assertThatNoException().isThrownBy(() -> check(contender, RuleSets.regexes(30), aim));
        }
    }

    private static void check(Contenders which, RuleSet rules, Aim aim) throws Exception {
        Contender contender = which.make();
        contender.load(rules);
        List<Request> requests = Requests.of(rules, aim, 150);
        contender.prepare(requests.stream().map(Request::path).toList());
        // twice: what a request leaves behind must not show in the next
        Check.all(which.title(), contender, requests);
        Check.all(which.title(), contender, requests);
    }

    @Test
    void wrongAnswersAreNotTimed() throws Exception {
        Contender map = Contenders.HASH_MAP.make();
        RuleSet rules = RuleSets.mixed(10);
        map.load(rules);
        Request request = rules.rule(0).sample(new SplittableRandom(1));
        map.prepare(List.of(request.path()));
        assertThatThrownBy(() -> Check.all("map", map, List.of(new Request(request.path(), "/elsewhere"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("map answers /media/pdf/speaker-classic-digital-monitor-1234567-nl.pdf with"
                        + " https://shop.example.com/network/1234567 (expected /elsewhere)");
        assertThatThrownBy(() -> Check.all("map", map, List.of(new Request(request.path(), null))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("map answers /media/pdf/speaker-classic-digital-monitor-1234567-nl.pdf with"
                        + " https://shop.example.com/network/1234567 (expected null)");
    }

    @Test
    void sendsFewerRequestsToEnginesThatScan() {
        assertThat(Contenders.DECISION.requests(1_000_000)).isEqualTo(4_096);
        assertThat(Contenders.JETTY.requests(10)).isEqualTo(4_096);
        assertThat(Contenders.JETTY.requests(10_000)).isEqualTo(256);
        assertThat(Contenders.JETTY.requests(100_000)).isEqualTo(64);
    }
}
