package io.github.redirectfilter.servlet;

/**
 * Targets without scheme, host and leading slash. They stay relative, because a proxy may show the application under
 * another path than the container sees, where the browser finds what the application meant, and we do not.
 */
final class RelativeTarget {
    private static final int LONGEST = 2048;

    private RelativeTarget() {}

    /** Whether a target is relative to the path of the request. */
    static boolean is(String target) {
        int end = pathEnd(target);
        int colon = target.indexOf(':');
        int slash = target.indexOf('/');
        boolean scheme = colon >= 0 && colon < end && (slash < 0 || colon < slash);
        return !scheme && !target.startsWith("/");
    }

    static boolean hasNoPath(String target) {
        return pathEnd(target) == 0;
    }

    private static int pathEnd(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) == '?' || target.charAt(i) == '#') {
                return i;
            }
        }
        return target.length();
    }

    /**
     * Writes an allowed target relatively, if its path stands in the rebuilt one as it was written, behind any dots: then
     * it is plain text, and leads to the same site from every path. What had to be escaped or cleaned is sent as rebuilt.
     *
     * @param target what the application wrote
     * @param rebuilt what it was understood to be
     */
    static String write(String target, String rebuilt) {
        String path = target.substring(0, pathEnd(target));
        String plain = path.substring(dots(path));
        // a quote at the start would be taken for one around the URL, in a Refresh
        boolean asWritten = plain.isEmpty()
                || !plain.startsWith("/")
                        && !path.startsWith("'")
                        && rebuilt.substring(0, pathEnd(rebuilt)).endsWith("/" + plain);
        return asWritten && path.length() <= LONGEST ? path + tail(target, rebuilt) : rebuilt;
    }

    /** Where the dot segments at the start end. By hand: a regular expression would fill the stack with enough of them. */
    private static int dots(String path) {
        int end = 0;
        while (true) {
            int next = path.startsWith("../", end) ? end + 3 : path.startsWith("./", end) ? end + 2 : end;
            if (next == end) {
                String rest = path.substring(end);
                return rest.equals(".") || rest.equals("..") ? path.length() : end;
            }
            end = next;
        }
    }

    /** Query and fragment as rebuilt; not a query that came from the request. */
    private static String tail(String target, String rebuilt) {
        int end = pathEnd(target);
        return end == target.length() ? "" : rebuilt.substring(rebuilt.indexOf(target.charAt(end)));
    }
}
