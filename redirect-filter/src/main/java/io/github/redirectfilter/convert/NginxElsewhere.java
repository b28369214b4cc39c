package io.github.redirectfilter.convert;

import io.github.redirectfilter.convert.NginxTokens.Directive;
import java.util.Set;

/** Directives that may bring redirects along which do not stand in the file, or are no rules for addresses. */
final class NginxElsewhere {
    /** What nginx brings along, and what has settings of a backend alone. */
    private static final Set<String> WITHOUT_REDIRECTS =
            Set.of("mime.types", "fastcgi_params", "fastcgi.conf", "scgi_params", "uwsgi_params", "proxy_params");

    private NginxElsewhere() {}

    /** Refuses one that can't be carried over; says nothing of one that answers no request. */
    static void require(Directive directive) {
        if (directive.name().equals("include")) {
            String file = directive.word(1);
            if (!WITHOUT_REDIRECTS.contains(file.substring(file.lastIndexOf('/') + 1))) {
                throw new NotExpressible(
                        "what stands in another file is not read",
                        "put it in the place of this line, and convert again");
            }
        } else if (directive.words().stream().skip(1).anyMatch(NginxElsewhere::redirects)) {
            throw new NotExpressible(
                    "it redirects where an error is answered, which is known behind the application alone",
                    "let the application do it, by an error page");
        }
    }

    private static boolean redirects(String word) {
        return word.startsWith("=3")
                || word.startsWith("http://")
                || word.startsWith("https://")
                || word.startsWith("$scheme://");
    }
}
