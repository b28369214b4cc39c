package io.github.redirectfilter;

import io.github.redirectfilter.proxy.Client;
import io.github.redirectfilter.proxy.TrustedProxies;
import io.github.redirectfilter.target.WebOrigin;
import org.jspecify.annotations.Nullable;

/**
 * A request as the client sent it, and not as the last proxy did: rules, targets and the guard all see this one.
 *
 * <p>Nothing of it goes into {@code Vary}. Scheme, host and port are what a cache in front keys by anyway (RFC 9111,
 * section 2), and the headers that tell of them come from behind it, so that it never sees them.
 */
final class ProxiedRequest extends RequestView {
    private final String scheme;
    private final String host;
    private final int port;
    private final String remoteAddress;

    private ProxiedRequest(RedirectRequest request, Client client) {
        super(request);
        this.scheme = client.scheme() == null ? request.scheme() : client.scheme();
        this.host = client.host() == null ? request.host() : client.host();
        this.port = port(request, client, scheme);
        this.remoteAddress = client.address() == null ? request.remoteAddress() : client.address();
    }

    /**
     * The request itself, if it does not come from a listed proxy.
     *
     * @param log is told if proxies contradict each other; {@code null} for a request that nobody sent
     */
    static RedirectRequest of(RedirectRequest request, TrustedProxies proxies, @Nullable EventLog log) {
        if (proxies.isEmpty()) {
            return request;
        }
        Client client = proxies.client(request.remoteAddress(), request::headers);
        if (client == null) {
            return request;
        }
        if (log != null && client.account() == Client.Account.DISPUTED) {
            log.proxiesDispute(request.remoteAddress());
        }
        return new ProxiedRequest(request, client);
    }

    /** Where no proxy says which port, a {@code Host} that was handed on may: one that is not the default. */
    private static int port(RedirectRequest request, Client client, String scheme) {
        boolean ofHost = client.host() == null && request.port() != WebOrigin.defaultPort(request.scheme());
        return client.port() > 0 ? client.port() : ofHost ? request.port() : WebOrigin.defaultPort(scheme);
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String remoteAddress() {
        return remoteAddress;
    }
}
