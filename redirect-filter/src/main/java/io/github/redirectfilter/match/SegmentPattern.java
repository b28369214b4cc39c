package io.github.redirectfilter.match;

import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one segment of a path template asks of one segment of a path. */
sealed interface SegmentPattern
        permits SegmentPattern.LiteralSegment,
                SegmentPattern.WholeSegment,
                MixedSegment,
                ExpressionSegment,
                RestSegment {
    /** The names in this segment. */
    default List<String> names() {
        return List.of();
    }

    /** The literal texts before, between and behind what is variable, which may be empty. */
    default List<String> texts() {
        return List.of("", "");
    }

    /**
     * Whether {@code path} has the form from {@code start} to {@code end}.
     *
     * @param values where to put the values, from {@code at} on; {@code null} if nobody wants them
     * @param budget what expressions may cost; {@code null} with {@code values} for no limit, and without them to ask
     *     whether the segment may have the form, without running one
     */
    boolean matches(
            String path,
            int start,
            int end,
            @Nullable String @Nullable [] values,
            int at,
            @Nullable RegexBudget budget);

    /** Makes the pattern of the parts between two slashes. */
    static SegmentPattern of(List<TemplatePart> parts, boolean ignoreCase, int offset) throws ParseException {
        if (TemplatePart.anyRest(parts)) {
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
        for (TemplatePart part : parts) {
            if (part instanceof TemplatePart.Segment segment && segment.regex() != null) {
                return ExpressionSegment.of(parts, ignoreCase, offset);
            }
        }
        return MixedSegment.of(parts, ignoreCase);
    }

    /** This text alone. */
    record LiteralSegment(String text, boolean ignoreCase) implements SegmentPattern {
        @Override
        public List<String> texts() {
            return List.of(text);
        }

        @Override
        public boolean matches(
                String path,
                int start,
                int end,
                @Nullable String @Nullable [] values,
                int at,
                @Nullable RegexBudget budget) {
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
        public boolean matches(
                String path,
                int start,
                int end,
                @Nullable String @Nullable [] values,
                int at,
                @Nullable RegexBudget budget) {
            if (values != null) {
                values[at] = path.substring(start, end);
            }
            return start < end;
        }
    }
}
