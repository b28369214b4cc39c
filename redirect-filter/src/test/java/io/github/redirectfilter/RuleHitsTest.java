package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RuleHitsTest {
    private static final Instant NOW = Instant.parse("2026-12-10T12:00:00Z");

    private static Redirects.Builder builder() {
        return Redirects.builder().clock(() -> NOW).countHits();
    }

    private static void ask(Redirects redirects, String path) {
        redirects.decide(
                RedirectRequest.builder("GET", "https://app.example" + path).build());
    }

    @Test
    void countsWhatARuleDecides() {
        Redirects redirects = builder()
                .rule(RedirectRule.from("/a").to("/b").option("id", "a").build())
                .rule(RedirectRule.from("/health").pass().option("id", "health").build())
                .rule(RedirectRule.from("/out")
                        .to("{param:u}")
                        .option("id", "out")
                        .build())
                .build();

        ask(redirects, "/a");
        ask(redirects, "/a");
        ask(redirects, "/health");
        ask(redirects, "/nothing");
        redirects.dryRun(RedirectRequest.builder("GET", "https://app.example/a").build());

        assertThat(redirects.hits("a")).isEqualTo(new Redirects.Hits(2, NOW));
        assertThat(redirects.hits("health")).isEqualTo(new Redirects.Hits(1, NOW));
        assertThat(redirects.hits("out")).isEqualTo(new Redirects.Hits(0, null));
    }

    @Test
    void rowsOfAListCountAsOne() {
        Redirects.Builder builder = builder();
        Place place = new Place("moved.csv", 1, 1, null);
        builder.literal(place, true, "/a", "/b", RedirectStatus.FOUND);
        builder.literal(place, true, "/c", "/d", RedirectStatus.FOUND);
        Redirects redirects = builder.build();

        ask(redirects, "/a");
        ask(redirects, "/c");

        assertThat(redirects.hits("moved.csv").count()).isEqualTo(2);
    }

    @Test
    void survivesAReload() {
        RedirectRule rule = RedirectRule.from("/a").to("/b").option("id", "a").build();
        Redirects first = builder().rule(rule).build();
        ask(first, "/a");
        Redirects second = builder().controls(first.controls()).rule(rule).build();
        ask(second, "/a");

        assertThat(second.hits("a").count()).isEqualTo(2);
    }

    @Test
    void withoutBeingAskedNothingIsCounted() {
        Redirects redirects = Redirects.builder()
                .rule(RedirectRule.from("/a").to("/b").option("id", "a").build())
                .build();
        ask(redirects, "/a");

        assertThat(redirects.hits("a")).isEqualTo(new Redirects.Hits(0, null));
        assertThat(redirects.otherHits()).isEqualTo(new Redirects.Hits(0, null));
    }

    @Test
    void knowsSoManyRulesOneByOneAndTheOthersTogether() {
        RuleHits hits = new RuleHits();
        for (int i = 0; i < RuleHits.MOST_RULES + 2; i++) {
            hits.hit("rule " + i, () -> NOW);
        }
        hits.hit("rule 0", () -> NOW);

        assertThat(hits.of("rule 0").count()).isEqualTo(2);
        assertThat(hits.of("rule " + RuleHits.MOST_RULES).count()).isZero();
        assertThat(hits.others()).isEqualTo(new Redirects.Hits(2, NOW));
    }
}
