package io.github.redirectfilter.spring;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link RedirectsEndpoint} over HTTP. What cannot be done is answered by 400 with the reason as {@code error}, which Boot
 * leaves out of its own answer.
 */
// Boot 3.5 does not know another annotation of parameters that may be missing
@SuppressWarnings("deprecation")
@EndpointWebExtension(endpoint = RedirectsEndpoint.class)
record RedirectsWebExtension(RedirectsEndpoint endpoint) {
    @ReadOperation
    @Nullable
    Object read(
            @Selector String operation,
            @org.springframework.lang.Nullable String method,
            @org.springframework.lang.Nullable String url,
            @org.springframework.lang.Nullable String headers,
            @org.springframework.lang.Nullable String ip,
            @org.springframework.lang.Nullable String user) {
        return answer(() -> endpoint.read(operation, method, url, headers, ip, user));
    }

    @WriteOperation
    @Nullable
    Object set(@Selector String name, @org.springframework.lang.Nullable String value) {
        return value == null
                ? refused("\"value\" is missing (expected a body such as {\"value\": \"on\"})")
                : answer(() -> endpoint.set(name, value));
    }

    @DeleteOperation
    @Nullable
    Object reset(@Selector String name) {
        return answer(() -> endpoint.reset(name));
    }

    private static @Nullable Object answer(Supplier<@Nullable Object> operation) {
        try {
            return operation.get();
        } catch (InvalidEndpointRequestException e) {
            return refused(String.valueOf(e.getReason()));
        }
    }

    private static Object refused(String reason) {
        return new WebEndpointResponse<>(Map.of("error", reason), WebEndpointResponse.STATUS_BAD_REQUEST);
    }
}
