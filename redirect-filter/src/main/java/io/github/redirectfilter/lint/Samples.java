package io.github.redirectfilter.lint;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests that a source was written for: fresh values stand where it captures, and differ from one sample to the next, as
 * does all that it does not ask for. What holds for all samples holds for the source as a whole; what holds for some
 * depends on the request.
 */
final class Samples {
    private static final List<String> FRESH = List.of("zq7x", "84213", "Zq-9y", "zq.8v", "zq_8w", "zq%C3%A9");
    /** A source without captures gets no more samples than these: further ones would differ in nothing. */
    private static final int PLAIN = 3;

    private static final List<String> HOSTS = List.of("a.invalid", "b.invalid", "c.invalid");
    /** What some samples have in their query although nobody asks for it. */
    static final String ADDED_QUERY = "zq=1";

    /** A shorter value may stand in a URL by chance. */
    private static final int SHORTEST_NAMED = 4;

    private static final List<String> METHODS = List.of("GET", "POST", "ZQ"); // and one that no rule names

    private final String from;
    private final int variant;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Samples(String from, int variant) {
        this.from = from;
        this.variant = variant;
    }

    /**
     * A request, and the values that stand in it for captures.
     *
     * @param values by the names of the captures; empty for a regular expression
     */
    record Sample(SampleRequest request, Map<String, String> values) {
        /** Whether each value comes out once in a URL, or, so long that it is no chance, not at all. */
        boolean names(String url) {
            return values.values().stream()
                    .allMatch(value -> isNamed(value, url) || value.length() >= SHORTEST_NAMED && !url.contains(value));
        }

        boolean addsQuery() {
            String query = request.query();
            return query != null && query.endsWith(ADDED_QUERY);
        }

        /**
         * A URL that came of the request, with the names of captures where their values came out: those that can't have
         * come there by chance.
         */
        String named(String url) {
            String named = url;
            List<Map.Entry<String, String>> longestFirst = new ArrayList<>(values.entrySet());
            longestFirst.sort(Comparator.comparing(value -> -value.getValue().length()));
            for (Map.Entry<String, String> value : longestFirst) {
                if (isNamed(value.getValue(), url)) {
                    named = named.replace(value.getValue(), "{" + value.getKey() + "}");
                }
            }
            return named;
        }
    }

    private static boolean isNamed(String value, String url) {
        int first = url.indexOf(value);
        return value.length() >= SHORTEST_NAMED && first >= 0 && url.indexOf(value, first + 1) < 0;
    }

    /**
     * Requests for a source.
     *
     * @param methods what the rule is for; empty for all
     */
    static List<Sample> of(String from, List<String> methods) {
        List<String> asked = methods.isEmpty() ? METHODS : methods;
        int variants = from.startsWith("~") || from.indexOf('{') >= 0 ? FRESH.size() : PLAIN;
        List<Sample> samples = new ArrayList<>(variants);
        for (int i = 0; i < Math.max(variants, asked.size()); i++) {
            try {
                Sample sample = new Samples(from, i % variants).sample(asked.get(i % asked.size()));
                if (sample != null) {
                    samples.add(sample);
                }
            } catch (IndexOutOfBoundsException | NumberFormatException | PatternSyntaxException notUnderstood) {
                return List.of(); // such as braces in an expression; no request, no judgement
            }
        }
        return samples;
    }

    private @Nullable Sample sample(String method) {
        boolean odd = variant == 1;
        String scheme = odd ? "http" : "https";
        String host = HOSTS.get(variant % HOSTS.size());
        int port = odd ? 8080 : 443;
        if (from.startsWith("~")) {
            String path = RegexSample.of(from.substring(1), variant);
            return path == null || !path.startsWith("/")
                    ? null
                    : new Sample(new SampleRequest(method, scheme, host, port, path, query(null)), Map.of());
        }
        int pathStart = 0;
        if (!from.startsWith("/") || from.startsWith("//")) {
            int authority = from.indexOf("//") + 2;
            pathStart = from.indexOf('/', authority);
            if (authority > 2) {
                scheme = from.substring(0, authority - 3);
            }
            host = fill(
                    from.substring(authority, pathStart).replace("*.", FRESH.get(variant % PLAIN) + "."), Place.HOST);
            int colon = host.lastIndexOf(':');
            boolean hasPort = colon > host.lastIndexOf(']');
            port = hasPort ? Integer.parseInt(host.substring(colon + 1)) : scheme.equals("https") ? 443 : 80;
            host = hasPort ? host.substring(0, colon) : host;
        }
        int question = outside('?', pathStart);
        String path = fill(from.substring(pathStart, question < 0 ? from.length() : question), Place.PATH);
        String query = question < 0 ? null : fill(from.substring(question + 1), Place.QUERY);
        return new Sample(
                new SampleRequest(method, scheme, host, port, path.isEmpty() ? "/" : path, query(query)), values);
    }

    private @Nullable String query(@Nullable String asked) {
        return variant != 1 ? asked : asked == null ? ADDED_QUERY : asked + "&" + ADDED_QUERY;
    }

    private enum Place {
        HOST,
        PATH,
        QUERY
    }

    private int outside(char mark, int start) {
        int depth = 0;
        for (int i = start; i < from.length(); i++) {
            char c = from.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == mark && depth <= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The text with values in the place of captures. */
    private String fill(String text, Place place) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) != '{') {
                out.append(text.charAt(i++));
                continue;
            }
            int end = closing(text, i);
            String body = text.substring(i + 1, end);
            i = end + 1;
            if (body.startsWith("*")) {
                rest(body.substring(1), out, i < text.length() && text.charAt(i) != '/');
            } else {
                out.append(value(body, place));
            }
        }
        return out.toString();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length() - 1;
    }

    private void rest(String name, StringBuilder out, boolean textBehind) {
        String value = FRESH.get(variant) + values.size();
        boolean whole = !textBehind && !out.isEmpty() && out.charAt(out.length() - 1) == '/';
        if (variant == 0) {
            value += "/zq8";
        } else if (variant == 2 && whole) { // the rest that is not there takes its slash along
            out.setLength(out.length() - 1);
            value = "";
        }
        values.put(name, value);
        out.append(value);
    }

    private String value(String body, Place place) {
        int colon = body.indexOf(':');
        String name = colon < 0 ? body : body.substring(0, colon);
        String value = place == Place.HOST
                ? (FRESH.get(variant % PLAIN) + values.size()).toLowerCase(Locale.ROOT)
                : FRESH.get(variant) + values.size();
        if (colon >= 0) {
            String expression = body.substring(colon + 1);
            if (!Pattern.matches(expression, value)) {
                String made = RegexSample.of(expression, variant);
                value = made == null ? value : made;
            }
        }
        values.put(name, value);
        return value;
    }
}
