package io.github.redirectfilter.proxy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** What each proxy says, the nearest first. */
    Stream<Hop> hops() {
        boolean sideBySide = schemes.size() == clients.size();
        return IntStream.range(0, Math.max(1, clients.size()))
                .mapToObj(i -> sideBySide || i == 0
                        ? Hop.of(at(i, clients), at(i, schemes), at(i, hosts), at(i, ports))
                        : Hop.of(at(i, clients), null, null, null));
    }

    private static @Nullable String at(int index, List<String> elements) {
        return index < elements.size() ? elements.get(index) : null;
    }
}
