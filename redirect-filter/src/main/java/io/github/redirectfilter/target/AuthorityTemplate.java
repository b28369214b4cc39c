package io.github.redirectfilter.target;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scheme, host and port of a target: literal, or made of what the host pattern of the source captured. */
final class AuthorityTemplate {
    private final @Nullable String scheme;
    private final List<TargetPart> host;
    private final int port;
    private final boolean requestPort;
    private final boolean literalHost;
    private final @Nullable WebOrigin literal;

    /**
     * Makes one.
     *
     * @param scheme {@code null} to keep the scheme of the request
     * @param host parts of the host, in lower case, text next to text in one of them
     * @param port literal port; 0 for the scheme's default, or where {@code requestPort} says so, that of the request
     */
    AuthorityTemplate(@Nullable String scheme, List<TargetPart> host, int port, boolean requestPort) {
        this.scheme = scheme;
        this.host = List.copyOf(host);
        this.port = port;
        this.requestPort = requestPort;
        TargetPart only = host.size() == 1 ? host.get(0) : null;
        this.literalHost = only instanceof TargetPart.Text;
        this.literal = scheme == null || requestPort || !(only instanceof TargetPart.Text text)
                ? null
                : new WebOrigin(scheme, text.text(), port > 0 ? port : WebOrigin.defaultPort(scheme));
    }

    /** The origin it leads to; {@code null} if a value is absent. */
    @Nullable
    WebOrigin resolve(TargetValues values, Base base) throws RefusedException {
        if (literal != null) {
            return literal;
        }
        String resolvedScheme = scheme == null ? base.origin().scheme() : scheme;
        StringBuilder name = new StringBuilder();
        for (TargetPart part : host) {
            if (part instanceof TargetPart.Text text) {
                name.append(text.text());
            } else if (part instanceof TargetPart.Value value) {
                String label = value.variable().value(values);
                if (label == null) {
                    return null;
                }
                name.append(label.toLowerCase(Locale.ROOT));
            }
        }
        String resolvedHost = name.toString();
        if (!literalHost && !resolvedHost.equals(base.origin().host())) {
            try {
                HostName.requireName(resolvedHost);
            } catch (RefusedException e) {
                throw e.of("//" + resolvedHost);
            }
        }
        int resolvedPort = requestPort ? values.port() : port > 0 ? port : WebOrigin.defaultPort(resolvedScheme);
        return new WebOrigin(resolvedScheme, resolvedHost, resolvedPort);
    }

    /** The origin, if nothing of the request goes into it; else {@code null}. */
    @Nullable
    WebOrigin literal() {
        return literal;
    }

    /**
     * Whether the operator alone decides about the site: the host is literal, or ends in literal labels, or is the host
     * that was asked. The last is no choice of a stranger's, for a browser names the host that it connected to; but
     * where the operator says which origin is the own one, that counts.
     */
    boolean trusted(Base base) {
        if (literalHost) {
            return true;
        }
        TargetPart last = host.get(host.size() - 1);
        if (last instanceof TargetPart.Text text) {
            return text.text().startsWith(".");
        }
        return last instanceof TargetPart.Value value
                && value.variable().isWholeHost()
                && base.origin().equals(base.requested());
    }
}
