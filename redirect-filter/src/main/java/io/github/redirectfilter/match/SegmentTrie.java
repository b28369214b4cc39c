package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Patterns by the segments of their paths: literals before captures. A pattern that takes any rest, as a regular
 * expression behind its literal prefix does, stands at the node where its known segments end. Each node is visited once a
 * look-up at most, so the rules bound the work and the request does not.
 *
 * <p>All nodes have one hash table for their children, in which some bits of the hash stand beside the child's number: to
 * find that there is no such child, no child is looked at.
 */
final class SegmentTrie {
    /** In the place of a segment that is no literal. */
    static final String CAPTURE = "{}";

    private static final long PARENT = 0xC2B2_AE3D_27D4_EB4FL;
    private static final int NUMBER_BITS = 32;

    private final Candidates candidates;
    private final List<Node> nodes = new ArrayList<>();
    private final Node root;
    private long[] edges = new long[4];
    private int edgeCount;

    SegmentTrie(Candidates candidates) {
        this.candidates = candidates;
        this.root = makeNode(null, "");
    }

    private Node makeNode(@Nullable Node parent, String segment) {
        Node node = new Node(nodes.size(), parent, segment);
        nodes.add(node);
        return node;
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
            node = child(node, segment);
            node.cover(ordinal);
        }
        node.add(ordinal, rest);
    }

    /** Ends the adding. */
    void complete() {
        for (Node node : nodes) {
            node.ends.complete(candidates.patterns());
            node.rests.complete(candidates.patterns());
        }
    }

    private Node child(Node node, String segment) {
        if (segment.equals(CAPTURE)) {
            Node capture = node.capture;
            if (capture == null) {
                capture = makeNode(node, segment);
                node.capture = capture;
            }
            return capture;
        }
        Node known = find(node, segment, 0, segment.length());
        if (known != null) {
            return known;
        }
        Node made = makeNode(node, segment);
        node.initials |= initial(segment, 0, segment.length());
        if (2 * ++edgeCount > edges.length) {
            long[] old = edges;
            edges = new long[2 * old.length];
            for (long edge : old) {
                if (edge != 0) {
                    Node child = nodes.get((int) edge);
                    place(edge, hash(child.parent, child.segment, 0, child.segment.length()));
                }
            }
        }
        long hash = hash(node, segment, 0, segment.length());
        place(hash >>> NUMBER_BITS << NUMBER_BITS | made.number, hash);
        return made;
    }

    private static long hash(@Nullable Node parent, String text, int start, int end) {
        long mixed = (PathHash.of(text, start, end) ^ (parent == null ? 0 : parent.number)) * PARENT;
        return mixed ^ mixed >>> NUMBER_BITS;
    }

    /** A bit for the first and the last character of a segment. */
    private static long initial(String text, int start, int end) {
        return start == end ? 1 : 1L << PathHash.fold(text.charAt(start)) + 7 * PathHash.fold(text.charAt(end - 1));
    }

    private void place(long edge, long hash) {
        int slot = (int) hash & edges.length - 1;
        while (edges[slot] != 0) {
            slot = slot + 1 & edges.length - 1;
        }
        edges[slot] = edge;
    }

    private @Nullable Node find(Node parent, String text, int start, int end) {
        long hash = hash(parent, text, start, end);
        int slot = (int) hash & edges.length - 1;
        for (long edge = edges[slot]; edge != 0; edge = edges[slot]) {
            if (edge >>> NUMBER_BITS == hash >>> NUMBER_BITS) {
                Node child = nodes.get((int) edge);
                if (child.isBelow(parent, text, start, end)) {
                    return child;
                }
            }
            slot = slot + 1 & edges.length - 1;
        }
        return null;
    }

    int first(int from, int best, String text, int start, @Nullable RequestUrl url) {
        return visit(root, start + 1, PathHash.endWithoutSlash(text, start), from, best, text, start, url);
    }

    /** Looks at a node for the segments of the path that begin at {@code at}. */
    private int visit(
            Node node, int at, int end, int from, int best, String text, int start, @Nullable RequestUrl url) {
        if (node.lowest >= best || node.highest < from) {
            return best;
        }
        int found = node.rests.first(candidates, from, best, text, start, url);
        if (at > end) {
            return node.ends.first(candidates, from, found, text, start, url);
        }
        if (node.initials == 0 && node.capture == null) {
            return found;
        }
        int slash = text.indexOf('/', at);
        int segmentEnd = slash < 0 || slash > end ? end : slash;
        boolean known = (node.initials & initial(text, at, segmentEnd)) != 0;
        Node literal = known ? find(node, text, at, segmentEnd) : null;
        if (literal != null) {
            found = visit(literal, segmentEnd + 1, end, from, found, text, start, url);
        }
        Node capture = node.capture;
        return capture == null ? found : visit(capture, segmentEnd + 1, end, from, found, text, start, url);
    }

    private static final class Node {
        private final int number;
        private final @Nullable Node parent;
        private final String segment;
        private PatternList ends = PatternList.EMPTY;
        private PatternList rests = PatternList.EMPTY;

        /** The {@link #initial} of each literal child: most segments of a path are seen not to be there without a hash. */
        private long initials;

        private @Nullable Node capture;
        private int lowest = Integer.MAX_VALUE;
        private int highest = -1;

        Node(int number, @Nullable Node parent, String segment) {
            this.number = number;
            this.parent = parent;
            this.segment = segment;
        }

        void cover(int ordinal) {
            lowest = Math.min(lowest, ordinal);
            highest = Math.max(highest, ordinal);
        }

        void add(int ordinal, boolean rest) {
            if (rest) {
                rests = rests == PatternList.EMPTY ? new PatternList() : rests;
                rests.add(ordinal);
            } else {
                ends = ends == PatternList.EMPTY ? new PatternList() : ends;
                ends.add(ordinal);
            }
        }

        boolean isBelow(Node other, String text, int start, int end) {
            return parent == other
                    && segment.length() == end - start
                    && (text.startsWith(segment, start)
                            || text.regionMatches(true, start, segment, 0, segment.length()));
        }
    }
}
