package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision.Headers;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The response that the application gets when rules looked at a header and let the request pass: it keeps our
 * {@code Vary} beside the application's. Our headers are there from the start, so it does not matter what commits the
 * response.
 *
 * <p>A {@code Cache-Control} of ours gives way to one of the application's, and the application does not see it: Spring
 * Security, for one, sets its strict caching headers only if there are none yet.
 */
final class PassedResponse extends HttpServletResponseWrapper {
    private static final Predicate<String> PRIVATE =
            Pattern.compile("(?i)(^|[,\\s])(private|no-store)([,\\s]|$)").asPredicate();

    private final Headers headers;
    private final boolean setsCookie;
    private boolean ownCacheControl;

    PassedResponse(HttpServletResponse response, Headers headers) {
        super(response);
        this.headers = headers;
        this.setsCookie =
                headers.others().stream().anyMatch(header -> header.name().equalsIgnoreCase("Set-Cookie"));
        apply();
    }

    private void apply() {
        keepVary(super.getHeaders(VaryHeader.NAME));
        AnswerWriter.addMissing(headers.others(), (HttpServletResponse) getResponse());
        if (super.containsHeader(AnswerWriter.CACHE_CONTROL)) {
            keepPrivate();
        } else {
            setOwnCacheControl();
        }
    }

    private void keepVary(Collection<String> present) {
        if (headers.vary() != null) {
            super.setHeader(VaryHeader.NAME, VaryHeader.merge(present, headers.vary()));
        }
    }

    private void setOwnCacheControl() {
        if (headers.cacheControl() != null) {
            super.setHeader(AnswerWriter.CACHE_CONTROL, headers.cacheControl());
            ownCacheControl = true;
        }
    }

    /** A cookie that tells callers apart must not be handed to several, so that here the application only can be stricter. */
    private void keepPrivate() {
        if (setsCookie && super.getHeaders(AnswerWriter.CACHE_CONTROL).stream().noneMatch(PRIVATE)) {
            super.addHeader(AnswerWriter.CACHE_CONTROL, "private");
        }
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        super.setHeader(name, value);
        if (VaryHeader.is(name)) {
            keepVary(value == null ? List.of() : List.of(value));
        } else if (isCacheControl(name)) {
            ownCacheControl = false;
            if (value == null) { // Jetty takes this for a removal
                setOwnCacheControl();
            } else {
                keepPrivate();
            }
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (value == null) {
            super.addHeader(name, value);
        } else if (hidden(name)) {
            setHeader(name, value);
        } else {
            super.addHeader(name, value);
            if (VaryHeader.is(name)) {
                keepVary(super.getHeaders(VaryHeader.NAME));
            }
        }
    }

    @Override
    public void reset() {
        super.reset();
        ownCacheControl = false;
        apply();
    }

    @Override
    public boolean containsHeader(String name) {
        return !hidden(name) && super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return hidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return hidden(name) ? List.of() : super.getHeaders(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        Collection<String> names = super.getHeaderNames();
        return ownCacheControl
                ? names.stream().filter(name -> !isCacheControl(name)).toList()
                : names;
    }

    private boolean hidden(String name) {
        return ownCacheControl && isCacheControl(name);
    }

    private static boolean isCacheControl(String name) {
        return AnswerWriter.CACHE_CONTROL.equalsIgnoreCase(name);
    }
}
