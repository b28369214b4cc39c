package io.github.redirectfilter.cli;

import io.github.redirectfilter.lint.RuleGraph;
import io.github.redirectfilter.picture.MermaidPicture;
import io.github.redirectfilter.picture.SvgPicture;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graph}: where do rules lead? */
@Command(
        name = "graph",
        description = {
            "Draws where rules lead: rules, pages and other hosts, loops in red and chains dashed. For each rule the"
                    + " redirects of a sample request are followed.",
            "",
            "Mermaid is shown by GitHub, GitLab and many editors, in a block of Markdown with three backquotes and"
                    + " \"mermaid\" behind them. SVG is shown by browsers.",
            "",
            "Several files are one configuration, in this order.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:The graph was printed.", "2:The rules are no valid configuration."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  redirect-filter graph redirects.rules > redirects.mmd",
            "  redirect-filter graph --format=svg --most=200 redirects.rules > redirects.svg"
        })
final class GraphCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of rules: .rules, .yaml, .csv")
    private List<Path> files = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "mermaid, svg or json; mermaid if not given.")
    private String format = "mermaid";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--most",
            paramLabel = "NODES",
            description =
                    "How many nodes there may be, 60 if not given. Loops come first, then chains, then other hosts.")
    private int most = 60;

    @Mixin
    private RuleSource source = new RuleSource();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        if (most < 2) {
            throw new CommandFailure("--most \"" + most + "\" is too few (expected 2 or more)");
        }
        try {
            RuleGraph graph = RuleGraph.of(source.load(files).redirects(), most);
            out.print(drawn(graph).replace("\n", System.lineSeparator()));
            leftOut(graph, command.commandLine().getErr());
            return Main.CLEAN;
        } finally {
            out.flush();
        }
    }

    private String drawn(RuleGraph graph) {
        return switch (json ? "json" : format) {
            case "mermaid" -> MermaidPicture.of(graph);
            case "svg" -> SvgPicture.of(graph) + "\n";
            case "json" -> Json.of(object(graph)) + "\n";
            default ->
                throw new CommandFailure(
                        "--format \"" + format + "\" is not known (expected one of mermaid, svg, json)");
        };
    }

    /** The graph may end in a file, and what is missing in it is for whoever looks on. */
    private static void leftOut(RuleGraph graph, PrintWriter err) {
        if (graph.asked() < graph.rules()) {
            err.println("the first " + graph.asked() + " of " + graph.rules() + " rules were followed");
        }
        if (graph.leftOut() > 0) {
            err.println(graph.leftOut() + (graph.leftOut() == 1 ? " redirect is" : " redirects are")
                    + " left out; --most draws more");
        }
        err.flush();
    }

    private static Map<String, Object> object(RuleGraph graph) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rules", graph.rules());
        object.put("followed", graph.asked());
        object.put("leftOut", graph.leftOut());
        object.put("nodes", graph.nodes().stream().map(GraphCommand::object).toList());
        object.put("edges", graph.edges().stream().map(GraphCommand::object).toList());
        return object;
    }

    private static Map<String, Object> object(RuleGraph.Node node) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", node.kind().toString());
        object.put("text", node.text());
        if (node.rule() != null) {
            object.put("rule", node.rule());
            object.put("place", node.place());
        }
        return object;
    }

    private static Map<String, Object> object(RuleGraph.Edge edge) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("from", edge.from());
        object.put("to", edge.to());
        object.put("status", edge.status());
        object.put("kind", edge.kind().toString());
        return object;
    }
}
