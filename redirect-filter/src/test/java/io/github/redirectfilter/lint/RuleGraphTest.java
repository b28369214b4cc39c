package io.github.redirectfilter.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.lint.RuleGraph.Edge;
import io.github.redirectfilter.test.TestRules;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which redirects the graph has, and what each is part of. */
class RuleGraphTest {
    private static List<String> edges(RuleGraph graph) {
        return graph.edges().stream().map(edge -> text(graph, edge)).sorted().toList();
    }

    private static String text(RuleGraph graph, Edge edge) {
        return graph.nodes().get(edge.from()).text() + " " + edge.kind() + " " + edge.status() + " "
                + graph.nodes().get(edge.to()).text();
    }

    private static RuleGraph graph(int most, String... lines) {
        Redirects rules = TestRules.text(String.join("\n", lines));
        return RuleGraph.of(rules, most);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a /b 308                                            | /a to-page 308 /b
            /a https://x.example/p?q 301                         | /a to-host 301 https://x.example
            /a /b 308, /b /c 301                                 | /a chain 308 /b, /b to-page 301 /c
            /a /a/b 308                                          | /a to-page 308 /a/b
            /a /b, /b /a                                         | /a loop 307 /b, /b loop 307 /a
            /a /b, /b /c, /c /b                                  | /a chain 307 /b, /b loop 307 /c, /c loop 307 /b
            /x/{id} /y/{id}, /y/{*r} https://z.example/{r}        | /x/{id} chain 307 /y/{*r}, /y/{*r} to-host 307 https://z.example
            /gone - 410, /free -                                 | ''
            """)
    void edgesAreWhatRedirectsAre(String rules, String expected) {
        assertThat(String.join(", ", edges(graph(60, rules.split(", ", -1))))).isEqualTo(expected);
    }

    @Test
    void aChainUnderAConditionIsDrawn() {
        assertThat(edges(graph(60, "/a /b 302 cookie.x=1", "/b /c 302")))
                .containsExactly("/a chain 302 /b", "/b to-page 302 /c");
    }

    @Test
    void theWorstStaysWhenThereIsNoRoom() {
        RuleGraph graph = graph(4, "/p /q", "/h https://h.example/", "/a /b", "/b /a", "/c /d", "/d /e");

        assertThat(edges(graph)).containsExactly("/a loop 307 /b", "/b loop 307 /a", "/c chain 307 /d");
        assertThat(graph.leftOut()).isEqualTo(3);
        assertThat(graph.rules()).isEqualTo(6);
    }

    @Test
    void notMoreRulesAreAskedThanWouldBeFelt() {
        String rules = IntStream.range(0, RuleGraph.MOST_RULES + 2)
                .mapToObj(i -> "/a" + i + " /b")
                .collect(Collectors.joining("\n"));

        RuleGraph graph = RuleGraph.of(TestRules.text(rules), 5);

        assertThat(graph.asked()).isEqualTo(RuleGraph.MOST_RULES);
        assertThat(graph.rules()).isEqualTo(RuleGraph.MOST_RULES + 2);
        assertThat(graph.nodes()).hasSize(5);
    }

    @Test
    void anEmptyGraphIsOne() {
        assertThat(graph(60, "/gone - 410").nodes()).isEmpty();
    }
}
