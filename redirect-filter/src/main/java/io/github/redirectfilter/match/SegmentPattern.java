package io.github.redirectfilter.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one segment of a path template asks of one segment of a path. */
sealed interface SegmentPattern {
    /** The names in this segment. */
    default List<String> names() {
        return List.of();
    }

    /**
     * Whether {@code path} has the form from {@code start} to {@code end}.
     *
     * @param values where to put the values, from {@code at} on; {@code null} if nobody wants them
     */
    boolean matches(String path, int start, int end, @Nullable String @Nullable [] values, int at);

    /** Makes the pattern of the parts between two slashes. */
    static SegmentPattern of(List<TemplatePart> parts, boolean ignoreCase, int offset) throws ParseException {
        if (parts.stream().anyMatch(TemplatePart.Rest.class::isInstance)) {
            return RestSegment.of(parts, ignoreCase, offset);
        }
        if (parts.isEmpty()) {
            return new LiteralSegment("", ignoreCase);
        }
        if (parts.size() == 1 && parts.get(0) instanceof TemplatePart.Literal literal) {
            return new LiteralSegment(literal.text(), ignoreCase);
        }
        if (parts.size() == 1 && parts.get(0) instanceof TemplatePart.Segment segment && segment.regex() == null) {
            return new WholeSegment(segment.name());
        }
        return MixedSegment.of(parts, ignoreCase, offset);
    }

    /** This text alone. */
    record LiteralSegment(String text, boolean ignoreCase) implements SegmentPattern {
        @Override
        public boolean matches(String path, int start, int end, @Nullable String @Nullable [] values, int at) {
            return end - start == text.length() && path.regionMatches(ignoreCase, start, text, 0, text.length());
        }
    }

    /** {@code {name}} between two slashes. */
    record WholeSegment(String name) implements SegmentPattern {
        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public boolean matches(String path, int start, int end, @Nullable String @Nullable [] values, int at) {
            if (values != null) {
                values[at] = path.substring(start, end);
            }
            return start < end;
        }
    }

    /** Captures with text or expressions beside them; the leftmost takes as little as it can. */
    record MixedSegment(Pattern pattern, List<Integer> groups, List<String> names) implements SegmentPattern {
        static MixedSegment of(List<TemplatePart> parts, boolean ignoreCase, int offset) throws ParseException {
            StringBuilder regex = new StringBuilder();
            List<String> names = new ArrayList<>();
            List<Integer> groups = new ArrayList<>();
            int group = 1;
            for (TemplatePart part : parts) {
                if (part instanceof TemplatePart.Literal literal) {
                    regex.append(Pattern.quote(literal.text()));
                } else if (part instanceof TemplatePart.Segment segment) {
                    String inner = segment.regex() == null ? ".+?" : segment.regex();
                    regex.append("((?s:").append(inner).append("))");
                    names.add(segment.name());
                    groups.add(group);
                    group += 1 + RegexPath.compile(inner, ignoreCase, offset).groupCount();
                }
            }
            Pattern pattern = RegexPath.compile(regex.toString(), ignoreCase, offset);
            return new MixedSegment(pattern, groups, names);
        }

        @Override
        public boolean matches(String path, int start, int end, @Nullable String @Nullable [] values, int at) {
            if (start == end) { // an expression may fit nothing, but a segment has a character at least
                return false;
            }
            String segment = path.substring(start, end);
            if (values == null) {
                return pattern.matches(segment);
            }
            Matcher matcher = pattern.matcher(segment);
            if (!matcher.matches()) {
                return false;
            }
            for (int i = 0; i < groups.size(); i++) {
                values[at + i] = matcher.group(groups.get(i));
            }
            return true;
        }
    }

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

        /** Here {@code start} is the slash before the segment, or {@code end} if the path ended without it. */
        @Override
        public boolean matches(String path, int start, int end, @Nullable String @Nullable [] values, int at) {
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
}
