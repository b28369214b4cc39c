package io.github.redirectfilter.console;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Redirects.Controls.Entry;
import io.github.redirectfilter.RefusedTarget;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.config.ReloadStatus;
import io.github.redirectfilter.picture.Markup;
import java.util.List;
import java.util.Map;

/** Where the rules come from and how old they are, what operators can change, and what went wrong. */
record StateSection(Configuration configuration, LiveConfiguration live) {
    private static final int MOST_SHOWN = 200;

    void write(Markup html) {
        Redirects redirects = configuration.redirects();
        Parts.section("state", "State", html);
        html.open("div", "class", "cards");
        loaded(html);
        counts("Refused targets", redirects.refusals(), "No target was refused.", html);
        counts("Limits exceeded", redirects.limitsExceeded(), "No request went beyond a limit.", html);
        html.close();
        refused(redirects.recentRefusals(), html);
        controls(redirects.controls().list(), html);
        html.close();
    }

    private static void refused(List<RefusedTarget> recent, Markup html) {
        if (recent.isEmpty()) {
            return;
        }
        Parts.table("Targets refused last", html, "At", "Reason", "Target", "Sent by");
        for (RefusedTarget refused : recent) {
            html.open("tr");
            Parts.cell("At", html);
            Parts.time(refused.at(), html);
            html.close();
            Parts.cell("Reason", refused.reason(), html);
            Parts.cell("Target", html).element("code", refused.target()).close();
            Parts.cell("Sent by", refused.sender(), html);
            html.close();
        }
        html.close().close();
    }

    private void loaded(Markup html) {
        ReloadStatus status = live.status();
        html.open("div", "class", status.error() == null ? "card" : "card bad").element("h3", "Rules");
        html.open("dl");
        entry("Rules", Integer.toString(configuration.redirects().size()), html);
        if (!configuration.sources().isEmpty()) {
            entry("From", String.join(", ", configuration.sources()), html);
        }
        html.element("dt", "Loaded").open("dd");
        Parts.time(status.loaded(), html);
        html.close();
        entry(
                "Looked at",
                configuration.reload().isZero()
                        ? "once"
                        : "every " + configuration.reload().toSeconds() + " s",
                html);
        entry("Loaded again", Parts.count(status.reloads(), "time", "times"), html);
        if (status.failedReloads() > 0) {
            entry("In vain", Parts.count(status.failedReloads(), "time", "times"), html);
        }
        html.close();
        if (status.error() != null) {
            html.open("p").text("The rules could not be loaded again at ");
            Parts.time(status.attempted(), html);
            html.text(", and those before go on:").close();
            html.element("pre", status.error(), "tabindex", "0", "role", "region", "aria-label", "Report");
        }
        html.close();
    }

    private static void entry(String name, String value, Markup html) {
        html.element("dt", name).element("dd", value);
    }

    private static void counts(String title, Map<String, Long> counts, String none, Markup html) {
        html.open("div", "class", "card").element("h3", title);
        if (counts.isEmpty()) {
            html.element("p", none, "class", "none");
        } else {
            html.open("dl");
            counts.forEach((name, count) -> entry(name, count.toString(), html));
            html.close();
        }
        html.close();
    }

    private static void controls(List<Entry> entries, Markup html) {
        if (entries.isEmpty()) {
            html.element("p", "No rule has a switch, a share or a health check.", "class", "none");
            return;
        }
        Parts.table("Switches, shares and health checks", html, "Name", "Value", "Configured", "State");
        for (Entry entry : entries.subList(0, Math.min(MOST_SHOWN, entries.size()))) {
            html.open("tr", "class", entry.state().equals("down") ? "bad" : "");
            Parts.cell("Name", html).element("code", entry.name()).close();
            Parts.cell("Value", entry.value(), html);
            Parts.cell("Configured", entry.configured(), html);
            Parts.cell("State", entry.state(), html);
            html.close();
        }
        html.close().close();
        if (entries.size() > MOST_SHOWN) {
            html.element("p", "and " + (entries.size() - MOST_SHOWN) + " more", "class", "none");
        }
    }
}
