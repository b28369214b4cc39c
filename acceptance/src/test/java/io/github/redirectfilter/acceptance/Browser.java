package io.github.redirectfilter.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a browser goes with a {@code Location} that a container sent (RFC 3986, section 5.2); for harmless ones. */
final class Browser {
    private static final Pattern REFERENCE =
            Pattern.compile("(?:([a-z]+):)?(?://([^/?#]*))?([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);

    private Browser() {}

    /** The absolute URL. */
    static String resolve(String base, String reference) {
        Matcher from = match(base);
        Matcher to = match(reference);
        if (to.group(1) != null) {
            return to.group(1) + "://" + to.group(2) + withoutDots(to.group(3)) + rest(to);
        }
        if (to.group(2) != null) {
            return from.group(1) + "://" + to.group(2) + withoutDots(to.group(3)) + rest(to);
        }
        String site = from.group(1) + "://" + from.group(2);
        if (to.group(3).isEmpty()) {
            String query = to.group(4) == null ? from.group(4) : to.group(4);
            return site + from.group(3) + orEmpty(query) + orEmpty(to.group(5));
        }
        String path = to.group(3).startsWith("/")
                ? to.group(3)
                : from.group(3).substring(0, from.group(3).lastIndexOf('/') + 1) + to.group(3);
        return site + withoutDots(path) + rest(to);
    }

    private static Matcher match(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }

    private static String rest(Matcher url) {
        return orEmpty(url.group(4)) + orEmpty(url.group(5));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String withoutDots(String path) {
        List<String> segments = new ArrayList<>();
        String[] parts = path.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            boolean dots = parts[i].equals(".") || parts[i].equals("..");
            if (parts[i].equals("..") && !segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            }
            if (!dots) {
                segments.add(parts[i]);
            } else if (i == parts.length - 1) {
                segments.add("");
            }
        }
        return "/" + String.join("/", segments);
    }
}
