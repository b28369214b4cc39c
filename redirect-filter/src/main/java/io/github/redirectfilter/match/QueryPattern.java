package io.github.redirectfilter.match;

import com.google.re2j.Pattern;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a source asks for, in any order, others allowed: {@code page=news}, {@code id={id}}, {@code k}
 * (present), {@code k=} (empty).
 */
final class QueryPattern {
    private static final QueryPattern ANY = new QueryPattern(List.of());

    private final List<Parameter> parameters;

    /** {@code value} is literal; a capture has a name instead, and perhaps an expression. */
    private record Parameter(
            String name,
            @Nullable String value,
            @Nullable String capture,
            @Nullable Pattern expression) {
        boolean accepts(String seen) {
            if (capture != null) {
                return expression == null ? !seen.isEmpty() : expression.matches(seen);
            }
            return value == null || value.equals(seen);
        }
    }

    private QueryPattern(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /** Reads the text after the question mark; {@code null} if there was none. */
    static QueryPattern parse(@Nullable String text, int offset) throws ParseException {
        if (text == null) {
            return ANY;
        }
        List<Parameter> parameters = new ArrayList<>();
        int at = offset;
        for (String piece : text.split("&", -1)) {
            parameters.add(parameter(piece, at));
            at += piece.length() + 1;
        }
        return new QueryPattern(parameters);
    }

    private static Parameter parameter(String piece, int offset) throws ParseException {
        String name = QueryString.name(piece);
        if (name.isEmpty()) {
            throw new ParseException("a parameter has no name (expected ?name=value)", offset);
        }
        int equals = piece.indexOf('=');
        if (!isLiteral(equals < 0 ? piece : piece.substring(0, equals))) {
            throw new ParseException(
                    "the name of a parameter is literal (expected name=value or name={capture}; a literal brace is %7B, "
                            + "a literal star %2A)",
                    offset);
        }
        if (equals < 0) {
            return new Parameter(name, null, null, null);
        }
        String value = piece.substring(equals + 1);
        int open = value.indexOf('{');
        if (isLiteral(value)) {
            return new Parameter(name, QueryString.decode(value), null, null);
        }
        int colon = value.indexOf(':');
        String capture =
                value.substring(Math.min(1, value.length()), colon > 0 ? colon : Math.max(1, value.length() - 1));
        if (open != 0 || !value.endsWith("}") || !capture.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new ParseException(
                    "a capture takes the whole value of a parameter (expected " + name + "={name} or " + name
                            + "={name:regex}; a literal brace is %7B, a literal star %2A)",
                    offset + equals + 1);
        }
        Pattern expression = colon < 0
                ? null
                : RegexPath.compile(value.substring(colon + 1, value.length() - 1), false, offset + equals + 2 + colon);
        return new Parameter(name, null, capture, expression);
    }

    private static boolean isLiteral(String text) {
        return text.indexOf('{') < 0 && text.indexOf('}') < 0 && text.indexOf('*') < 0;
    }

    List<Capture> captures() {
        List<Capture> captures = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.capture != null) {
                captures.add(new Capture(parameter.capture, Capture.Kind.QUERY));
            }
        }
        return captures;
    }

    List<String> parameterNames() {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : parameters) {
            names.add(parameter.name);
        }
        return names;
    }

    /** The first parameter that has to have a certain value; {@code null} if there is none. */
    @Nullable
    Entry<String, String> literal() {
        for (Parameter parameter : parameters) {
            if (parameter.value != null) {
                return Map.entry(parameter.name, parameter.value);
            }
        }
        return null;
    }

    boolean asksForNothing() {
        return parameters.isEmpty();
    }

    boolean matches(RequestUrl url) {
        for (Parameter parameter : parameters) {
            if (accepted(parameter, url) == null) {
                return false;
            }
        }
        return true;
    }

    /** The values of {@link #captures}; {@code null} if the query does not match. */
    String @Nullable [] capture(RequestUrl url) {
        if (parameters.isEmpty()) {
            return SourcePattern.NO_VALUES;
        }
        List<String> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            String value = accepted(parameter, url);
            if (value == null) {
                return null;
            }
            if (parameter.capture != null) {
                values.add(value);
            }
        }
        return values.toArray(String[]::new);
    }

    private static @Nullable String accepted(Parameter parameter, RequestUrl url) {
        for (String value : url.parameters().values(parameter.name)) {
            if (parameter.accepts(value)) {
                return value;
            }
        }
        return null;
    }
}
