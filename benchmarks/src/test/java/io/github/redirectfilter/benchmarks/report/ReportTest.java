package io.github.redirectfilter.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String JMH = """
            [{"benchmark": "x", "forks": 2, "jvmArgs": ["-Xmx8g"], "vmName": "OpenJDK", "vmVersion": "17",
              "warmupIterations": 1, "warmupTime": "1 s", "measurementIterations": 2, "measurementTime": "2 s",
              "params": {"contender": "%s", "rules": "%d", "aim": "%s"},
              "secondaryMetrics": {
                "cpu": {"rawData": [[52.5, 51.0], [60.0, 55.0]]},
                "gc.alloc.rate.norm": {"rawData": [[0.002, 0.001], [0.5, 0.3]]}}}]
            """;

    @TempDir
    Path folder;

    @Test
    void writesTablesBetweenTheMarks() throws Exception {
        write("mixed-a.json", JMH.formatted("DECISION", 10, "MISS"));
        write("mixed-b.json", JMH.formatted("JETTY", 1000, "MISS"));
        write("parts.json", """
                [{"params": {"part": "READ"}, "secondaryMetrics": {"cpu": {"rawData": [[41.0, 40.5]]}}}]
                """);
        write("mixed.command", "java -jar benchmarks.jar\n");
        Results.append(
                folder.resolve("hostile.jsonl"),
                Map.of("contender", "DECISION", "case", "SLASHES", "length", 8000, "millis", 3.25));
        Results.append(
                folder.resolve("hostile.jsonl"),
                Map.of("contender", "TUCKEY", "case", "SLASHES", "length", 1000, "overSeconds", 10.0));
        Results.append(
                folder.resolve("footprint.jsonl"),
                Map.of("format", "HashMap", "rules", 1000, "millis", 120.0, "cpuMillis", 90.0, "bytesEach", 185.2));
        Results.append(
                folder.resolve("footprint.jsonl"),
                Map.of("format", "HashMap", "rules", 1000, "millis", 110.0, "cpuMillis", 95.0, "bytesEach", 185.4));
        Results.append(
                folder.resolve("footprint.jsonl"),
                Map.of("format", "Redirects, .csv", "rules", 1000, "failure", "unknown ending"));
        load("Jetty, bare servlet", 0, 29.1);
        load("Jetty, RedirectFilter, literals", 100000, 30.0);
        Path document = write("README.md", "before\n<!-- results -->\nold\n<!-- end of results -->\nafter\n");

        Report.main(new String[] {folder.toString(), document.toString(), "benchmarks/run"});

        assertThat(Files.readString(document))
                .startsWith("before\n<!-- results -->\n")
                .endsWith("\n<!-- end of results -->\nafter\n")
                .contains("Made by `benchmarks/run`.")
                .doesNotContain("old\n")
                .contains("""
                        |  | Goal | Measured | Met |
                        |---|---:|---:|---:|
                        | Miss, mixed rules, 10 to 1,000 | ≤ 60 ns, flat within 1.3, 0 B | 51.0 ns, within 1.00, 0 B | yes |
                        | Hostile path of 8,000 characters, the worst of the cases | ≤ 4 ms | 3.25 ms | yes |
                        | CPU a request on Jetty, bare servlet : filter, literals | ≥ 0.97 | 0.97 | yes |

                        ### Mixed rules

                        ```sh
                        java -jar benchmarks.jar
                        ```

                        | CPU time, a miss | 10 rules | 1,000 rules |
                        |---|---:|---:|
                        | Redirects.decide | 51.0 ns | – |
                        | Jetty RewriteHandler | – | 51.0 ns |

                        | Allocated, a miss | 10 rules | 1,000 rules |
                        |---|---:|---:|
                        | Redirects.decide | 0 B | – |
                        | Jetty RewriteHandler | – | 0 B |

                        - OpenJDK 17, -Xmx8g, 2 forks, 2 iterations of 2 s after 1 of 1 s
                        """)
                .contains("""
                        ### What a miss is spent on

                        | A miss among 100,000 mixed rules | CPU time |
                        |---|---:|
                        | and each character is looked at | 40.5 ns |
                        """)
                .contains("""
                        | `^/(.*)/(.*)/(.*)/(.*)/old$` on `/a/a/a…` | 1,000 characters | 8,000 characters |
                        |---|---:|---:|
                        | Redirects.decide | not tried | 3.25 ms |
                        | Tuckey UrlRewriteFilter | over 10 s | not tried |
                        """)
                .contains("""
                        | Memory a rule; time to load (CPU time) | 1,000 rules |
                        |---|---:|
                        | HashMap | 185 B; 110 ms (90.0 ms) |
                        | Redirects, .csv | not read |
                        """)
                .contains("""
                        | Jetty, bare servlet | 0 | 29.1 µs | 1.00 |
                        | Jetty, RedirectFilter, literals | 100,000 | 30.0 µs | 0.97 |
                        """);
    }

    @Test
    void saysWhereResultsWouldGo() {
        assertThatThrownBy(() -> Report.between("no marks", "tables"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The document has no place for results (expected a line <!-- results --> and, after it, a line"
                                + " <!-- end of results -->)");
    }

    private void load(String server, int rules, double micros) throws Exception {
        Results.append(folder.resolve("load.jsonl"), Map.of("server", server, "rules", rules, "cpuMicros", micros));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
