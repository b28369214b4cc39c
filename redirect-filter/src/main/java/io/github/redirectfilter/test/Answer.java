package io.github.redirectfilter.test;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client gets, in one form for all decisions.
 *
 * @param words what became of the request, as failures tell it
 * @param status 0 if the request passes
 * @param headers that the filter sets, {@code Location} first
 */
record Answer(String words, int status, @Nullable String location, List<Header> headers) {
    static Answer of(Decision decision) {
        List<Header> headers = headers(decision.headers());
        if (decision instanceof Decision.Redirect redirect) {
            int status = redirect.status().code();
            headers.add(0, new Header("Location", redirect.location()));
            return new Answer(status + " to " + redirect.location(), status, redirect.location(), headers);
        } else if (decision instanceof Decision.Respond respond) {
            return new Answer(respond.status() + ", without a Location", respond.status(), null, headers);
        } else if (decision instanceof Decision.Refused refused) {
            Answer instead = of(refused.answer());
            String words = "refused as " + refused.reason() + ": " + refused.target() + "; " + instead.words;
            return new Answer(words, instead.status, instead.location, instead.headers);
        }
        return new Answer(words(((Decision.Pass) decision).why()), 0, null, headers);
    }

    private static String words(Decision.Pass.Why why) {
        return "it passes: "
                + switch (why) {
                    case NO_RULE -> "no rule matches";
                    case EXEMPT -> "a rule exempts it";
                    case SELF -> "the redirect would lead to its own URL";
                    case PREFLIGHT -> "it is a CORS preflight";
                    case HTTPS_BEHIND_PROXY ->
                        "an unknown proxy says that it came by https, so that a redirect to https would loop";
                    case REFUSED -> "the target was refused";
                    case FAILED -> "something failed inside";
                };
    }

    boolean passes() {
        return status == 0;
    }

    boolean responds() {
        return status != 0 && location == null;
    }

    /** The values of a header, names compared without case. */
    List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** The headers as lines. */
    List<String> lines() {
        return headers.stream()
                .map(header -> header.name() + ": " + header.value())
                .toList();
    }

    private static List<Header> headers(Headers headers) {
        List<Header> all = new ArrayList<>();
        if (headers.cacheControl() != null) {
            all.add(new Header("Cache-Control", headers.cacheControl()));
        }
        if (headers.vary() != null) {
            all.add(new Header("Vary", headers.vary()));
        }
        all.addAll(headers.others());
        return all;
    }

    @Override
    public String toString() {
        return words;
    }
}
