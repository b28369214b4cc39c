package io.github.redirectfilter.condition.rate;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectRequest;
import java.util.Set;

/** {@code rate=100/minute}: the caller, as the option {@code by} tells callers apart, sends more requests than that. */
public final class RateFactory implements ConditionFactory {
    static final String MOST_KEYS = "max-rate-keys";

    /** For {@link java.util.ServiceLoader}. */
    public RateFactory() {}

    @Override
    public String kind() {
        return "rate";
    }

    @Override
    public Set<String> options() {
        return Set.of("by", "burst");
    }

    @Override
    public Set<String> settings() {
        return Set.of(MOST_KEYS);
    }

    @Override
    public void checkSetting(String name, String value) {
        mostKeys(value);
    }

    static int mostKeys(String value) {
        if (!value.matches("0*[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no number of callers (expected 1 to 99999999, such as 100000)");
        }
        return Integer.parseInt(value);
    }

    @Override
    public Set<Class<?>> services() {
        return Set.of(RateBackend.class);
    }

    /** A rate of which nobody has used anything, for rules that are looked at without the libraries. */
    private record UnusedRate() implements Condition {
        @Override
        public boolean test(RedirectRequest request, Effects effects) {
            return false;
        }

        @Override
        public boolean sheds() {
            return true;
        }

        @Override
        public int cost() {
            return RateCondition.LAST;
        }
    }

    @Override
    public Condition create(Spec spec) {
        String value = spec.value();
        if (!spec.name().isEmpty() || value == null) {
            throw new IllegalArgumentException("the rate stands behind \"=\" (expected for example rate=100/minute)");
        }
        Rate rate = Rate.parse(value.strip(), spec.option("burst"));
        try {
            return RateCondition.of(spec, rate);
        } catch (NoClassDefFoundError missing) {
            if (spec.context().atRest()) {
                return new UnusedRate();
            }
            throw new IllegalArgumentException(
                    "rates need the libraries com.bucket4j:bucket4j_jdk17-core and com.github.ben-manes.caffeine:caffeine"
                            + " (expected them in the application)",
                    missing);
        }
    }
}
