package io.github.redirectfilter.picture;

import io.github.redirectfilter.lint.RuleGraph;
import io.github.redirectfilter.lint.RuleGraph.Edge;
import io.github.redirectfilter.lint.RuleGraph.EdgeKind;
import io.github.redirectfilter.lint.RuleGraph.Node;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The redirect graph as a flowchart of Mermaid, which is drawn where Markdown is shown. */
public final class MermaidPicture {
    /**
     * What a label may hold as it is. Others mean something: a quote ends it, {@code %%} sets options, {@code $$} begins a
     * formula, and a backquote Markdown.
     */
    private static final String PLAIN = " /.,:-_~*+?=()[]{}";

    private final StringBuilder out = new StringBuilder("flowchart LR\n");

    private MermaidPicture(RuleGraph graph) {
        for (int i = 0; i < graph.nodes().size(); i++) {
            node(i, graph.nodes().get(i));
        }
        graph.edges().forEach(this::edge);
        for (EdgeKind kind : List.of(EdgeKind.LOOP, EdgeKind.CHAIN)) {
            style(kind, graph.edges());
        }
    }

    /** Draws a graph. */
    public static String of(RuleGraph graph) {
        return new MermaidPicture(graph).out.toString();
    }

    private void node(int index, Node node) {
        String label = label(node.text());
        out.append("    n").append(index);
        switch (node.kind()) {
            case RULE -> out.append("[\"").append(label).append("\"]");
            case PAGE -> out.append("([\"").append(label).append("\"])");
            case HOST -> out.append("{{\"").append(label).append("\"}}");
        }
        out.append('\n');
    }

    private void edge(Edge edge) {
        String line = edge.kind() == EdgeKind.CHAIN ? "-.->" : "-->";
        out.append("    n")
                .append(edge.from())
                .append(' ')
                .append(line)
                .append('|')
                .append(edge.status());
        out.append("| n").append(edge.to()).append('\n');
    }

    private void style(EdgeKind kind, List<Edge> edges) {
        String numbers = IntStream.range(0, edges.size())
                .filter(i -> edges.get(i).kind() == kind)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        if (!numbers.isEmpty()) {
            out.append("    linkStyle ").append(numbers).append(" stroke:").append(SvgPicture.color(kind));
            out.append(kind == EdgeKind.LOOP ? ",stroke-width:3px\n" : "\n");
        }
    }

    /** Letters, digits and harmless signs; all others by their number, as Mermaid writes entities of HTML. */
    private static String label(String text) {
        StringBuilder label = new StringBuilder();
        SvgPicture.shortened(text).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                label.appendCodePoint(c);
            } else if (!Markup.isShown(c)) {
                label.append("#92;u{").append(Integer.toHexString(c)).append('}');
            } else {
                label.append('#').append(c).append(';');
            }
        });
        return label.toString().replace(":fa-", "#58;fa-"); // which would be a picture
    }
}
