package io.github.redirectfilter.console;

import io.github.redirectfilter.lint.RuleGraph;
import io.github.redirectfilter.picture.Markup;
import io.github.redirectfilter.picture.SvgPicture;

/** Where rules lead, as a picture. */
final class GraphSection {
    private GraphSection() {}

    static void write(Insight insight, Markup html) {
        RuleGraph graph = insight.graph();
        Parts.section("graph", "Graph", html);
        if (graph.edges().isEmpty()) {
            html.element("p", "No rule redirects.", "class", "none").close();
            return;
        }
        html.open("ul", "class", "legend");
        html.element("li", "loop", "class", "loop").element("li", "chain", "class", "chain");
        html.element("li", "to another host", "class", "to-host").element("li", "to a page", "class", "to-page");
        html.close();
        if (graph.leftOut() > 0 || graph.asked() < graph.rules()) {
            html.element(
                    "p",
                    (graph.leftOut() > 0 ? Parts.count(graph.leftOut(), "redirect", "redirects") + " left out. " : "")
                            + (graph.asked() < graph.rules()
                                    ? "The first " + graph.asked() + " rules of " + graph.rules() + " were followed. "
                                    : "")
                            + "Loops come first, then chains, then other hosts.",
                    "class",
                    "none");
        }
        html.open("div", "class", "picture", "tabindex", "0", "role", "region", "aria-label", "Picture of the graph");
        html.add(SvgPicture.of(graph)).close().close();
    }
}
