package io.github.redirectfilter.openredirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.Decision;
import io.github.redirectfilter.QueryPolicy;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile and harmless targets through the engine: which are refused and why, and what is sent for the others. */
@ExtendWith(QuietRefusals.class)
class GuardTargetsTest {
    private static final String NONE = "/none";

    private static final Allowlist ALLOWLIST = Allowlist.of(TargetTable.ALLOW);
    private static final Redirects REDIRECTS = Redirects.builder()
            .rule(RedirectRule.from("/cart/view")
                    .to("{header:X-Next}")
                    .option("header.X-Next")
                    .query(QueryPolicy.DROP)
                    .build())
            .rule(RedirectRule.from("/cart/view")
                    .to("{param:next}")
                    .query(QueryPolicy.DROP)
                    .build())
            .allow(ALLOWLIST)
            .build();

    private Decision decide(String target) {
        return REDIRECTS.decide(RedirectRequest.builder("GET", TargetTable.PAGE_URL)
                .header("X-Next", target)
                .build());
    }

    @ParameterizedTest
    @MethodSource("io.github.redirectfilter.openredirect.TargetTable#hostile")
    void refuses(String target, String reason) {
        assertThat(decide(target)).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.answer())
                    .isInstanceOfSatisfying(
                            Decision.Respond.class,
                            answer -> assertThat(answer.status()).isEqualTo(400));
        });
        assertThat(ALLOWLIST.safeTarget(TargetTable.page(), target, NONE)).isEqualTo(NONE);
    }

    @ParameterizedTest
    @MethodSource("io.github.redirectfilter.openredirect.TargetTable#benign")
    void sendsRebuilt(String target, String location) {
        assertThat(ALLOWLIST.safeTarget(TargetTable.page(), target, NONE)).isEqualTo(location);
        if (target.startsWith("#")) {
            assertThat(decide(target))
                    .isInstanceOfSatisfying(
                            Decision.Pass.class, pass -> assertThat(pass.why()).isEqualTo(Decision.Pass.Why.SELF));
        } else {
            assertThat(decide(target))
                    .isInstanceOfSatisfying(
                            Decision.Redirect.class,
                            redirect -> assertThat(redirect.location()).isEqualTo(location));
        }
        assertThat(TargetTable.objection(location)).isEmpty();
    }

    /** What was sent, sent again, is the same: nothing is escaped or resolved twice. */
    @ParameterizedTest
    @MethodSource("io.github.redirectfilter.openredirect.TargetTable#benign")
    void rebuildsOnceForAll(String target, String location) {
        assertThat(ALLOWLIST.safeTarget(TargetTable.page(), location, NONE)).isEqualTo(location);
    }

    @ParameterizedTest
    @MethodSource("io.github.redirectfilter.openredirect.TargetTable#benign")
    void readsTheSameFromAParameter(String target, String location) {
        if (target.startsWith("?") || target.startsWith("#")) {
            return; // leads to the page itself, whose query holds the parameter
        }
        String query = "?next=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
        assertThat(REDIRECTS.decide(RedirectRequest.builder("GET", "https://shop.test/cart/view" + query)
                        .build()))
                .isInstanceOfSatisfying(
                        Decision.Redirect.class,
                        redirect -> assertThat(redirect.location()).isEqualTo(location));
    }
}
