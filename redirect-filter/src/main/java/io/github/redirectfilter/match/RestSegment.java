package io.github.redirectfilter.match;

import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code {*name}}, alone or with literal text around it. */
record RestSegment(String name, String before, String after, boolean ignoreCase) implements SegmentPattern {
    static RestSegment of(List<TemplatePart> parts, boolean ignoreCase, int offset) throws ParseException {
        String name = "";
        String before = "";
        String after = "";
        for (TemplatePart part : parts) {
            if (part instanceof TemplatePart.Rest rest) {
                name = rest.name();
            } else if (part instanceof TemplatePart.Literal literal) {
                before = name.isEmpty() ? literal.text() : before;
                after = name.isEmpty() ? after : literal.text();
            } else {
                throw new ParseException(
                        "a {*name} shares its segment with literal text alone (expected a slash between the captures, "
                                + "or a regular expression ~...)",
                        offset);
            }
        }
        return new RestSegment(name, before, after, ignoreCase);
    }

    /** Whether the rest stands between slashes, and so takes the slash before it along. */
    boolean whole() {
        return before.isEmpty() && after.isEmpty();
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public List<String> texts() {
        return List.of(before, after);
    }

    /** Here {@code start} is the slash before the segment, or {@code end} if the path ended without it. */
    @Override
    public boolean matches(
            String path,
            int start,
            int end,
            @Nullable String @Nullable [] values,
            int at,
            @Nullable RegexBudget budget) {
        int from = whole() ? start : start + 1 + before.length();
        int to = end - after.length();
        if (from > to
                || !path.regionMatches(ignoreCase, from - before.length(), before, 0, before.length())
                || !path.regionMatches(ignoreCase, to, after, 0, after.length())) {
            return false;
        }
        if (values != null) {
            values[at] = path.substring(from, to);
        }
        return true;
    }
}
