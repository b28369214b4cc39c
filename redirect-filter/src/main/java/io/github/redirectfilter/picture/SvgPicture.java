package io.github.redirectfilter.picture;

import io.github.redirectfilter.lint.RuleGraph;
import io.github.redirectfilter.lint.RuleGraph.Edge;
import io.github.redirectfilter.lint.RuleGraph.EdgeKind;
import io.github.redirectfilter.lint.RuleGraph.Node;

/**
 * The redirect graph as SVG: sources on the left, where they end on the right. Colours are attributes, for a strict policy
 * allows no styles in them; a style sheet around the picture may overrule them by the classes.
 */
public final class SvgPicture {
    private static final int WIDTH = 230;
    private static final int HEIGHT = 34;
    private static final int ACROSS = WIDTH + 90;
    private static final int DOWN = HEIGHT + 24;
    private static final int MARGIN = 16;
    private static final int LEFT = 46; // room for what comes back
    private static final int LONGEST_LABEL = 31;
    private static final String DASHED = "6 3";

    private final RuleGraph graph;
    private final Layers layers;
    private final Markup svg = new Markup();

    private SvgPicture(RuleGraph graph) {
        this.graph = graph;
        this.layers = Layers.of(graph);
    }

    /** Draws a graph. */
    public static Markup of(RuleGraph graph) {
        return new SvgPicture(graph).draw();
    }

    private Markup draw() {
        int width = 2 * LEFT + Math.max(0, layers.count() - 1) * ACROSS + WIDTH;
        int height = 2 * MARGIN + Math.max(0, layers.highest() - 1) * DOWN + HEIGHT + (loops() ? DOWN - HEIGHT : 0);
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "role",
                "img",
                "aria-label",
                "Where rules lead",
                "width",
                number(width),
                "height",
                number(height),
                "viewBox",
                "0 0 " + width + " " + height,
                "font-family",
                "system-ui, sans-serif",
                "font-size",
                "13");
        markers();
        graph.edges().forEach(this::edge);
        for (int i = 0; i < graph.nodes().size(); i++) {
            node(i, graph.nodes().get(i));
        }
        return svg.close();
    }

    private boolean loops() {
        return graph.edges().stream().anyMatch(edge -> edge.kind() == EdgeKind.LOOP);
    }

    private void markers() {
        svg.open("defs");
        for (EdgeKind kind : EdgeKind.values()) {
            svg.open(
                    "marker",
                    "id",
                    "arrow-" + kind,
                    "viewBox",
                    "0 0 8 8",
                    "refX",
                    "8",
                    "refY",
                    "4",
                    "markerWidth",
                    "8",
                    "markerHeight",
                    "8",
                    "orient",
                    "auto-start-reverse");
            svg.open("path", "d", "M0 0 8 4 0 8z", "fill", color(kind), "class", "head " + kind)
                    .close();
            svg.close();
        }
        svg.close();
    }

    private void node(int index, Node node) {
        int x = left(index);
        int y = top(index);
        boolean rule = node.kind() == RuleGraph.NodeKind.RULE;
        svg.open("g", "class", "node " + node.kind());
        svg.element("title", node.rule() == null ? node.text() : node.rule() + "\n" + node.place());
        svg.open(
                        "rect",
                        "x",
                        number(x),
                        "y",
                        number(y),
                        "width",
                        number(WIDTH),
                        "height",
                        number(HEIGHT),
                        "rx",
                        rule ? "6" : "17",
                        "fill",
                        rule ? "#eef3fb" : node.kind() == RuleGraph.NodeKind.HOST ? "#f6effb" : "#f0f7f0",
                        "stroke",
                        "#66758c")
                .close();
        svg.element(
                "text",
                shortened(node.text()),
                "x",
                number(x + 12),
                "y",
                number(y + HEIGHT / 2 + 5),
                "fill",
                "#1b2430");
        svg.close();
    }

    /** What there is room for. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_LABEL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "\u2026";
    }

    private void edge(Edge edge) {
        int x1 = left(edge.from()) + WIDTH;
        int y1 = top(edge.from()) + HEIGHT / 2;
        int x2 = left(edge.to());
        int y2 = top(edge.to()) + HEIGHT / 2;
        String path;
        int labelX;
        int labelY;
        if (x2 > x1) {
            int bend = (x2 - x1) / 2;
            path = "M" + x1 + " " + y1 + "C" + (x1 + bend) + " " + y1 + " " + (x2 - bend) + " " + y2 + " " + x2 + " "
                    + y2;
            labelX = x1 + 8;
            labelY = y1 + (y2 < y1 ? 15 : -5);
        } else { // back to where it was: out of the right side, between two rows, into the left side
            int below = Math.max(y1, y2) + DOWN / 2;
            path = "M" + x1 + " " + y1 + "C" + (x1 + 40) + " " + y1 + " " + (x1 + 40) + " " + below + " " + (x1 - 4)
                    + " " + below + "L" + (x2 + 4) + " " + below + "C" + (x2 - 40) + " " + below + " " + (x2 - 40)
                    + " " + y2 + " " + x2 + " " + y2;
            labelX = x1 + 8;
            labelY = y1 - 5;
        }
        String name = edge.kind().toString();
        svg.open("g", "class", "edge " + name);
        svg.element(
                "title",
                graph.nodes().get(edge.from()).text() + " to "
                        + graph.nodes().get(edge.to()).text() + ", " + edge.status() + " (" + name.replace('-', ' ')
                        + ")");
        svg.open(
                        "path",
                        "d",
                        path,
                        "fill",
                        "none",
                        "stroke",
                        color(edge.kind()),
                        "stroke-width",
                        edge.kind() == EdgeKind.LOOP ? "2.5" : "1.5",
                        "stroke-dasharray",
                        edge.kind() == EdgeKind.CHAIN ? DASHED : "none",
                        "marker-end",
                        "url(#arrow-" + name + ")")
                .close();
        svg.element(
                "text",
                number(edge.status()),
                "x",
                number(labelX),
                "y",
                number(labelY),
                "font-size",
                "11",
                "fill",
                color(edge.kind()));
        svg.close();
    }

    private int left(int node) {
        return LEFT + layers.layer(node) * ACROSS;
    }

    private int top(int node) {
        return MARGIN + layers.row(node) * DOWN;
    }

    /** The colour of edges. */
    static String color(EdgeKind kind) {
        return switch (kind) {
            case LOOP -> "#b3261e";
            case CHAIN -> "#8a5a00";
            case TO_HOST -> "#6b3fa0";
            case TO_PAGE -> "#4a6572";
        };
    }

    private static String number(int number) {
        return Integer.toString(number);
    }
}
