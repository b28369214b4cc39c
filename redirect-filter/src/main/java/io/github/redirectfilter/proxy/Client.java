package io.github.redirectfilter.proxy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client as the trusted proxies in front of the server have seen it.
 *
 * @param address its address, or what stands for one that is hidden; {@code null} if no proxy says
 * @param scheme {@code http} or {@code https}; {@code null} if no proxy says
 * @param host the host that it asked, lower-case, IPv6 in brackets; {@code null} if no proxy says
 * @param port the port that it asked; 0 if no proxy says
 * @param account how far the proxies' account leads
 */
public record Client(
        @Nullable String address,
        @Nullable String scheme,
        @Nullable String host,
        int port,
        Account account) {
    /** How far what proxies say leads. */
    public enum Account {
        /** To one more trusted proxy. */
        TO_PROXY,
        /** To the client. */
        TO_CLIENT,
        /** Nowhere: two proxies contradict each other, so that neither is believed. */
        DISPUTED
    }

    /** Nothing is known of it yet. */
    static final Client UNSEEN = new Client(null, null, null, 0, Account.TO_PROXY);

    /** Two proxies contradict each other about it: its address is unknown, which no rule takes for a known one. */
    private static final Client DISPUTED = new Client(Node.UNKNOWN.text(), null, null, 0, Account.DISPUTED);

    /** What one more proxy says, which stands in front of those before: it has seen the client from nearer. */
    Client seenBy(Hop proxy, Account leads) {
        // a port goes with the scheme and host beside it
        boolean anotherUrl = proxy.scheme() != null || proxy.host() != null;
        return new Client(
                proxy.client() == null ? address : proxy.client().text(),
                proxy.scheme() == null ? scheme : proxy.scheme(),
                proxy.host() == null ? host : proxy.host(),
                proxy.port() > 0 || anotherUrl ? proxy.port() : port,
                leads);
    }

    /** Puts two accounts together; the one that leads to the client, if the other does not. */
    Client and(Client other) {
        if (account != other.account) {
            return account == Account.TO_CLIENT ? this : other;
        }
        boolean disputed = differ(address, other.address)
                || differ(scheme, other.scheme)
                || differ(host, other.host)
                || port > 0 && other.port > 0 && port != other.port;
        return disputed
                ? DISPUTED
                : new Client(
                        address == null ? other.address : address,
                        scheme == null ? other.scheme : scheme,
                        host == null ? other.host : host,
                        Math.max(port, other.port),
                        account);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !Objects.equals(one, other);
    }
}
