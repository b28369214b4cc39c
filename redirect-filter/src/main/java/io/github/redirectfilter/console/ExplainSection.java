package io.github.redirectfilter.console;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.picture.Markup;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What becomes of a request, and why, asked by a form. The request is only thought of. */
record ExplainSection(Redirects redirects, String path, String contextPath) {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");
    private static final String OWN_ORIGIN = "https://localhost";

    void write(Asked asked, Markup html) {
        Parts.section("explain", "Explain", html);
        html.element("p", "What would become of a request, and why. Nothing is counted or sent.");
        form(asked, html);
        if (!asked.url().isEmpty()) {
            explain(asked, html);
        }
        html.close();
    }

    private void form(Asked asked, Markup html) {
        html.open("form", "action", path + "#explain", "method", "get", "class", "explain");
        field("Method", Asked.METHOD, asked.method(), "GET", html);
        field("URL", Asked.URL, asked.url(), contextPath + "/old?id=7", html);
        field("Address of the client", Asked.ADDRESS, asked.address(), "127.0.0.1", html);
        html.open("p", "class", "wide").element("label", "Headers, one a line", "for", Asked.HEADERS);
        html.open(
                        "textarea",
                        "id",
                        Asked.HEADERS,
                        "name",
                        Asked.HEADERS,
                        "rows",
                        "3",
                        "placeholder",
                        "Accept-Language: de",
                        "autocapitalize",
                        "none",
                        "spellcheck",
                        "false")
                .text("\n" + asked.headers()) // the first line end is no content (HTML, 13.1.2.5)
                .close()
                .close();
        html.open("p", "class", "wide")
                .element("button", "Explain", "type", "submit")
                .close()
                .close();
    }

    private static void field(String label, String name, String value, String example, Markup html) {
        html.open("p", "class", name).element("label", label, "for", name);
        html.open(
                "input",
                "id",
                name,
                "name",
                name,
                "value",
                value,
                "placeholder",
                example,
                "autocapitalize",
                "none",
                "spellcheck",
                "false");
        html.close();
    }

    private void explain(Asked asked, Markup html) {
        try {
            String explanation = redirects.explain(request(asked)).toString();
            html.open("pre", "class", "answer", "tabindex", "0", "role", "region", "aria-label", "Explanation");
            html.wholeText(explanation.length() > 50_000 ? explanation.substring(0, 50_000) : explanation)
                    .close();
        } catch (IllegalArgumentException e) {
            html.element("p", String.valueOf(e.getMessage()), "class", "bad", "role", "alert");
        } catch (RuntimeException | LinkageError | StackOverflowError failure) { // a condition of the application's own
            LOG.log(Level.WARNING, "A request could not be explained", failure);
            html.element(
                    "p", "This request could not be explained; the log says why.", "class", "bad", "role", "alert");
        }
    }

    private RedirectRequest request(Asked asked) {
        String url = asked.url().startsWith("/") ? OWN_ORIGIN + asked.url() : asked.url();
        return RedirectRequest.builder(asked.method(), url)
                .contextPath(contextPath)
                .addressLine(asked.address())
                .headerLines(asked.headers())
                .build();
    }
}
