package io.github.redirectfilter.lint;

import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.Redirects;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where rules lead, to be drawn: rules, the pages and hosts at which redirects end, and an edge for each redirect. Of many
 * rules some are left out: first come those that are in a loop, then those in a chain, then those that lead to another host,
 * and then the others in their order.
 *
 * <pre>{@code
 * RuleGraph graph = RuleGraph.of(redirects, 60);
 * graph.edges().stream().filter(edge -> edge.kind() == RuleGraph.EdgeKind.LOOP).count();
 * }</pre>
 *
 * @param nodes what redirects lead from and to
 * @param edges the redirects, the worst first
 * @param rules how many rules there are
 * @param asked how many of them were asked where they lead
 * @param leftOut how many redirects of these are not in the graph
 */
public record RuleGraph(List<Node> nodes, List<Edge> edges, int rules, int asked, int leftOut) {
    /** More rules are not asked where they lead, for that would be felt. */
    public static final int MOST_RULES = 5_000;

    /** Copies what it is given. */
    public RuleGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a node is. */
    public enum NodeKind {
        /** The source of a rule. */
        RULE,
        /** A page of the application. */
        PAGE,
        /** Another host. */
        HOST;

        /** In lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What redirects lead from or to.
     *
     * @param text the source of a rule, a path, or a scheme and host
     * @param rule the rule as a line; {@code null} for what is none
     * @param place where the rule was written; {@code null} for what is none
     */
    public record Node(
            NodeKind kind,
            String text,
            @Nullable String rule,
            @Nullable String place) {}

    /** What an edge is part of, the worst first. */
    public enum EdgeKind {
        /** A way that never ends. */
        LOOP,
        /** A way with more redirects than one. */
        CHAIN,
        /** A redirect to another host. */
        TO_HOST,
        /** A redirect to a page of the application. */
        TO_PAGE;

        /** In lower case, with a dash. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A redirect.
     *
     * @param from index of a node
     * @param to index of a node
     * @param status what it is sent with
     */
    public record Edge(int from, int to, int status, EdgeKind kind) {}

    /**
     * Asks rules where they lead.
     *
     * @param mostNodes how many nodes there may be
     */
    public static RuleGraph of(Redirects redirects, int mostNodes) {
        Inspection inspection = redirects.inspect();
        GraphBuilder builder = new GraphBuilder(inspection);
        int asked = Math.min(MOST_RULES, inspection.size());
        for (int ordinal = 0; ordinal < asked; ordinal++) {
            builder.add(new LintRule(inspection, inspection.rule(ordinal)));
        }
        return builder.build(asked, mostNodes);
    }
}
