package io.github.redirectfilter.match;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path template, matched segment by segment: those before a {@code {*name}} from the left, those after it from the
 * right, so that there is one way only to match.
 */
final class TemplatePath implements PathPattern {
    private final SegmentPattern[] segments;
    private final int[] firstValue;
    private final int rest;
    private final List<Capture> captures;

    private TemplatePath(List<SegmentPattern> segments) {
        this.segments = segments.toArray(new SegmentPattern[0]);
        this.firstValue = new int[segments.size()];
        List<Capture> found = new ArrayList<>();
        int restAt = -1;
        for (int i = 0; i < this.segments.length; i++) {
            firstValue[i] = found.size();
            Capture.Kind kind = Capture.Kind.PATH;
            if (this.segments[i] instanceof RestSegment segment) {
                restAt = i;
                kind = segment.whole() ? Capture.Kind.REST : Capture.Kind.PATH;
            }
            for (String name : this.segments[i].names()) {
                found.add(new Capture(name, kind));
            }
        }
        this.rest = restAt;
        this.captures = List.copyOf(found);
    }

    /** Groups the parts by the slashes in their literals. */
    static TemplatePath of(List<TemplatePart> parts, boolean ignoreCase, int offset) throws ParseException {
        List<SegmentPattern> segments = new ArrayList<>();
        List<TemplatePart> segment = new ArrayList<>();
        for (TemplatePart part : parts) {
            if (!(part instanceof TemplatePart.Literal literal)) {
                segment.add(part);
                continue;
            }
            String[] pieces = literal.text().split("/", -1);
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    segments.add(SegmentPattern.of(segment, ignoreCase, offset));
                    segment = new ArrayList<>();
                }
                if (!pieces[i].isEmpty()) {
                    segment.add(new TemplatePart.Literal(pieces[i]));
                }
            }
        }
        segments.add(SegmentPattern.of(segment, ignoreCase, offset));
        // the path begins with a slash: what stands before it is no segment
        return new TemplatePath(segments.subList(1, segments.size()));
    }

    /** The segments before a {@code {*name}}, or all, for the index; a trailing slash is none. */
    List<String> leadingSegments() {
        List<String> leading = new ArrayList<>();
        for (int i = 0; i < (rest < 0 ? segments.length : rest); i++) {
            boolean trailingSlash = i == segments.length - 1
                    && segments[i] instanceof SegmentPattern.LiteralSegment last
                    && last.text().isEmpty();
            if (!trailingSlash) {
                leading.add(
                        segments[i] instanceof SegmentPattern.LiteralSegment literal
                                ? literal.text()
                                : SegmentTrie.CAPTURE);
            }
        }
        return leading;
    }

    boolean hasRest() {
        return rest >= 0;
    }

    @Override
    public List<Capture> captures() {
        return captures;
    }

    @Override
    public RequiredText required() {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (SegmentPattern segment : segments) {
            // the slash before a rest may be missing, with the rest
            boolean optionalSlash = segment instanceof RestSegment it && it.whole();
            if (optionalSlash) {
                pieces.add(piece.toString());
                piece.setLength(0);
                continue;
            }
            piece.append('/');
            List<String> texts = segment.texts();
            for (int i = 0; i < texts.size(); i++) {
                if (i > 0) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                }
                piece.append(texts.get(i));
            }
        }
        pieces.add(piece.toString());
        return RequiredText.of(pieces);
    }

    @Override
    public boolean mayMatch(String text, int start) {
        return match(text, start, null, null);
    }

    @Override
    public boolean needsNoExpression() {
        for (SegmentPattern segment : segments) {
            if (segment instanceof ExpressionSegment) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean matches(String path, RegexBudget budget) {
        return match(path, 0, null, budget);
    }

    @Override
    public @Nullable String @Nullable [] capture(String path, RegexBudget budget) {
        @Nullable String[] values = new @Nullable String[captures.size()];
        return match(path, 0, values, null) ? values : null;
    }

    private boolean match(String path, int start, @Nullable String @Nullable [] values, @Nullable RegexBudget budget) {
        int left = start;
        int leftSegments = rest < 0 ? segments.length : rest;
        for (int i = 0; i < leftSegments; i++) {
            if (left >= path.length()) {
                return false;
            }
            int slash = path.indexOf('/', left + 1);
            int end = slash < 0 ? path.length() : slash;
            if (!segments[i].matches(path, left + 1, end, values, firstValue[i], budget)) {
                return false;
            }
            left = end;
        }
        if (rest < 0) {
            return left == path.length();
        }
        int right = path.length();
        for (int i = segments.length - 1; i > rest; i--) {
            int slash = path.lastIndexOf('/', right - 1);
            if (slash < left || !segments[i].matches(path, slash + 1, right, values, firstValue[i], budget)) {
                return false;
            }
            right = slash;
        }
        return segments[rest].matches(path, left, right, values, firstValue[rest], budget);
    }
}
