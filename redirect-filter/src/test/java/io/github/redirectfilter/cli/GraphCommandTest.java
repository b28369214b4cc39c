package io.github.redirectfilter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code graph} prints and how it ends, whole. */
class GraphCommandTest {
    private static final List<String> RULES = List.of(
            "/shop/{*path} https://shop.example/{path} 308",
            "/old /older 301",
            "/older /new 308",
            "/a /b 302",
            "/b /a 302");

    @TempDir
    private Path directory;

    private Run graph(List<String> lines, String... options) throws IOException {
        String file = Files.write(directory.resolve("a.rules"), lines).toString();
        String[] all = new String[options.length + 2];
        all[0] = "graph";
        System.arraycopy(options, 0, all, 1, options.length);
        all[options.length + 1] = file;
        Run run = Run.of(all);
        return new Run(
                run.code(), run.out().replace(directory + "/", ""), run.err().replace(directory + "/", ""));
    }

    @Test
    void drawsMermaid() throws IOException {
        assertThat(graph(RULES)).isEqualTo(new Run(0, """
                flowchart LR
                    n0["/a"]
                    n1["/b"]
                    n2["/old"]
                    n3["/older"]
                    n4["/shop/{*path}"]
                    n5{{"https://shop.example"}}
                    n6(["/new"])
                    n0 -->|302| n1
                    n1 -->|302| n0
                    n2 -.->|301| n3
                    n4 -->|308| n5
                    n3 -->|308| n6
                    linkStyle 0,1 stroke:#b3261e,stroke-width:3px
                    linkStyle 2 stroke:#8a5a00
                """, ""));
    }

    @Test
    void leavesOutTheHarmlessFirstAndSaysSo() throws IOException {
        assertThat(graph(RULES, "--most=3"))
                .isEqualTo(new Run(0, """
                flowchart LR
                    n0["/a"]
                    n1["/b"]
                    n0 -->|302| n1
                    n1 -->|302| n0
                    linkStyle 0,1 stroke:#b3261e,stroke-width:3px
                """, "3 redirects are left out; --most draws more\n"));
    }

    @Test
    void writesJson() throws IOException {
        assertThat(graph(List.of("/old /new 308"), "--json")).isEqualTo(new Run(0, """
                {
                  "rules": 1,
                  "followed": 1,
                  "leftOut": 0,
                  "nodes": [
                    {
                      "kind": "rule",
                      "text": "/old",
                      "rule": "/old /new 308",
                      "place": "a.rules:1"
                    },
                    {
                      "kind": "page",
                      "text": "/new"
                    }
                  ],
                  "edges": [
                    {
                      "from": 0,
                      "to": 1,
                      "status": 308,
                      "kind": "to-page"
                    }
                  ]
                }
                """, ""));
    }

    @Test
    void drawsSvg() throws IOException {
        Run run = graph(List.of("/old /new 308"), "--format=svg");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                .contains("<title>/old /new 308\na.rules:1</title>", "class=\"edge to-page\"")
                .endsWith("</svg>\n");
    }

    @Test
    void nothingOfARuleIsMoreThanALabel() throws IOException {
        List<String> lines = List.of("\"~/(a|%%|`|<b>|;|#|\u202e|\u00e9)\" /b 308");

        assertThat(graph(lines).out())
                .contains(
                        "n0[\"~/(a#124;#37;#37;#124;#96;#124;#60;b#62;#124;#59;#124;#35;#124;#92;u{202e}#124;\u00e9)\"]");
        assertThat(graph(List.of("/fa:fa-car /b 308")).out()).contains("n0[\"/fa#58;fa-car\"]");
    }

    @Test
    void saysWhatCannotBeDrawn() throws IOException {
        assertThat(graph(List.of("/a /b"), "--format=png"))
                .isEqualTo(new Run(2, "", "--format \"png\" is not known (expected one of mermaid, svg, json)\n"));
        assertThat(graph(List.of("/a /b"), "--most=1"))
                .isEqualTo(new Run(2, "", "--most \"1\" is too few (expected 2 or more)\n"));
        assertThat(graph(List.of("/a")).code()).isEqualTo(2);
        assertThat(graph(List.of("/a /b"), "--json", "--most=1")).isEqualTo(new Run(2, """
                {
                  "problems": [
                    {
                      "message": "--most \\"1\\" is too few (expected 2 or more)"
                    }
                  ]
                }
                """, ""));
    }
}
