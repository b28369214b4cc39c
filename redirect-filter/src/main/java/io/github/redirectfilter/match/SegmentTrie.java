package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Patterns by the segments of their paths: literals before captures. A pattern that takes any rest, as a regular
 * expression behind its literal prefix does, stands at the node where its literal segments end. Each node is visited
 * once a look-up at most, so the rules bound the work and the request does not.
 */
final class SegmentTrie {
    /** In the place of a segment that is no literal. */
    static final String CAPTURE = "{}";

    private final Node root = new Node("");
    private final Candidates candidates;

    SegmentTrie(Candidates candidates) {
        this.candidates = candidates;
    }

    /**
     * Adds a pattern; ordinals come in ascending order.
     *
     * @param segments literal segments, or {@link #CAPTURE}
     * @param rest whether anything may follow them
     */
    void add(int ordinal, List<String> segments, boolean rest) {
        Node node = root;
        node.cover(ordinal);
        for (String segment : segments) {
            node = node.makeChild(segment);
            node.cover(ordinal);
        }
        if (rest) {
            node.rests.add(ordinal);
        } else {
            node.ends.add(ordinal);
        }
    }

    int first(int from, int best, RequestUrl url) {
        return visit(root, 1, Folding.endWithoutSlash(url.path()), from, best, url);
    }

    /** Looks at a node for the segments of the path that begin at {@code at}. */
    private int visit(Node node, int at, int end, int from, int best, RequestUrl url) {
        if (node.lowest >= best || node.highest < from) {
            return best;
        }
        int found = candidates.first(node.rests, from, best, url);
        if (at > end) {
            return candidates.first(node.ends, from, found, url);
        }
        String path = url.path();
        int slash = path.indexOf('/', at);
        int segmentEnd = slash < 0 || slash > end ? end : slash;
        Node literal = node.child(path, at, segmentEnd);
        if (literal != null) {
            found = visit(literal, segmentEnd + 1, end, from, found, url);
        }
        return node.capture == null ? found : visit(node.capture, segmentEnd + 1, end, from, found, url);
    }

    private static final class Node {
        private final String segment;
        private final Ordinals ends = new Ordinals();
        private final Ordinals rests = new Ordinals();
        private @Nullable Node[] children = new @Nullable Node[2];
        private int childCount;
        private @Nullable Node capture;
        private int lowest = Integer.MAX_VALUE;
        private int highest = -1;

        Node(String segment) {
            this.segment = segment;
        }

        void cover(int ordinal) {
            lowest = Math.min(lowest, ordinal);
            highest = Math.max(highest, ordinal);
        }

        Node makeChild(String text) {
            if (text.equals(CAPTURE)) {
                capture = capture == null ? new Node(text) : capture;
                return capture;
            }
            Node known = child(text, 0, text.length());
            if (known != null) {
                return known;
            }
            if (2 * ++childCount > children.length) {
                List<@Nullable Node> old = new ArrayList<>(Arrays.asList(children));
                children = new @Nullable Node[2 * children.length];
                old.forEach(this::place);
            }
            Node made = new Node(text);
            place(made);
            return made;
        }

        private void place(@Nullable Node child) {
            if (child != null) {
                int slot = Folding.hash(child.segment, 0, child.segment.length()) & children.length - 1;
                while (children[slot] != null) {
                    slot = slot + 1 & children.length - 1;
                }
                children[slot] = child;
            }
        }

        @Nullable
        Node child(String text, int start, int end) {
            int slot = Folding.hash(text, start, end) & children.length - 1;
            for (Node child = children[slot]; child != null; child = children[slot]) {
                String key = child.segment;
                if (key.length() == end - start && text.regionMatches(true, start, key, 0, key.length())) {
                    return child;
                }
                slot = slot + 1 & children.length - 1;
            }
            return null;
        }
    }
}
