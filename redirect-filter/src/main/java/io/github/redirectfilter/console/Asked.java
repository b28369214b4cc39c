package io.github.redirectfilter.console;

import io.github.redirectfilter.match.QueryString;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of the page send.
 *
 * @param filter what rules are to contain, in lower case
 * @param from the ordinal of the first rule to look at
 * @param method of the request to explain
 * @param url of the request to explain; empty if there is none
 * @param headers of that request, one a line
 * @param address where that request comes from
 */
record Asked(String filter, int from, String method, String url, String headers, String address) {
    static final String FILTER = "filter";
    static final String FROM = "from";
    static final String METHOD = "method";
    static final String URL = "url";
    static final String HEADERS = "headers";
    static final String ADDRESS = "ip";

    static Asked of(@Nullable String query) {
        String from = value(query, FROM, "0");
        return new Asked(
                value(query, FILTER, ""),
                from.matches("[0-9]{1,9}") ? Integer.parseInt(from) : 0,
                value(query, METHOD, "GET"),
                value(query, URL, ""),
                value(query, HEADERS, "").replace("\r\n", "\n"), // as forms write line ends
                value(query, ADDRESS, "127.0.0.1"));
    }

    private static String value(@Nullable String query, String name, String otherwise) {
        String value =
                Objects.requireNonNullElse(QueryString.first(query, name), "").strip();
        return value.isEmpty() ? otherwise : value;
    }
}
