package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.LiveConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** However many rules there are, an answer of Actuator and the number of time series stay bounded. */
class CapsTest {
    private static Redirects rules(int count, Consumer<Redirects.Builder> change) {
        Redirects.Builder redirects = Redirects.builder();
        change.accept(redirects);
        for (int i = 0; i < count; i++) {
            redirects.rule(RedirectRule.from("/old/" + i)
                    .to("/new")
                    .source("rule-" + i)
                    .build());
        }
        return redirects.build();
    }

    @Test
    void listsTheFirstThousandRules() {
        LiveConfiguration configuration = LiveConfiguration.of(Configuration.of(rules(1_001, redirects -> {})));
        RedirectsEndpoint endpoint = new RedirectsEndpoint(configuration, new RedirectHits(), "");

        RedirectsEndpoint.Overview overview = endpoint.overview();

        assertThat(overview.size()).isEqualTo(1_001);
        assertThat(overview.rules())
                .hasSize(1_000)
                .last()
                .satisfies(rule -> assertThat(rule.from()).isEqualTo("/old/999"));
    }

    @Test
    void countsRulesTogetherBehindTheFirstTwoHundredThatDecide() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        RedirectMetrics metrics = new RedirectMetrics();
        metrics.bindTo(registry);
        Redirects redirects = rules(203, builder -> builder.listener(metrics));

        for (int i = 0; i < 203; i++) {
            redirects.decide(RedirectRequest.builder("GET", "https://app.example/old/" + i)
                    .build());
        }

        assertThat(registry.get("redirect.filter.decisions").counters()).hasSize(201);
        assertThat(registry.get("redirect.filter.decisions")
                        .tags("outcome", "redirect", "status", "307", "rule", "other")
                        .counter()
                        .count())
                .isEqualTo(3);
    }
}
