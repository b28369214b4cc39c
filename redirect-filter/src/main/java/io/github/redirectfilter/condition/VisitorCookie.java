package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition.Effects;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.match.CanonicalPath;
import io.github.redirectfilter.target.Percent;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Tells callers apart by a cookie of the filter's own: 128 random bits, which say nothing about anybody. */
final class VisitorCookie {
    static final String NAME = "redirect-share";

    /** 400 days, beyond which browsers keep no cookie (RFC 6265bis, section 5.5). */
    private static final int MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

    private final RandomGenerator random;

    VisitorCookie(RandomGenerator random) {
        this.random = random;
    }

    private record Issued(String key) {}

    /**
     * What the caller sent, whatever it is, else what the response to this request sets; {@code null} if nothing may be
     * set.
     */
    @Nullable
    String key(RedirectRequest request, Effects effects) {
        String sent = request.cookie(NAME);
        if (sent != null && !sent.isEmpty()) {
            return sent;
        }
        return effects.dryRun()
                ? null
                : effects.shared(Issued.class, () -> issue(request, effects)).key();
    }

    private Issued issue(RedirectRequest request, Effects effects) {
        HexFormat hex = HexFormat.of();
        String key = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
        // canonical and escaped, for it is a text of the client's
        String context = Percent.escapePath(CanonicalPath.of(request.contextPath()));
        effects.header(
                "Set-Cookie",
                NAME + "=" + key + "; Path=" + (context.isEmpty() ? "/" : context) + "; Max-Age=" + MAX_AGE_SECONDS
                        + (request.scheme().equals("https") ? "; Secure" : "") + "; HttpOnly; SameSite=Lax");
        return new Issued(key);
    }
}
