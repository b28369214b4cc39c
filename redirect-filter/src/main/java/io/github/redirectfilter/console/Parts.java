package io.github.redirectfilter.console;

import io.github.redirectfilter.picture.Markup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What several sections are made of. */
final class Parts {
    private Parts() {}

    static void section(String id, String title, Markup html) {
        html.open("section", "id", id, "aria-labelledby", id + "-title").element("h2", title, "id", id + "-title");
    }

    /** Begins a table; it ends with two {@link Markup#close}. */
    static void table(String caption, Markup html, String... columns) {
        html.open("table").element("caption", caption).open("thead").open("tr");
        for (String column : columns) {
            html.element("th", column, "scope", "col");
        }
        html.close().close().open("tbody");
    }

    /** A cell that bears the name of its column, for narrow screens. */
    static Markup cell(String column, Markup html) {
        return html.open("td", "data-label", column);
    }

    static void cell(String column, String text, Markup html) {
        cell(column, html).text(text).close();
    }

    /** A time, which the script shows in the zone of the reader. */
    static void time(@Nullable Instant instant, Markup html) {
        if (instant == null) {
            html.text("never");
        } else {
            String text = instant.truncatedTo(ChronoUnit.SECONDS).toString();
            html.element("time", text.replace('T', ' '), "datetime", text);
        }
    }

    static String count(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
