package io.github.redirectfilter.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.lint.RuleGraph;
import io.github.redirectfilter.lint.RuleGraph.Edge;
import io.github.redirectfilter.lint.RuleGraph.EdgeKind;
import io.github.redirectfilter.lint.RuleGraph.Node;
import io.github.redirectfilter.lint.RuleGraph.NodeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where nodes are drawn. */
class LayersTest {
    private static RuleGraph graph(int nodes, List<Edge> edges) {
        List<Node> all = IntStream.range(0, nodes)
                .mapToObj(i -> new Node(NodeKind.RULE, "/" + i, null, null))
                .toList();
        return new RuleGraph(all, edges, nodes, nodes, 0);
    }

    /** Edges as {@code 0-1 1-2}. */
    private static List<Edge> edges(String text) {
        List<Edge> edges = new ArrayList<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int dash = pair.indexOf('-');
            int from = Integer.parseInt(pair.substring(0, dash));
            edges.add(new Edge(from, Integer.parseInt(pair.substring(dash + 1)), 307, EdgeKind.TO_PAGE));
        }
        return edges;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | 1 | 0       | 0
            0-1             | 2 | 0 1     | 0 0
            0-1 1-2 0-2     | 3 | 0 1 2   | 0 0 0
            0-2 1-2         | 3 | 0 0 1   | 0 1 1
            0-1 1-0         | 2 | 0 1     | 0 0
            0-0             | 1 | 0       | 0
            0-1 2-3 3-1     | 4 | 0 2 0 1 | 0 1 1 1
            """)
    void eachStandsBehindThoseThatLeadToIt(String edges, int nodes, String layers, String rows) {
        Layers drawn = Layers.of(graph(nodes, edges(edges)));

        assertThat(IntStream.range(0, nodes).map(drawn::layer)).containsExactly(numbers(layers));
        assertThat(IntStream.range(0, nodes).map(drawn::row)).containsExactly(numbers(rows));
    }

    private static Integer[] numbers(String text) {
        return List.of(text.split(" ", -1)).stream().map(Integer::valueOf).toArray(Integer[]::new);
    }

    @Test
    void noTwoStandInOnePlace() {
        Random random = new Random(7);
        for (int turn = 0; turn < 300; turn++) {
            int nodes = 1 + random.nextInt(30);
            List<Edge> edges = IntStream.range(0, random.nextInt(60))
                    .mapToObj(i -> new Edge(random.nextInt(nodes), random.nextInt(nodes), 307, EdgeKind.CHAIN))
                    .toList();

            Layers layers = Layers.of(graph(nodes, edges));

            Set<List<Integer>> places = new HashSet<>();
            for (int i = 0; i < nodes; i++) {
                assertThat(places.add(List.of(layers.layer(i), layers.row(i))))
                        .as("node %s of %s", i, edges)
                        .isTrue();
                assertThat(layers.layer(i)).isBetween(0, layers.count() - 1);
                assertThat(layers.row(i)).isBetween(0, layers.highest() - 1);
            }
        }
    }
}
