package io.github.redirectfilter.benchmarks.contender;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestTarget;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.Routed;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.RoutingStatus;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.VirtualHost;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request as Armeria's router sees it; Armeria's own class for it is not public. */
final class ArmeriaContext implements RoutingContext {
    private final VirtualHost host;
    private final RequestHeaders headers;
    private final RequestTarget target;
    private @Nullable HttpStatusException deferred;
    private @Nullable Routed<ServiceConfig> result;

    ArmeriaContext(VirtualHost host, String path) {
        this.host = host;
        this.headers = RequestHeaders.of(HttpMethod.GET, path);
        this.target = Objects.requireNonNull(RequestTarget.forServer(path));
    }

    @Override
    public VirtualHost virtualHost() {
        return host;
    }

    @Override
    public String hostname() {
        return "www.example.com";
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.GET;
    }

    @Override
    public RequestTarget requestTarget() {
        return target;
    }

    @Override
    public QueryParams params() {
        return QueryParams.of();
    }

    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public List<MediaType> acceptTypes() {
        return List.of();
    }

    @Override
    public RequestHeaders headers() {
        return headers;
    }

    @Override
    public RoutingStatus status() {
        return RoutingStatus.OK;
    }

    @Override
    public SessionProtocol sessionProtocol() {
        return SessionProtocol.H1C;
    }

    @Override
    public void deferStatusException(HttpStatusException cause) {
        deferred = cause;
    }

    @Override
    public @Nullable HttpStatusException deferredStatusException() {
        return deferred;
    }

    @Override
    @Deprecated
    public boolean isCorsPreflight() {
        return false;
    }

    @Override
    public boolean hasResult() {
        return result != null;
    }

    @Override
    public void setResult(Routed<ServiceConfig> found) {
        result = found;
    }

    @Override
    public @Nullable Routed<ServiceConfig> result() {
        return result;
    }
}
