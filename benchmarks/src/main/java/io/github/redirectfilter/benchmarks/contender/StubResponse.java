package io.github.redirectfilter.benchmarks.contender;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A servlet response that keeps the {@code Location} of one answer after the other, and allocates nothing. */
final class StubResponse extends HttpServletResponseWrapper {
    private @Nullable String location;
    private int status;

    StubResponse() {
        super(Stubs.refusing(HttpServletResponse.class));
    }

    /** Becomes the response to a new request. */
    StubResponse fresh() {
        location = null;
        status = SC_OK;
        return this;
    }

    /** Where the client is sent; {@code null} if nowhere. */
    @Nullable
    String location() {
        return status >= SC_MULTIPLE_CHOICES ? location : null;
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equals("Location")) {
            location = value;
        }
    }

    @Override
    public void addHeader(String name, String value) {
        setHeader(name, value);
    }

    @Override
    public boolean containsHeader(String name) {
        return false;
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return List.of();
    }

    @Override
    public void sendRedirect(String target) {
        status = SC_FOUND;
        location = target;
    }

    @Override
    public String encodeRedirectURL(String url) {
        return url;
    }

    @Override
    public String encodeURL(String url) {
        return url;
    }

    @Override
    public void setContentLength(int length) {}

    @Override
    public void resetBuffer() {}

    @Override
    public void flushBuffer() {}

    @Override
    public boolean isCommitted() {
        return false;
    }
}
