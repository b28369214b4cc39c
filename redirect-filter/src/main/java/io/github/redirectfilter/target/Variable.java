package io.github.redirectfilter.target;

import io.github.redirectfilter.match.Capture;
import io.github.redirectfilter.match.Capture.Kind;
import io.github.redirectfilter.target.Percent.Escapes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A {@code {name}} in a target.
 *
 * @param source what the name stands for
 * @param name name of the header, cookie or parameter; of the capture for error messages
 * @param index position of the capture
 * @param kind kind of the capture; {@code null} for what comes from elsewhere
 * @param letters whether the value changes case
 * @param fallback text for an absent or empty value; {@code null} for none
 */
record Variable(
        Source source,
        String name,
        int index,
        @Nullable Kind kind,
        Letters letters,
        @Nullable String fallback) {
    /** What a name stands for. */
    enum Source {
        CAPTURE,
        SCHEME,
        HOST,
        PORT,
        CONTEXT,
        HEADER,
        COOKIE,
        PARAM
    }

    /** What becomes of upper and lower case. */
    enum Letters {
        AS_THEY_ARE,
        LOWER,
        UPPER
    }

    static Variable of(Capture capture, int index, Letters letters, @Nullable String fallback) {
        return new Variable(Source.CAPTURE, capture.name(), index, capture.kind(), letters, fallback);
    }

    /** Whether the value begins with the slash before it. */
    boolean bringsSlash() {
        return kind == Kind.REST;
    }

    /** Whether the value can be part of a host. */
    boolean fitsAuthority() {
        return kind == Kind.LABEL || isWholeHost() || source == Source.PORT;
    }

    /** Whether the value is the host that was asked. */
    boolean isWholeHost() {
        return kind == Kind.HOST || source == Source.HOST;
    }

    /** The value without its leading slash; the default if it is absent or empty; {@code null} if there is none. */
    @Nullable
    String value(TargetValues values) {
        String value = raw(values);
        if (value != null && bringsSlash() && value.startsWith("/")) {
            value = value.substring(1);
        }
        if ((value == null || value.isEmpty()) && fallback != null) {
            return fallback;
        }
        if (value == null || letters == Letters.AS_THEY_ARE) {
            return value;
        }
        return letters == Letters.LOWER ? value.toLowerCase(Locale.ROOT) : value.toUpperCase(Locale.ROOT);
    }

    /** Whether a rest came with its slash: {@code /docs/}, not {@code /docs}. */
    boolean hasSlash(TargetValues values) {
        String value = raw(values);
        return value != null && value.startsWith("/");
    }

    private @Nullable String raw(TargetValues values) {
        return switch (source) {
            case CAPTURE -> values.capture(index);
            case SCHEME -> values.scheme();
            case HOST -> values.host();
            case PORT -> Integer.toString(values.port());
            case CONTEXT -> values.context();
            case HEADER -> values.header(name);
            case COOKIE -> values.cookie(name);
            case PARAM -> values.param(name);
        };
    }

    /** Whether values are canonical path text, in which each {@code %} begins an escape. */
    boolean isPathText() {
        return kind == Kind.PATH || kind == Kind.REST || source == Source.CONTEXT;
    }

    /** Escapes the value for a path. Values that are canonical path text hold slashes and escapes of their own. */
    void escapeForPath(String value, StringBuilder out) {
        if (isPathText()) {
            Percent.PATH.escape(value, Escapes.WELL_FORMED, out);
        } else {
            Percent.SEGMENT.escape(value, out);
        }
    }

    /** Escapes the value for a query, a fragment, or a place that is not known. */
    void escapeForComponent(String value, StringBuilder out) {
        Percent.COMPONENT.escape(value, isPathText() ? Escapes.WELL_FORMED : Escapes.NONE, out);
    }
}
