package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Pass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails while deciding costs nobody a request. */
class FailureTest {
    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class, StackOverflowError.class})
    void aConditionThatFailsLetsTheRequestPass(Class<? extends Throwable> failure) {
        List<Decision> told = new ArrayList<>();
        Redirects redirects = Redirects.builder()
                .conditionFactory(failing(failure))
                .rule(RedirectRule.from("/old").to("/new").option("failing").build())
                .listener((request, decision) -> told.add(decision))
                .build();

        Decision decision = redirects.decide(
                RedirectRequest.builder("GET", "https://app.example/old").build());

        assertThat(decision).isEqualTo(new Pass(Pass.Why.FAILED, null, Headers.NONE));
        assertThat(told).containsExactly(decision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/old", "/go?to=https://evil.example"})
    void aListenerThatFailsChangesNothing(String path) {
        Redirects.Builder rules = Redirects.builder()
                .rule(RedirectRule.from("/old").to("/new").build())
                .rule(RedirectRule.from("/go").to("{param:to}").build());
        RedirectRequest request =
                RedirectRequest.builder("GET", "https://app.example" + path).build();
        Decision without = rules.build().decide(request);

        Decision with = rules.listener(new Failing()).build().decide(request);

        assertThat(with).isEqualTo(without).isNotInstanceOf(Pass.class);
    }

    private static final class Failing implements RedirectListener.Timed {
        @Override
        public void decided(RedirectRequest request, Decision decision) {
            throw new IllegalStateException("listener");
        }

        @Override
        public void timed(Decision decision, long nanos) {
            throw new IllegalStateException("listener that asks for times");
        }
    }

    private static ConditionFactory failing(Class<? extends Throwable> failure) {
        return new ConditionFactory() {
            @Override
            public String kind() {
                return "failing";
            }

            @Override
            public Condition create(Spec spec) {
                return (request, effects) -> {
                    throw FailureTest.<RuntimeException>unchecked(failure);
                };
            }
        };
    }

    /** Throws errors and exceptions alike. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException unchecked(Class<? extends Throwable> failure) throws T {
        try {
            throw (T) failure.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no such failure", e);
        }
    }
}
