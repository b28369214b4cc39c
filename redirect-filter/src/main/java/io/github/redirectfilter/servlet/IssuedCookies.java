package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cookies that a response sets, as if the request had brought them: what is decided about the same request once more, after
 * a forward or by another filter, is decided by the same cookie, and no second one is set.
 */
final class IssuedCookies {
    private static final String ATTRIBUTE = "io.github.redirectfilter.issued-cookies";

    private IssuedCookies() {}

    static void remember(HttpServletRequest request, Headers headers) {
        for (Header header : headers.others()) {
            if (header.name().equalsIgnoreCase("Set-Cookie")) {
                Map<Object, Object> issued = new HashMap<>(issued(request));
                String pair = header.value().split(";", 2)[0];
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    issued.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 1));
                    request.setAttribute(ATTRIBUTE, issued);
                }
            }
        }
    }

    /** The value of a cookie that was issued to this request; {@code null} if there is none. */
    static @Nullable String find(HttpServletRequest request, String name) {
        return issued(request).get(name) instanceof String value ? value : null;
    }

    private static Map<?, ?> issued(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Map<?, ?> map ? map : Map.of();
    }
}
