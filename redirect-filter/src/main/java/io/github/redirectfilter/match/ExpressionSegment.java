package io.github.redirectfilter.match;

import com.google.re2j.Pattern;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Captures of which some have an expression; the leftmost of the others takes as little as it can. */
record ExpressionSegment(Expression expression, List<Integer> groups, List<String> names, List<String> texts)
        implements SegmentPattern {
    static ExpressionSegment of(List<TemplatePart> parts, boolean ignoreCase, int offset) throws ParseException {
        StringBuilder regex = new StringBuilder();
        List<String> names = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        List<String> texts = new ArrayList<>(List.of(""));
        int group = 1;
        for (TemplatePart part : parts) {
            if (part instanceof TemplatePart.Literal literal) {
                regex.append(Pattern.quote(literal.text()));
                texts.set(texts.size() - 1, literal.text());
            } else if (part instanceof TemplatePart.Segment segment) {
                String inner = segment.regex() == null ? ".+?" : segment.regex();
                regex.append("((?s:").append(inner).append("))");
                names.add(segment.name());
                groups.add(group);
                group += 1 + RegexPath.compile(inner, ignoreCase, offset).groupCount();
                texts.add("");
            }
        }
        Expression expression = Expression.parse(regex.toString(), ignoreCase, offset);
        return new ExpressionSegment(expression, List.copyOf(groups), List.copyOf(names), List.copyOf(texts));
    }

    @Override
    public boolean matches(
            String path,
            int start,
            int end,
            @Nullable String @Nullable [] values,
            int at,
            @Nullable RegexBudget budget) {
        if (start == end) { // an expression may fit nothing, but a segment has a character at least
            return false;
        }
        if (values == null && budget == null) {
            return true;
        }
        if (budget != null && !budget.allows(expression.instructions(), end - start)) {
            return false;
        }
        RegexGroups found = expression.match(path.substring(start, end));
        if (values != null && found != null) {
            for (int i = 0; i < groups.size(); i++) {
                values[at + i] = found.group(groups.get(i));
            }
        }
        return found != null;
    }
}
