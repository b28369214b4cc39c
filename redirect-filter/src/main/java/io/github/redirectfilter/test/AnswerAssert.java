package io.github.redirectfilter.test;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RuleSummary;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/** What became of a request. A failure tells the request, what came instead, and the rule that decided. */
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Decision> {
    private final Answer answer;
    private final Redirects redirects;
    private final String request;

    AnswerAssert(Decision decision, Redirects redirects, String request) {
        super(decision, AnswerAssert.class);
        this.answer = Answer.of(decision);
        this.redirects = redirects;
        this.request = request;
    }

    AnswerAssert redirectsTo(String location) {
        return location.equals(answer.location()) ? this : fail("a redirect to " + location);
    }

    AnswerAssert respondsWith(int status) {
        return answer.responds() && answer.status() == status ? this : fail(status + ", without a Location");
    }

    AnswerAssert passes() {
        return answer.passes() ? this : fail("it passes");
    }

    AnswerAssert isRefused() {
        return actual instanceof Decision.Refused ? this : fail("the target is refused");
    }

    AnswerAssert isRefusedAs(String reason) {
        boolean so =
                actual instanceof Decision.Refused refused && refused.reason().equals(reason);
        return so ? this : fail("the target is refused as " + reason);
    }

    /** The status that the client gets. */
    public AnswerAssert withStatus(int status) {
        return answer.status() == status ? this : fail("status " + status);
    }

    /** A header of the response has this value, or one of its lines has; on a pass, what the filter adds to it. */
    public AnswerAssert carries(String header, String value) {
        return answer.values(header).contains(value) ? this : fail(header + ": " + value, answer.lines());
    }

    /** The filter sets no such header. */
    public AnswerAssert doesNotCarry(String header) {
        return answer.values(header).isEmpty() ? this : fail("no " + header, answer.lines());
    }

    /** The rule of this id decided: its option {@code id}, else source and line. */
    public AnswerAssert byRule(String id) {
        return Objects.equals(actual.rule(), id) ? this : fail("rule " + id + " decides");
    }

    private AnswerAssert fail(String expected) {
        return fail(expected, List.of());
    }

    private AnswerAssert fail(String expected, List<String> headers) {
        StringBuilder was = new StringBuilder(answer.toString());
        headers.forEach(line -> was.append("\n          ").append(line));
        throw failureWithActualExpected(
                was.toString(),
                expected,
                "%s\nexpected: %s\n but was: %s\n rule:    %s",
                request,
                expected,
                was,
                rule());
    }

    private String rule() {
        String id = actual.rule();
        if (id == null) {
            return "none of " + redirects.size();
        }
        List<String> sources = redirects.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .map(RuleSummary::from)
                .limit(2)
                .toList();
        // all rows of a list have its name
        return sources.size() == 1 ? id + ", from " + sources.get(0) : id;
    }
}
