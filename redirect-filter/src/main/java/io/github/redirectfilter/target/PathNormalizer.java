package io.github.redirectfilter.target;

import io.github.redirectfilter.target.Percent.Escapes;

/** Rebuilds a path: escaped, and without dot segments (RFC 3986, section 5.2.4; WHATWG URL reads {@code %2e} alike). */
final class PathNormalizer {
    private PathNormalizer() {}

    /**
     * Rebuilds an absolute path.
     *
     * @throws RefusedException if it would begin with two slashes, which browsers take for a host
     */
    static String normalize(String path) throws RefusedException {
        StringBuilder out = new StringBuilder(path.length());
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(start, end);
            if (isDot(segment)) {
                if (slash < 0) {
                    out.append('/');
                }
            } else if (isDoubleDot(segment)) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
                if (slash < 0) {
                    out.append('/');
                }
            } else {
                out.append('/');
                Percent.PATH.escape(segment, Escapes.WELL_FORMED, out);
            }
            start = end + 1;
        }
        if (out.isEmpty()) {
            return "/";
        }
        if (out.length() > 1 && out.charAt(1) == '/') {
            throw new RefusedException(Refusal.EMPTY_SEGMENT);
        }
        return out.toString();
    }

    static boolean isDot(String segment) {
        return segment.equals(".") || segment.equalsIgnoreCase("%2e");
    }

    static boolean isDoubleDot(String segment) {
        return segment.length() <= 6 && segment.replaceAll("(?i)%2e", ".").equals("..");
    }
}
