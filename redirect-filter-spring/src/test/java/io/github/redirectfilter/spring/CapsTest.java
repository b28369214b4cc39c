package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.LiveConfiguration;
import java.util.Objects;
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

    private static RedirectsEndpoint.Findings lint(Redirects rules) {
        LiveConfiguration configuration = LiveConfiguration.of(Configuration.of(rules));
        Object findings = new RedirectsEndpoint(configuration, "").read("lint", null, null, null, null, null);
        return (RedirectsEndpoint.Findings) Objects.requireNonNull(findings);
    }

    @Test
    void listsTheFirstHundredFindings() {
        Redirects.Builder redirects = Redirects.builder()
                .rule(RedirectRule.from("/old/{*rest}").to("/new/{rest}").build());
        for (int i = 0; i < 101; i++) {
            redirects.rule(RedirectRule.from("/old/" + i).to("/other").build());
        }

        RedirectsEndpoint.Findings found = lint(redirects.build());

        assertThat(found.size()).isEqualTo(101);
        assertThat(found.skipped()).isNull();
        assertThat(found.findings())
                .hasSize(100)
                .allSatisfy(finding -> assertThat(finding).containsEntry("code", "shadowed"));
    }

    @Test
    void doesNotLookAtMoreThanFiveThousandRules() {
        assertThat(lint(rules(5_000)).skipped()).isNull();

        RedirectsEndpoint.Findings none = lint(rules(5_001));
        assertThat(none.skipped()).isEqualTo("more than 5000 rules; the command line's check looks at them");
        assertThat(none.findings()).isEmpty();
    }
}
