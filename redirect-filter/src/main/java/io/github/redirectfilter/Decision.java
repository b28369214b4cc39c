package io.github.redirectfilter;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a request. It is a value: whoever asked for it writes the answer.
 *
 * <pre>{@code
 * Decision decision = redirects.decide(request);
 * if (decision instanceof Decision.Redirect redirect) {
 *     response.setStatus(redirect.status().code());
 *     response.setHeader("Location", redirect.location());
 * }
 * }</pre>
 */
public sealed interface Decision {
    /** What to add to the response, whatever the decision. */
    Headers headers();

    /** The id of the rule that decided; {@code null} if none did. */
    @Nullable
    String rule();

    /**
     * What it is, in a word for counters and logs: {@code redirect}, {@code respond}, {@code refused}, or {@code pass-} and the
     * reason, such as {@code pass-exempt}.
     */
    String outcome();

    /** The status code that the client gets; empty if the application answers. */
    OptionalInt statusCode();

    /**
     * Response headers that come with a decision.
     *
     * @param cacheControl the {@code Cache-Control}; on a pass only if the application sets none; {@code null} for none
     * @param vary names for {@code Vary}, comma-separated, to be kept beside those the application sets; {@code null}
     *     for none
     * @param others name and value of anything else, such as a {@code Set-Cookie}
     */
    record Headers(@Nullable String cacheControl, @Nullable String vary, List<Header> others) {
        /** Nothing to add. */
        public static final Headers NONE = new Headers(null, null, List.of());

        /** Whether there is nothing to add. */
        public boolean isEmpty() {
            return cacheControl == null && vary == null && others.isEmpty();
        }

        /** One header line; both parts are printable ASCII. */
        public record Header(String name, String value) {}
    }

    /**
     * The request goes on to the application.
     *
     * @param why the reason
     */
    record Pass(Why why, @Nullable String rule, Headers headers) implements Decision {
        /** No pattern matched, so that nothing was asked and there is nothing to add. */
        public static final Pass NO_RULE = new Pass(Why.NO_RULE, null, Headers.NONE);

        /** Why a request passes. */
        public enum Why {
            /** No rule matched. */
            NO_RULE,
            /** A rule with the target {@code -} exempts it. */
            EXEMPT,
            /** The redirect would go to the request's own URL. */
            SELF,
            /** A CORS preflight, which browsers do not let be redirected. */
            PREFLIGHT,
            /** The client came by https already, says a proxy that is not known: a redirect to https would loop. */
            HTTPS_BEHIND_PROXY,
            /** The target was refused, and the rules say to go on. */
            REFUSED,
            /** Something failed inside; the application answers as if there were no rules. */
            FAILED;

            private final String outcome =
                    "pass-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String outcome() {
            return why.outcome;
        }

        @Override
        public OptionalInt statusCode() {
            return OptionalInt.empty();
        }
    }

    /**
     * The client is sent elsewhere.
     *
     * @param status one that {@link RedirectStatus#redirects()}
     * @param location the header value: printable ASCII, rebuilt, judged
     */
    record Redirect(
            RedirectStatus status,
            String location,
            @Nullable String rule,
            Headers headers) implements Decision {
        static final String OUTCOME = "redirect";

        @Override
        public String outcome() {
            return OUTCOME;
        }

        @Override
        public OptionalInt statusCode() {
            return OptionalInt.of(status.code());
        }
    }

    /**
     * The filter answers by itself, without a {@code Location}.
     *
     * @param status the status code
     * @param errorPage whether the application's error page shows ({@code sendError}); otherwise the body is empty
     */
    record Respond(int status, boolean errorPage, @Nullable String rule, Headers headers) implements Decision {
        @Override
        public String outcome() {
            return "respond";
        }

        @Override
        public OptionalInt statusCode() {
            return OptionalInt.of(status);
        }
    }

    /**
     * A target was refused by the guard: one that a rule made, or one that the application wanted to send.
     *
     * @param reason the name of the reason, such as {@code off-site}
     * @param target the refused target, made safe to log: what is not printable ASCII is written as an escape, and the
     *     text is cut at 200 characters
     * @param answer what the client gets instead
     */
    record Refused(String reason, String target, @Nullable String rule, Decision answer) implements Decision {
        @Override
        public Headers headers() {
            return answer.headers();
        }

        @Override
        public String outcome() {
            return "refused";
        }

        @Override
        public OptionalInt statusCode() {
            return answer.statusCode();
        }
    }
}
