package io.github.redirectfilter.target;

import io.github.redirectfilter.target.Percent.Escapes;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A target without names that is written as it will be sent: nothing in it has to be escaped, resolved or completed. Most
 * targets of a long list are such, and a text is all that has to be kept of them.
 *
 * @param origin where it leads; {@code null} for a path of our own
 * @param rest path, query and fragment
 */
public record LiteralTarget(@Nullable WebOrigin origin, String rest) implements Target {
    /** Where path, query and fragment begin in a target with scheme and host; 0 in one without; -1 if it is neither. */
    public static int restIn(String text) {
        if (text.startsWith("https://") || text.startsWith("http://")) {
            return text.indexOf('/', "https://".length());
        }
        return text.startsWith("/") && !text.startsWith("//") ? 0 : -1;
    }

    /** The origin that a target begins with; {@code null} if it is not written as it will be sent. */
    public static @Nullable WebOrigin origin(String text) {
        try {
            // by the reader of all targets, so that there is one idea of what a host is
            WebOrigin origin = TargetTemplate.parse(text + "/", List.of()).literalOrigin();
            return origin != null && origin.toString().equals(text) ? origin : null;
        } catch (ParseException e) {
            return null;
        }
    }

    /** Whether a text is path, query and fragment as they will be sent, from {@code start} on. */
    public static boolean isFinal(String text, int start) {
        int hash = text.indexOf('#', start);
        int question = text.indexOf('?', start);
        int end = hash < 0 ? text.length() : hash;
        int pathEnd = question < 0 || question > end ? end : question;
        return isFinalPath(text, start, pathEnd)
                && isFinal(text, Math.min(pathEnd + 1, end), end)
                && isFinal(text, Math.min(end + 1, text.length()), text.length());
    }

    private static boolean isFinalPath(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            // at the beginning of a segment, these may be an empty or a dot segment
            boolean odd = i > start && text.charAt(i - 1) == '/' && (c == '/' || c == '.' || c == '%');
            if (odd || !Percent.PATH.keeps(text, i, Escapes.WELL_FORMED)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a query or a fragment is as it will be sent. */
    private static boolean isFinal(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '}' || !Percent.QUERY.keeps(text, i, Escapes.ALL)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable WebOrigin literalOrigin() {
        return origin;
    }

    @Override
    public boolean trusted(Base base) {
        return origin != null;
    }

    @Override
    public Set<String> headersRead() {
        return Set.of();
    }

    @Override
    public Set<String> parametersRead() {
        return Set.of();
    }

    @Override
    public TargetUrl resolve(TargetValues values, Base base, String context, Guard guard, boolean trustLiteral)
            throws RefusedException {
        return resolve(base, context, guard, trustLiteral);
    }

    /** As the other one, for which it needs no values. */
    public TargetUrl resolve(Base base, String context, Guard guard, boolean trustLiteral) throws RefusedException {
        if (origin == null) {
            return TargetUrl.ofFinal(base.origin(), false, context.isEmpty() ? rest : context + rest);
        }
        TargetUrl url = TargetUrl.ofFinal(origin, true, rest);
        return trustLiteral ? url : guard.judge(url, base);
    }
}
