package io.github.redirectfilter.cli;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Explanation;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A test that stands among the rules: {@code ## test: GET /old?id=7 -> 301 /new/7}. Behind the URL may stand headers as
 * {@code [Name: value]}, and {@code ip=}, {@code user=NAME:ROLES}, {@code context=} and {@code while=CONTROL:VALUE}. The
 * result is {@code pass}, a status, or a status and a {@code Location}.
 *
 * @param place file and line
 */
record RuleTest(String place, String text, RedirectRequest request, Map<String, String> controls, String expected) {
    private static final String MARK = "## test:";
    private static final Pattern NEARLY_MARK = Pattern.compile("##\\s*test\\s*:", Pattern.CASE_INSENSITIVE);
    private static final String EXPECTED = " (expected for example GET /old?id=7 -> 301 /new/7)";
    private static final Pattern LINE =
            Pattern.compile("([A-Z]+)\\s+(\\S+)(.*?)\\s+->\\s+(pass|[0-9]{3}(?:\\s+\\S+)?)");
    private static final Pattern DETAIL = Pattern.compile("\\[([^\\]]+)\\]|(ip|user|context|while)=(\\S+)");

    /** What came of a test: what was decided, and by which rule. */
    record Result(String actual, @Nullable String rule) {}

    /** The test in a line; {@code null} if it has none. */
    static @Nullable RuleTest parse(String place, String line) {
        if (!line.strip().startsWith(MARK)) {
            if (NEARLY_MARK.matcher(line.strip()).lookingAt()) {
                throw new CommandFailure(
                        place + ": \"" + line.strip() + "\" is taken for a comment (expected " + MARK + " ...)");
            }
            return null;
        }
        String text = line.strip().substring(MARK.length()).strip();
        Matcher parts = LINE.matcher(text);
        if (!parts.matches()) {
            throw new CommandFailure(place + ": \"" + text + "\" is no test" + EXPECTED);
        }
        RequestOptions options = new RequestOptions();
        Map<String, String> controls = new LinkedHashMap<>();
        Matcher detail = DETAIL.matcher(parts.group(3));
        while (detail.find()) {
            if (detail.group(1) != null) {
                options.header(detail.group(1));
            } else if (detail.group(2).equals("while")) {
                List<String> pair = List.of(detail.group(3).split(":", 2));
                controls.put(pair.get(0), pair.size() > 1 ? pair.get(1) : "");
            } else {
                options.set(detail.group(2), detail.group(3));
            }
        }
        if (!detail.replaceAll("").isBlank()) {
            throw new CommandFailure(
                    place + ": \"" + detail.replaceAll("").strip() + "\" is nothing that a request has" + EXPECTED);
        }
        return new RuleTest(
                place,
                text,
                options.request(parts.group(1), parts.group(2)),
                controls,
                parts.group(4).replaceAll("\\s+", " "));
    }

    Result run(Redirects redirects) {
        try {
            controls.forEach(redirects.controls()::set);
            Explanation explanation = redirects.explain(request);
            controls.keySet().forEach(redirects.controls()::reset);
            return new Result(
                    shown(explanation.decision()), explanation.decision().rule());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(place + ": " + e.getMessage());
        }
    }

    private static String shown(Decision decision) {
        if (decision instanceof Decision.Redirect redirect) {
            return redirect.status() + " " + redirect.location();
        }
        if (decision instanceof Decision.Respond respond) {
            return Integer.toString(respond.status());
        }
        return decision instanceof Decision.Refused refused ? shown(refused.answer()) : "pass";
    }

    /** Whether a result is what is expected; a status alone stands for any {@code Location}. */
    boolean accepts(Result result) {
        return result.actual().equals(expected) || result.actual().startsWith(expected + " ");
    }
}
