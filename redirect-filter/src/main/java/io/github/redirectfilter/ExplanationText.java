package io.github.redirectfilter;

import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.Decision.Pass;
import io.github.redirectfilter.Decision.Redirect;
import io.github.redirectfilter.Decision.Refused;
import io.github.redirectfilter.Decision.Respond;
import io.github.redirectfilter.Explanation.Asked;
import io.github.redirectfilter.Explanation.Candidate;
import io.github.redirectfilter.Explanation.Other;
import io.github.redirectfilter.Explanation.Outcome;
import io.github.redirectfilter.match.ControlCharacters;
import org.jspecify.annotations.Nullable;

/** An explanation as lines for people: what was asked, each rule that had its turn, the others, and what comes of it. */
final class ExplanationText {
    private static final String INDENT = "     ";
    private static final int WIDTH = 24;

    private final StringBuilder out = new StringBuilder();

    ExplanationText(Explanation explanation) {
        line(explanation.request());
        if (explanation.seenAs() != null) {
            line("as a trusted proxy tells of it: " + explanation.seenAs());
        }
        line(
                explanation.path() == null
                        ? "not below the context path, so that no rule is asked"
                        : "canonical path: " + explanation.path());
        if (explanation.regexLimit() != null) {
            line("beyond " + explanation.regexLimit() + ", so that not all regular expressions were run");
        }
        line("");
        boolean preflight = explanation.decision() instanceof Pass pass && pass.why() == Pass.Why.PREFLIGHT;
        if (explanation.candidates().isEmpty() && !preflight) {
            line(
                    explanation.regexLimit() == null
                            ? "No rule fits this URL."
                            : "No rule fits this URL, of those compared.");
        }
        for (int i = 0; i < explanation.candidates().size(); i++) {
            candidate(i + 1, explanation.candidates().get(i));
        }
        if (!explanation.others().isEmpty()) {
            line("");
            line("Had no turn, though they fit this URL or nearly do:");
            explanation.others().forEach(this::other);
        }
        line("");
        decision(explanation.decision());
    }

    private void candidate(int number, Candidate candidate) {
        line(String.format("%3d. %s", number, candidate.rule()));
        detail(
                "at",
                candidate.place() + (candidate.place().startsWith(candidate.id()) ? "" : ", id " + candidate.id()));
        candidate
                .captures()
                .forEach(capture -> detail(
                        "{" + capture.name() + "}",
                        capture.value() == null ? "no value" : "\"" + capture.value() + "\""));
        candidate.conditions().forEach(this::condition);
        if (candidate.target() != null) {
            detail("target", candidate.target().filled());
            if (!candidate.target().withQuery().equals(candidate.target().filled())) {
                detail("with the query", candidate.target().withQuery());
            }
            detail("guard", candidate.target().verdict());
        }
        line(INDENT + "=> " + outcome(candidate));
    }

    private static String outcome(Candidate candidate) {
        if (candidate.outcome() != Outcome.DECIDES) {
            return "does not match: " + candidate.outcome();
        }
        boolean refused =
                candidate.target() != null && candidate.target().verdict().startsWith(Explainer.REFUSED);
        return candidate.outcome() + (refused ? ", and its target is refused" : "");
    }

    private void condition(Asked asked) {
        String answer = asked.holds() == null
                ? "not asked, for one before it does not hold"
                : asked.holds() ? "holds" : "DOES NOT HOLD";
        detail(asked.condition(), answer + (asked.seen() == null ? "" : ", seen: " + asked.seen()));
    }

    private void other(Other other) {
        line("   - " + other.rule());
        detail("at", other.place());
        detail("because", other.why());
    }

    private void decision(Decision decision) {
        if (decision instanceof Refused refused) {
            line("=> the target is refused (" + refused.reason() + "), the client gets " + said(refused.answer()));
        } else {
            line("=> " + said(decision));
        }
        Decision.Headers headers = decision.headers();
        if (decision instanceof Pass && !headers.isEmpty()) {
            line("   added to its response:");
        }
        header("Cache-Control", headers.cacheControl());
        header("Vary", headers.vary());
        for (Header header : headers.others()) {
            header(header.name(), header.value());
        }
    }

    private static String said(Decision decision) {
        if (decision instanceof Redirect redirect) {
            return redirect.status() + " " + redirect.location();
        }
        if (decision instanceof Respond respond) {
            return Integer.toString(respond.status());
        }
        return decision instanceof Pass pass
                ? "the request goes on to the application: " + why(pass.why())
                : decision.toString();
    }

    private static String why(Pass.Why why) {
        return switch (why) {
            case NO_RULE -> "no rule decides";
            case EXEMPT -> "a rule with the target - exempts it";
            case SELF -> "the redirect would lead to this very URL";
            case PREFLIGHT -> "a CORS preflight is never redirected, and no rule with cors= answers it";
            case HTTPS_BEHIND_PROXY -> "X-Forwarded-Proto says that the client came by https, and no proxy is trusted";
            case REFUSED -> "the target is refused, and refused=pass";
            case FAILED -> "something failed inside";
        };
    }

    private void header(String name, @Nullable String value) {
        if (value != null) {
            line("   " + name + ": " + value);
        }
    }

    private void detail(String name, String value) {
        line(INDENT + name + " ".repeat(Math.max(2, WIDTH - name.length())) + value);
    }

    private void line(String text) {
        out.append(ControlCharacters.escaped(text)).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
