package io.github.redirectfilter.match;

import io.github.redirectfilter.match.RegexElements.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What can be said of all paths that fit a regular expression, without running it.
 *
 * @param segments the segments that they begin with: literals, or {@link SegmentTrie#CAPTURE} for any one
 * @param required text that they hold
 * @param caseCounts whether they hold it as it is written, and not in upper or lower case
 */
record RegexShape(List<String> segments, RequiredText required, boolean caseCounts) {
    private static final Pattern MAY_IGNORE_CASE = Pattern.compile("\\(\\?[a-zA-Z-]*i");

    static RegexShape of(String regex, boolean ignoreCase) {
        List<Element> elements = RegexElements.of(regex);
        boolean caseCounts = !ignoreCase && !MAY_IGNORE_CASE.matcher(regex).find();
        return new RegexShape(segments(elements), required(elements), caseCounts);
    }

    private static List<String> segments(List<Element> elements) {
        List<String> segments = new ArrayList<>();
        if (elements.isEmpty() || elements.get(0).literal() != '/') {
            return segments;
        }
        StringBuilder text = new StringBuilder();
        boolean variable = false;
        boolean empty = true;
        for (int i = 1; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (!element.mayBeSlash()) {
                variable |= element.literal() == Element.NO_LITERAL;
                empty &= element.mayBeEmpty();
                text.append(element.literal());
                continue;
            }
            boolean ends = element.onlySlash() && (!element.mayBeEmpty() || i == elements.size() - 1);
            if (empty || !ends) {
                return segments; // a segment may go on here, or be many
            }
            segments.add(variable ? SegmentTrie.CAPTURE : text.toString());
            if (element.literal() != '/') {
                return segments;
            }
            text.setLength(0);
            variable = false;
            empty = true;
        }
        if (!empty) {
            segments.add(variable ? SegmentTrie.CAPTURE : text.toString());
        }
        return segments;
    }

    private static RequiredText required(List<Element> elements) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int last = elements.size() - 1;
        for (int i = 0; i <= last; i++) {
            Element element = elements.get(i);
            if (element.literal() != Element.NO_LITERAL) {
                piece.append(element.literal());
            } else if (i < last || !element.onlySlash()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        }
        pieces.add(piece.toString());
        return RequiredText.of(pieces);
    }
}
