package io.github.redirectfilter.config;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Explanation;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A test that stands among the rules: {@code GET /old?id=7 -> 301 /new/7}. Behind the URL may stand headers as
 * {@code [Name: value]}, and {@code ip=}, {@code user=NAME:ROLES}, {@code context=} and {@code while=CONTROL:VALUE}. What is
 * expected is {@code pass}, a status, or a status and a {@code Location}.
 *
 * <pre>{@code
 * for (WrittenTest written : configuration.tests()) {
 *     RuleTest test = RuleTest.of(written);
 *     if (!test.accepts(test.run(configuration.redirects()))) {
 *         throw new IllegalStateException(test.place());
 *     }
 * }
 * }</pre>
 *
 * @param place file and line
 * @param text as it was written
 * @param controls values of switches, shares and health checks while it runs, by their names
 * @param expected what is to come of the request
 */
public record RuleTest(
        String place, String text, RedirectRequest request, Map<String, String> controls, String expected) {
    private static final String OWN_ORIGIN = "https://localhost";
    private static final String EXPECTED = " (expected for example GET /old?id=7 -> 301 /new/7)";
    private static final Pattern LINE =
            Pattern.compile("([A-Z]+)\\s+(\\S+)(.*?)\\s+->\\s+(pass|[0-9]{3}(?:\\s+\\S+)?)");
    private static final Pattern DETAIL = Pattern.compile("\\[([^\\]]+)\\]|(ip|user|context|while)=(\\S+)");

    /** Copies what it is given. */
    public RuleTest {
        controls = Map.copyOf(controls);
    }

    /**
     * What came of a test.
     *
     * @param actual in the form in which tests say what they expect
     * @param rule the id of the rule that decided; {@code null} if none did
     */
    public record Result(String actual, @Nullable String rule) {}

    /**
     * Reads a test.
     *
     * @throws IllegalArgumentException that names its place, if it is none
     */
    public static RuleTest of(WrittenTest written) {
        String place = written.place().source() + ":" + written.place().line();
        try {
            return read(place, written.text());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private static RuleTest read(String place, String text) {
        Matcher parts = LINE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no test" + EXPECTED);
        }
        String url = parts.group(2);
        RequestBuilder request = RedirectRequest.builder(parts.group(1), url.startsWith("/") ? OWN_ORIGIN + url : url);
        Map<String, String> controls = new LinkedHashMap<>();
        Matcher detail = DETAIL.matcher(parts.group(3));
        while (detail.find()) {
            if (detail.group(1) != null) {
                request.headerLine(detail.group(1));
            } else {
                set(detail.group(2), detail.group(3), request, controls);
            }
        }
        String rest = detail.replaceAll("").strip();
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("\"" + rest + "\" is nothing that a request has" + EXPECTED);
        }
        return new RuleTest(
                place, text, request.build(), controls, parts.group(4).replaceAll("\\s+", " "));
    }

    private static void set(String name, String value, RequestBuilder request, Map<String, String> controls) {
        switch (name) {
            case "ip" -> request.addressLine(value);
            case "user" -> request.userLine(value);
            case "context" -> request.contextPath(value);
            default -> {
                int colon = value.indexOf(':');
                controls.put(
                        colon < 0 ? value : value.substring(0, colon), colon < 0 ? "" : value.substring(colon + 1));
            }
        }
    }

    /**
     * Asks the rules, without consequences. Tests of the same rules wait for each other, for one may open a switch that
     * another expects to be closed.
     *
     * @throws IllegalArgumentException that names its place, if there is no such control, or if it has no such value
     */
    public Result run(Redirects redirects) {
        synchronized (redirects) {
            Redirects.Controls all = redirects.controls();
            List<Redirects.Controls.Entry> before = new ArrayList<>();
            try {
                controls.forEach((name, value) -> {
                    Redirects.Controls.Entry entry = all.get(name);
                    all.set(name, value);
                    before.add(entry);
                });
                Explanation explanation = redirects.explain(request);
                return new Result(
                        shown(explanation.decision()), explanation.decision().rule());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
            } finally {
                before.forEach(entry -> putBack(entry, all));
            }
        }
    }

    private static void putBack(Redirects.Controls.Entry before, Redirects.Controls all) {
        if (before.value().equals(before.configured())) {
            all.reset(before.name());
        } else {
            all.set(before.name(), before.value());
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
    public boolean accepts(Result result) {
        return result.actual().equals(expected) || result.actual().startsWith(expected + " ");
    }
}
