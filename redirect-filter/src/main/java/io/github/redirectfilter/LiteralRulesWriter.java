package io.github.redirectfilter;

import io.github.redirectfilter.LiteralRules.Source;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.match.CanonicalPath;
import io.github.redirectfilter.match.SourcePattern;
import io.github.redirectfilter.target.LiteralTarget;
import io.github.redirectfilter.target.WebOrigin;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects {@link LiteralRules}. What is not written as they are kept is none, and has to be compiled like any rule. */
final class LiteralRulesWriter {
    /** What {@link #add} returns for a rule of another kind. */
    static final int ANOTHER_KIND = -1;

    private static final int SMALLEST = 1024;

    private final List<WebOrigin> origins = new ArrayList<>();
    private final Map<String, Integer> originNumbers = new HashMap<>();
    private final Map<String, Boolean> hosts = new HashMap<>();
    private final List<Source> sources = new ArrayList<>();
    private byte[] bytes = {};
    private int size;

    /**
     * Adds a rule.
     *
     * @param list whether everything from its source counts as one rule
     * @return where it is kept; {@link #ANOTHER_KIND} if it is not of this kind, or wrong
     */
    int add(Place place, boolean list, String from, String to, RedirectStatus status) {
        int pathStart = status.redirects() ? pathStart(from) : ANOTHER_KIND;
        int rest = LiteralTarget.restIn(to);
        String path = pathStart < 0 ? null : canonical(from.substring(pathStart));
        if (path == null || rest < 0 || !LiteralTarget.isFinal(to, rest)) {
            return ANOTHER_KIND;
        }
        int origin = rest == 0 ? -1 : origin(to.substring(0, rest));
        if (rest > 0 && origin < 0) {
            return ANOTHER_KIND;
        }
        int offset = size;
        append((byte) (LiteralRules.STATUSES.indexOf(status)
                | (pathStart > 0 ? LiteralRules.HOST : 0)
                | (origin >= 0 ? LiteralRules.ORIGIN : 0)));
        append(path);
        if (pathStart > 0) {
            append(from.substring(2, pathStart));
        }
        if (origin >= 0) {
            append(origin);
        }
        append(to.substring(rest));
        append(source(place.source(), list));
        append(place.line());
        return offset;
    }

    /** Where the path begins in a source that is a literal path, with or without a host; else below 0. */
    private int pathStart(String from) {
        int start = from.startsWith("//") ? from.indexOf('/', 2) : 0;
        if (start > 0 && !hosts.computeIfAbsent(from.substring(0, start), LiteralRulesWriter::isHost)) {
            return ANOTHER_KIND;
        }
        if (start < 0 || from.length() == start || from.charAt(start) != '/') {
            return ANOTHER_KIND;
        }
        for (int i = start; i < from.length(); i++) {
            char c = from.charAt(i);
            if (c == '{' || c == '}' || c == '*') {
                return ANOTHER_KIND;
            }
        }
        return start;
    }

    /** The canonical form of a literal path; {@code null} where the reader of sources has to say more about it. */
    private static @Nullable String canonical(String path) {
        if (CanonicalPath.isCanonical(path, 0)) {
            return path;
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '?' || c == '#' || c == ';' || c == '\\' || Character.isISOControl(c)) {
                return null;
            }
        }
        return CanonicalPath.of(path);
    }

    private static boolean isHost(String text) {
        try {
            // by the reader of all sources, so that there is one idea of what a host is
            return text.equals(SourcePattern.parse(text + "/", false, false).literalHost());
        } catch (ParseException e) {
            return false;
        }
    }

    private int origin(String text) {
        return originNumbers.computeIfAbsent(text, key -> {
            WebOrigin origin = LiteralTarget.origin(key);
            if (origin == null) {
                return ANOTHER_KIND;
            }
            origins.add(origin);
            return origins.size() - 1;
        });
    }

    private int source(String name, boolean list) {
        int last = sources.size() - 1;
        Source source = new Source(name, list);
        if (last >= 0 && sources.get(last).equals(source)) {
            return last;
        }
        sources.add(source);
        return last + 1;
    }

    private void append(byte b) {
        ensure(1);
        bytes[size++] = b;
    }

    private void append(int number) {
        int left = number;
        while (left >= 0x80) {
            append((byte) (left | 0x80));
            left >>>= 7;
        }
        append((byte) left);
    }

    private void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append(utf8.length);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            int wanted = Math.max(size + more, bytes.length + (bytes.length >> 1));
            bytes = Arrays.copyOf(bytes, Math.max(SMALLEST, wanted));
        }
    }

    /** What was collected. */
    LiteralRules toRules() {
        return new LiteralRules(Arrays.copyOf(bytes, size), origins, sources);
    }
}
