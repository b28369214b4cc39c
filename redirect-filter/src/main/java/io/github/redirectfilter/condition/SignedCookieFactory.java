package io.github.redirectfilter.condition;

import io.github.redirectfilter.CachePolicy;
import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.SignedCookie;
import io.github.redirectfilter.match.HeaderName;
import java.time.InstantSource;
import java.util.Set;

/**
 * {@code signed-cookie.NAME}: a cookie is present that somebody with the secret has signed, and that is not over. The
 * setting of the same name holds the secret.
 */
public final class SignedCookieFactory implements ConditionFactory {
    private static final String PREFIX = "signed-cookie.";

    @Override
    public String kind() {
        return "signed-cookie";
    }

    @Override
    public String usage() {
        return "signed-cookie.NAME";
    }

    @Override
    public Set<String> settings() {
        return Set.of(PREFIX + "NAME");
    }

    @Override
    public void checkSetting(String name, String value) {
        new SignedCookie(name.substring(PREFIX.length()), value);
    }

    @Override
    public Condition create(Spec spec) {
        String name = spec.name();
        if (!HeaderName.isValid(name) || spec.value() != null) {
            throw new IllegalArgumentException(
                    "a signed cookie has a name and no value (expected " + PREFIX + "NAME alone)");
        }
        String secret = spec.context().setting(PREFIX + name);
        if (secret == null) {
            throw new IllegalArgumentException("the cookie \"" + name + "\" has no secret (expected a setting " + PREFIX
                    + name + ": ${OPERATOR_SECRET})");
        }
        return new SignedCookieCondition(
                name, new SignedCookie(name, secret), spec.context().clock());
    }

    private record SignedCookieCondition(String name, SignedCookie cookie, InstantSource clock) implements Condition {
        @Override
        public boolean test(RedirectRequest request, Effects effects) {
            String value = request.cookie(name);
            return value != null && cookie.accepts(value, clock.instant());
        }

        /** Not the value: whoever has it, gets through. */
        @Override
        public String seen(RedirectRequest request, Effects effects) {
            return request.cookie(name) == null
                    ? "absent"
                    : test(request, effects) ? "signed" : "not signed with this secret, or over";
        }

        @Override
        public Set<String> vary() {
            return Set.of("Cookie");
        }

        @Override
        public CachePolicy cachePolicy() {
            return CachePolicy.NO_STORE;
        }

        @Override
        public int cost() {
            return 2_000; // with a cookie; without one it is quick
        }
    }
}
