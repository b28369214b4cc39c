package io.github.redirectfilter.convert;

import io.github.redirectfilter.RedirectStatus;
import java.util.Locale;
import java.util.Map;

/** Statuses as other engines name them. */
final class StatusCode {
    private static final Map<String, Integer> NAMES = Map.of(
            "permanent",
            301,
            "permanent-redirect",
            301,
            "temp",
            302,
            "temporary-redirect",
            302,
            "redirect",
            302,
            "seeother",
            303,
            "gone",
            410);

    private StatusCode() {}

    /** The status of a number or a name of httpd, nginx and others. */
    static int of(String text) {
        Integer named = NAMES.get(text.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        try {
            return checked(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new NotExpressible("\"" + text + "\" is no status", "write a number such as 301");
        }
    }

    /** A status that rules can send. */
    static int checked(int code) {
        if (RedirectStatus.of(Integer.toString(code)) == null) {
            throw new NotExpressible(
                    "rules don't answer with status " + code,
                    code >= 200 && code < 300
                            ? "serve it by the application; this is no redirect"
                            : "choose one of 301, 302, 303, 307, 308, 404, 410, 451, 429, 503, or answer it by the"
                                    + " application");
        }
        return code;
    }

    static boolean redirects(int code) {
        return code >= 300 && code < 400;
    }
}
