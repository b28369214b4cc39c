package io.github.redirectfilter.picture;

import io.github.redirectfilter.lint.RuleGraph;
import io.github.redirectfilter.lint.RuleGraph.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A place for each node of a graph, in layers (Sugiyama, Tagawa, Toda, 1981): each stands behind all that lead to it, edges
 * that come back to where they were apart, and in its layer near to those.
 */
final class Layers {
    private final int[] layer;
    private final int[] row;
    private final int count;
    private final int highest;

    private Layers(int[] layer, int[] row, int count, int highest) {
        this.layer = layer;
        this.row = row;
        this.count = count;
        this.highest = highest;
    }

    static Layers of(RuleGraph graph) {
        int nodes = graph.nodes().size();
        List<List<Integer>> next = IntStream.range(0, nodes)
                .mapToObj(i -> (List<Integer>) new ArrayList<Integer>())
                .toList();
        graph.edges().forEach(edge -> next.get(edge.from()).add(edge.to()));
        int[] layer = layers(next);
        int count = IntStream.of(layer).max().orElse(-1) + 1;
        int[] row = new int[nodes];
        int highest = 0;
        for (int l = 0; l < count; l++) {
            int here = l;
            List<Integer> inLayer = IntStream.range(0, nodes)
                    .filter(i -> layer[i] == here)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> middleOfThoseBefore(i, graph.edges(), layer, row)))
                    .toList();
            int free = 0;
            for (int node : inLayer) {
                double middle = middleOfThoseBefore(node, graph.edges(), layer, row);
                row[node] = here == 0 ? free : Math.max(free, (int) Math.round(middle));
                free = row[node] + 1;
            }
            highest = Math.max(highest, free);
        }
        return new Layers(layer, row, count, highest);
    }

    /** The longest way to each node. */
    private static int[] layers(List<List<Integer>> next) {
        int nodes = next.size();
        int[] state = new int[nodes]; // 0 not seen, 1 on the way, 2 done
        List<Integer> lastFirst = new ArrayList<>();
        List<int[]> forward = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            visit(i, next, state, lastFirst, forward);
        }
        int[] layer = new int[nodes];
        int[] order = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            order[lastFirst.get(nodes - 1 - i)] = i;
        }
        forward.sort(Comparator.comparingInt(edge -> order[edge[0]]));
        forward.forEach(edge -> layer[edge[1]] = Math.max(layer[edge[1]], layer[edge[0]] + 1));
        return layer;
    }

    /** As deep as the longest way is: a few hundred nodes at most. */
    private static void visit(
            int node, List<List<Integer>> next, int[] state, List<Integer> lastFirst, List<int[]> forward) {
        if (state[node] != 0) {
            return;
        }
        state[node] = 1;
        for (int to : next.get(node)) {
            if (state[to] != 1) { // else it comes back
                forward.add(new int[] {node, to});
            }
            visit(to, next, state, lastFirst, forward);
        }
        state[node] = 2;
        lastFirst.add(node);
    }

    private static double middleOfThoseBefore(int node, List<Edge> edges, int[] layer, int[] row) {
        return edges.stream()
                .filter(edge -> edge.to() == node && layer[edge.from()] < layer[node])
                .mapToInt(edge -> row[edge.from()])
                .average()
                .orElse(node);
    }

    int layer(int node) {
        return layer[node];
    }

    int row(int node) {
        return row[node];
    }

    /** How many layers there are. */
    int count() {
        return count;
    }

    /** How many rows there are. */
    int highest() {
        return highest;
    }
}
