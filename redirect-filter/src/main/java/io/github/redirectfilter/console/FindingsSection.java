package io.github.redirectfilter.console;

import io.github.redirectfilter.lint.Finding;
import io.github.redirectfilter.picture.Markup;
import java.util.List;

/** What lint finds. */
final class FindingsSection {
    static final int MOST_SHOWN = 50;

    private FindingsSection() {}

    static void write(Insight insight, Markup html) {
        Parts.section("findings", "Findings", html);
        if (insight.tooMany()) {
            html.element(
                    "p",
                    "More than " + Insight.MOST_LINTED
                            + " rules are not looked at for mistakes here; the command line's" + " check does.",
                    "class",
                    "none");
        } else {
            list(insight.findings(), html);
        }
        html.close();
    }

    private static void list(List<Finding> findings, Markup html) {
        if (findings.isEmpty()) {
            html.element("p", "Nothing was found.", "class", "none");
            return;
        }
        html.open("ul", "class", "findings");
        for (Finding finding : findings.subList(0, Math.min(MOST_SHOWN, findings.size()))) {
            html.open("li", "class", finding.severity().toString()).open("p");
            html.element("strong", finding.severity() + " " + finding.code()).text(" " + finding.what());
            html.close().element("p", finding.why() + " " + finding.mend());
            html.element("p", finding.place().toString(), "class", "place").close();
        }
        html.close();
        if (findings.size() > MOST_SHOWN) {
            html.element(
                    "p",
                    "and " + (findings.size() - MOST_SHOWN) + " more, which the command line's check prints",
                    "class",
                    "none");
        }
    }
}
