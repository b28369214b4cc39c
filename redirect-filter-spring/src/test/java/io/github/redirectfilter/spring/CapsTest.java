package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.LiveConfiguration;
import org.junit.jupiter.api.Test;

/** However many rules there are, an answer of Actuator stays bounded. */
class CapsTest {
    private static Redirects rules(int count) {
        Redirects.Builder redirects = Redirects.builder();
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
        LiveConfiguration configuration = LiveConfiguration.of(Configuration.of(rules(1_001)));
        RedirectsEndpoint endpoint = new RedirectsEndpoint(configuration, "");

        RedirectsEndpoint.Overview overview = endpoint.overview();

        assertThat(overview.size()).isEqualTo(1_001);
        assertThat(overview.rules())
                .hasSize(1_000)
                .last()
                .satisfies(rule -> assertThat(rule.from()).isEqualTo("/old/999"));
    }
}
