package io.github.redirectfilter.proxy;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The headers {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code -Port}, which no standard describes.
 * Every proxy appends to the first. With the others most replace what is there; some append, and then there are as many
 * schemes as addresses, and the lists are read side by side.
 */
record XForwardedHeaders(List<String> clients, List<String> schemes, List<String> hosts, List<String> ports) {
    static XForwardedHeaders of(Function<String, List<String>> headers) {
        return new XForwardedHeaders(
                elements(headers, "X-Forwarded-For"),
                elements(headers, "X-Forwarded-Proto"),
                elements(headers, "X-Forwarded-Host"),
                elements(headers, "X-Forwarded-Port"));
    }

    private static List<String> elements(Function<String, List<String>> headers, String name) {
        List<String> lines = headers.apply(name);
        return lines.isEmpty() ? lines : HeaderElements.fromTheEnd(lines);
    }

    boolean absent() {
        return clients.isEmpty() && schemes.isEmpty() && hosts.isEmpty() && ports.isEmpty();
    }

    /** How many proxies say something. */
    int count() {
        return Math.max(1, clients.size());
    }

    /** What a proxy says, the nearest being number 0. */
    Hop hop(int number) {
        boolean sideBySide = schemes.size() == clients.size();
        return sideBySide || number == 0
                ? Hop.of(at(number, clients), at(number, schemes), at(number, hosts), at(number, ports))
                : Hop.of(at(number, clients), null, null, null);
    }

    private static @Nullable String at(int index, List<String> elements) {
        return index < elements.size() ? elements.get(index) : null;
    }
}
