package io.github.redirectfilter.console;

import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.picture.Markup;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page about one set of rules. It shows, and changes nothing. However many rules there are, what is looked at and
 * written for a request is bounded. Safe for use by several threads.
 */
public final class Console {
    private final Configuration configuration;
    private final LiveConfiguration live;
    private final Insight insight;

    /**
     * A page about rules.
     *
     * @param configuration what decides
     * @param live knows what became of loading it again
     * @param contextPath where the application is mounted, empty for the root
     */
    public Console(Configuration configuration, LiveConfiguration live, String contextPath) {
        this.configuration = configuration;
        this.live = live;
        this.insight = new Insight(configuration, contextPath);
    }

    /** The headers that go with the page, {@code Content-Type} apart. */
    public static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src '" + Assets.STYLE.hash() + "'; script-src '" + Assets.SCRIPT.hash()
                        + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        return headers;
    }

    /**
     * The page as HTML.
     *
     * @param path of the page, with the context path, as forms send it
     * @param query what was asked, as it was sent
     * @param contextPath where the application is mounted, as requests that are explained have it
     */
    public String page(String path, @Nullable String query, String contextPath) {
        Asked asked = Asked.of(query);
        Markup html = new Markup();
        html.open("html", "lang", "en").open("head");
        html.open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", "Redirects");
        html.own("style", Assets.STYLE.content()).close();
        html.open("body").element("a", "To the content", "class", "skip", "href", "#state");
        header(html);
        html.open("main");
        new StateSection(configuration, live).write(html);
        new ExplainSection(configuration.redirects(), path, contextPath).write(asked, html);
        new RulesSection(configuration.redirects(), path).write(asked, html);
        FindingsSection.write(insight, html);
        GraphSection.write(insight, html);
        html.close().own("script", Assets.SCRIPT.content()).close().close();
        return "<!DOCTYPE html>\n" + html;
    }

    private static void header(Markup html) {
        html.open("header").element("h1", "Redirects").open("nav", "aria-label", "Sections");
        for (String section : new String[] {"State", "Explain", "Rules", "Findings", "Graph"}) {
            html.element("a", section, "href", "#" + section.toLowerCase(Locale.ROOT));
        }
        html.close().close();
    }
}
