package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Captures with text beside them; the leftmost takes as little as it can, and each takes something. */
record MixedSegment(List<String> texts, List<String> names, boolean ignoreCase) implements SegmentPattern {
    static MixedSegment of(List<TemplatePart> parts, boolean ignoreCase) {
        List<String> texts = new ArrayList<>(List.of(""));
        List<String> names = new ArrayList<>();
        for (TemplatePart part : parts) {
            if (part instanceof TemplatePart.Literal literal) {
                texts.set(texts.size() - 1, literal.text());
            } else if (part instanceof TemplatePart.Segment segment) {
                names.add(segment.name());
                texts.add("");
            }
        }
        return new MixedSegment(List.copyOf(texts), List.copyOf(names), ignoreCase);
    }

    @Override
    public boolean matches(
            String path,
            int start,
            int end,
            @Nullable String @Nullable [] values,
            int at,
            @Nullable RegexBudget budget) {
        int from = start + texts.get(0).length();
        if (from >= end || !stands(0, path, start)) {
            return false;
        }
        for (int i = 1; i < texts.size(); i++) {
            // to take the first place is to leave the most for the captures that follow, so no other need be tried
            boolean last = i == texts.size() - 1;
            int to = last ? end - texts.get(i).length() : find(i, path, from + 1, end);
            if (to <= from || last && !stands(i, path, to)) {
                return false;
            }
            if (values != null) {
                values[at + i - 1] = path.substring(from, to);
            }
            from = to + texts.get(i).length();
        }
        return true;
    }

    private boolean stands(int text, String path, int at) {
        return path.regionMatches(
                ignoreCase, at, texts.get(text), 0, texts.get(text).length());
    }

    private int find(int text, String path, int from, int end) {
        for (int at = from; at <= end - texts.get(text).length(); at++) {
            if (stands(text, path, at)) {
                return at;
            }
        }
        return -1;
    }
}
