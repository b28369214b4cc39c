package io.github.redirectfilter.console;

import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.picture.Markup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules in their order, a page of them at a time. */
record RulesSection(Redirects redirects, String path) {
    /** How many are shown. */
    static final int MOST_SHOWN = 100;

    /** How many are looked at for a filter that hardly any has: a page is not to cost more than a moment. */
    static final int MOST_SEEN = 20_000;

    void write(Asked asked, Markup html) {
        Parts.section("rules", "Rules", html);
        form(asked, html);
        Inspection rules = redirects.inspect();
        String filter = asked.filter().toLowerCase(Locale.ROOT);
        int end = rules.size();
        int next = Math.min(asked.from(), end);
        int last = Math.min(end, next + MOST_SEEN);
        int first = next;
        List<Inspection.Rule> shown = new ArrayList<>();
        while (next < last && shown.size() < MOST_SHOWN) {
            Inspection.Rule rule = rules.rule(next++);
            if (fits(rule, filter)) {
                shown.add(rule);
            }
        }
        if (shown.isEmpty()) {
            html.element("p", end == 0 ? "There are no rules." : "None of these rules.", "class", "none");
        } else {
            table(shown, html);
        }
        pages(asked, first, next, end, html);
        Redirects.Hits others = redirects.otherHits();
        if (others.count() > 0) {
            html.element(
                    "p",
                    "Beside these, " + Parts.count(others.count(), "hit", "hits")
                            + " of rules that are not counted one by one.",
                    "class",
                    "none");
        }
        html.close();
    }

    private static boolean fits(Inspection.Rule rule, String filter) {
        return filter.isEmpty()
                || rule.id().toLowerCase(Locale.ROOT).contains(filter)
                || rule.written().toString().toLowerCase(Locale.ROOT).contains(filter);
    }

    private void form(Asked asked, Markup html) {
        html.open("form", "action", path + "#rules", "method", "get", "role", "search", "class", "line");
        html.element("label", "Containing", "for", Asked.FILTER);
        html.open("input", "id", Asked.FILTER, "name", Asked.FILTER, "type", "search", "value", asked.filter());
        html.element("button", "Show", "type", "submit").close();
    }

    private void table(List<Inspection.Rule> shown, Markup html) {
        Parts.table(
                "Rows of a list count together, under its name. Hits are counted since the start.",
                html,
                "Rule",
                "From",
                "To",
                "Status",
                "With",
                "Hits",
                "Last hit");
        for (Inspection.Rule rule : shown) {
            RedirectRule written = rule.written();
            Redirects.Hits hits = redirects.hits(rule.id());
            html.open("tr");
            Parts.cell("Rule", rule.id(), html);
            Parts.cell("From", html).element("code", from(written)).close();
            Parts.cell("To", html).element("code", written.to()).close();
            Parts.cell(
                    "Status",
                    rule.status() == null
                            ? "pass"
                            : Integer.toString(rule.status().code()),
                    html);
            with(options(written), html);
            Parts.cell("Hits", Long.toString(hits.count()), html);
            Parts.cell("Last hit", html);
            Parts.time(hits.last(), html);
            html.close().close();
        }
        html.close().close();
    }

    /** An empty cell takes no room on a narrow screen. */
    private static void with(String options, Markup html) {
        Parts.cell("With", html);
        if (!options.isEmpty()) {
            html.element("code", options);
        }
        html.close();
    }

    private static String from(RedirectRule rule) {
        return rule.methods() == null ? rule.from() : rule.methods() + " " + rule.from();
    }

    private static String options(RedirectRule rule) {
        List<String> options = new ArrayList<>();
        rule.options().forEach((key, value) -> {
            if (!key.equals("id")) {
                options.add(value.isEmpty() ? key : key + "=" + value);
            }
        });
        return String.join(" ", options);
    }

    private void pages(Asked asked, int first, int next, int end, Markup html) {
        if (first == 0 && next == end) {
            return;
        }
        html.open("nav", "aria-label", "Pages of rules", "class", "line");
        html.element("span", "Rules " + (first + 1) + " to " + next + " of " + end + " were looked at.");
        if (first > 0) {
            html.element("a", "First", "href", link(asked, 0));
        }
        if (next < end) {
            html.element("a", "Next", "href", link(asked, next));
        }
        html.close();
    }

    private String link(Asked asked, int from) {
        return path + "?" + Asked.FILTER + "=" + URLEncoder.encode(asked.filter(), StandardCharsets.UTF_8) + "&"
                + Asked.FROM + "=" + from + "#rules";
    }
}
