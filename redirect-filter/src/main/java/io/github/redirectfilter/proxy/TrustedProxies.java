package io.github.redirectfilter.proxy;

import io.github.redirectfilter.match.IpAddress;
import io.github.redirectfilter.match.IpNetworks;
import io.github.redirectfilter.proxy.Client.Account;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word on a client counts. Each one tells of the one who asked it, so they are followed from the
 * nearest to the first that is not listed: that is the client, and what it says of itself counts for nothing.
 */
public final class TrustedProxies {
    /** No proxy is believed. */
    public static final TrustedProxies NONE = new TrustedProxies(IpNetworks.NONE);

    /** Headers of proxies, beside {@code X-Forwarded-*}. */
    private static final List<String> SIGNS = List.of("Forwarded", "Via", "X-Real-IP");

    private final IpNetworks networks;

    private TrustedProxies(IpNetworks networks) {
        this.networks = networks;
    }

    /** Believes proxies with these addresses. */
    public static TrustedProxies in(IpNetworks networks) {
        return new TrustedProxies(networks);
    }

    /** Whether no proxy is believed. */
    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether an address is that of a listed proxy. */
    public boolean lists(String address) {
        return networks.contains(IpAddress.parse(address));
    }

    /** Whether a request bears what proxies write, be it believed or not. */
    public static boolean cameByProxy(Function<String, List<String>> headers) {
        return SIGNS.stream().anyMatch(name -> !headers.apply(name).isEmpty())
                || !XForwardedHeaders.of(headers).absent();
    }

    /**
     * The client behind a connection.
     *
     * @param peer the address at the other end of it
     * @param headers all lines of a header by its name, in order
     * @return {@code null} if the peer is not listed, or says nothing of a client
     */
    public @Nullable Client client(String peer, Function<String, List<String>> headers) {
        if (!networks.contains(IpAddress.parse(peer))) {
            return null;
        }
        List<String> forwarded = headers.apply("Forwarded");
        XForwardedHeaders others = XForwardedHeaders.of(headers);
        if (forwarded.isEmpty()) {
            return others.absent() ? null : follow(others.count(), others::hop);
        }
        List<String> elements = HeaderElements.fromTheEnd(forwarded);
        Client client = follow(elements.size(), number -> ForwardedHeader.hop(elements.get(number)));
        // most proxies know one of the two kinds and hand on the other as the client sent it
        return others.absent() ? client : client.and(follow(others.count(), others::hop));
    }

    private Client follow(int count, IntFunction<Hop> hops) {
        Client client = Client.UNSEEN;
        for (int number = 0; number < count; number++) {
            Hop hop = hops.apply(number);
            Node next = hop.client();
            boolean found = next != null && !networks.contains(next.address());
            client = client.seenBy(hop, found ? Account.TO_CLIENT : Account.TO_PROXY);
            if (next == null || found) {
                return client;
            }
        }
        return client;
    }
}
