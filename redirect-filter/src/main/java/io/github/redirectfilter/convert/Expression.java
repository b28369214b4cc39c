package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.List;

/**
 * An expression of an engine that searches the path for it. Rules here want one that fits the whole path, so what may
 * stand before and behind is added.
 *
 * @param text fits the whole path, and begins with its slash if it can
 * @param slashInFirst whether the slash belongs to the first group of the original
 */
record Expression(String text, boolean slashInFirst) {
    private static final String REST = "(.*)";

    /** An expression for the path with its slash. */
    static Expression ofPath(String searched) {
        List<String> fitting = new ArrayList<>();
        boolean slashInFirst = false;
        List<String> alternatives = Regex.alternatives(searched);
        for (String alternative : alternatives) {
            String body = body(alternative);
            boolean begins = alternative.startsWith("^");
            if (alternatives.size() == 1 && takesFirstSlash(body, REST)) {
                slashInFirst = true;
                fitting.add("/" + body);
            } else if (alternatives.size() == 1 && begins && body.equals("(/.*)")) {
                slashInFirst = true;
                fitting.add("/" + REST);
            } else if (begins || body.startsWith(".*") || body.startsWith(REST)) {
                boolean optional = body.startsWith("/?");
                boolean taken = takesFirstSlash(body, ".*");
                fitting.add(optional ? "/" + body.substring(2) : taken ? "/" + body : body);
            } else {
                // where the search begins with the slash, that may be the path's own
                fitting.add(
                        body.startsWith("/") && !body.startsWith("/?")
                                ? "/(?:.*?/)??" + body.substring(1)
                                : ".*?" + body);
            }
        }
        return new Expression(joined(fitting), slashInFirst);
    }

    /** An expression for the path below a directory, without the slash before it. */
    static Expression below(String directory, String searched) {
        List<String> fitting = new ArrayList<>();
        for (String alternative : Regex.alternatives(searched)) {
            String body = body(alternative);
            boolean begins = alternative.startsWith("^");
            body = begins && body.startsWith("/?") ? body.substring(2) : body;
            fitting.add(begins || body.startsWith(REST) || body.startsWith(".*") ? body : ".*?" + body);
        }
        String joined = joined(fitting);
        return new Expression(quoted(directory) + joined, false);
    }

    /**
     * Whether what begins the expression and takes all it can always takes the slash of the path: not if a slash, or what
     * may be one, follows.
     */
    private static boolean takesFirstSlash(String body, String rest) {
        if (!body.startsWith(rest)) {
            return false;
        }
        String behind = body.substring(rest.length());
        return behind.isEmpty() || behind.startsWith("\\.") || Character.isLetterOrDigit(behind.charAt(0));
    }

    /** Without the anchors, and with whatever may follow if there is none at the end. */
    private static String body(String alternative) {
        String body = alternative.startsWith("^") ? alternative.substring(1) : alternative;
        if (Regex.endsWithAnchor(body)) {
            return body.substring(0, body.length() - 1);
        }
        return body.endsWith(REST) || body.endsWith(".*") && !body.endsWith("\\.*") ? body : body + ".*";
    }

    private static String joined(List<String> alternatives) {
        if (alternatives.size() == 1) {
            return alternatives.get(0);
        }
        if (alternatives.stream().allMatch(each -> each.startsWith("/") && !each.startsWith("/?"))) {
            List<String> tails =
                    alternatives.stream().map(each -> each.substring(1)).toList();
            return "/(?:" + String.join("|", tails) + ")";
        }
        return "(?:" + String.join("|", alternatives) + ")";
    }

    /** Literal text as an expression. */
    static String quoted(String text) {
        return text.replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0");
    }

    /** The paths, by a template if one says the same. */
    PathSource source() {
        return PathSource.of(text, slashInFirst);
    }

    /** The paths, by the expression. */
    PathSource expression() {
        return PathSource.expression(text, slashInFirst);
    }
}
