package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Pass;
import io.github.redirectfilter.target.AllowedOrigins;
import io.github.redirectfilter.target.Base;
import io.github.redirectfilter.target.Guard;
import io.github.redirectfilter.target.Location;
import io.github.redirectfilter.target.RefusedException;
import io.github.redirectfilter.target.WebOrigin;
import org.jspecify.annotations.Nullable;

/**
 * What the client gets when a target is refused: 400, a page of ours, or the application's own answer.
 *
 * @param passes whether the request goes on to the application
 * @param page path of ours; {@code null} for none
 */
record RefusedAnswer(boolean passes, @Nullable String page) {
    private static final Guard OWN_PAGES = new Guard(AllowedOrigins.NONE);
    static final RefusedAnswer BAD_REQUEST = new RefusedAnswer(false, null);

    /** Reads {@code 400}, {@code pass} or a path. */
    static RefusedAnswer parse(String text) {
        if (text.equals("400")) {
            return BAD_REQUEST;
        }
        if (text.equals("pass")) {
            return new RefusedAnswer(true, null);
        }
        if (!text.startsWith("/") || text.startsWith("//")) {
            throw new IllegalArgumentException("refused \"" + text
                    + "\" is no answer (expected 400, pass, or a path of the application such as /)");
        }
        try {
            WebOrigin any = new WebOrigin("https", "localhost", 443);
            Base base = new Base(any, any, "/", null, "");
            Location.of(OWN_PAGES.judge(text, base), base);
        } catch (RefusedException e) {
            throw new IllegalArgumentException(
                    "refused \"" + text + "\" can't be sent: " + e.reason() + " (expected a plain path such as /sorry)",
                    e);
        }
        return new RefusedAnswer(false, text);
    }

    Decision answer(@Nullable String rule, RedirectStatus status, Base base, Headers headers) {
        if (passes) {
            return new Pass(Pass.Why.REFUSED, rule, headers);
        }
        if (page != null) {
            try {
                Location location = Location.of(OWN_PAGES.judge(base.context() + page, base), base);
                if (!location.leadsTo(base)) {
                    return new Decision.Redirect(status, location.toString(), rule, headers);
                }
            } catch (RefusedException e) {
                // a page that can't be sent is no answer: 400 below is
            }
        }
        return new Decision.Respond(400, true, rule, headers);
    }
}
