package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The response of an application whose redirects are judged. What is allowed goes out as it was understood; what is
 * refused is answered here, and nothing that the application does to the response afterwards changes that answer.
 */
final class GuardedResponse extends HttpServletResponseWrapper {
    private static final String LOCATION = "Location";
    private static final String REFRESH = "Refresh";
    private static final int FOUND = 302;

    private final ApplicationGuard.Judge judge;
    private @Nullable String createdAt;
    private boolean refused;

    GuardedResponse(HttpServletResponse response, ApplicationGuard.Judge judge) {
        super(response);
        this.judge = judge;
    }

    @Override
    public void sendRedirect(@Nullable String location) throws IOException {
        String judged = judgeUnlessPointless(FOUND, location);
        if (!refused) {
            super.sendRedirect(judged);
        }
    }

    // Servlet 6.1 declares the next three. Without @Override they replace those of its wrapper, and 6.0 never calls
    // them.

    /** Redirects with a status, as of Servlet 6.1. */
    public void sendRedirect(@Nullable String location, int status) throws IOException {
        sendRedirect(location, status, true);
    }

    /** Redirects and keeps the buffer or clears it, as of Servlet 6.1. */
    public void sendRedirect(@Nullable String location, boolean clearBuffer) throws IOException {
        sendRedirect(location, FOUND, clearBuffer);
    }

    /** Redirects with a status, and keeps the buffer or clears it, as of Servlet 6.1. */
    public void sendRedirect(@Nullable String location, int status, boolean clearBuffer) throws IOException {
        String judged = judgeUnlessPointless(status, location);
        if (!refused) {
            Servlet61.sendRedirect(inner(), judged, status, clearBuffer);
        }
    }

    /** What is wrong with null, or with a redirect after the commit, the container says itself. */
    private @Nullable String judgeUnlessPointless(int status, @Nullable String location) {
        return refused || location == null || inner().isCommitted() ? location : judged(status, location);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        String judged = judgedHeader(name, value);
        if (!refused) {
            super.setHeader(name, judged);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        String judged = judgedHeader(name, value);
        if (!refused) {
            super.addHeader(name, judged);
        }
    }

    private @Nullable String judgedHeader(String name, @Nullable String value) {
        if (refused || value == null || inner().isCommitted()) {
            return value;
        }
        if (LOCATION.equalsIgnoreCase(name)) {
            // 201 and 202 tell where something was made (RFC 9110, section 10.2.2): no browser goes there
            boolean made = getStatus() == SC_CREATED || getStatus() == SC_ACCEPTED;
            createdAt = made ? value : null;
            return made ? value : judged(getStatus(), value);
        }
        return REFRESH.equalsIgnoreCase(name) ? judgedRefresh(value) : value;
    }

    private @Nullable String judgedRefresh(String value) {
        RefreshHeader refresh = RefreshHeader.parse(value);
        if (refresh.url() == null) {
            return value;
        }
        String judged = judged(FOUND, refresh.url());
        return judged == null || judge.reportsOnly() ? value : refresh.to(judged);
    }

    @Override
    public void setStatus(int status) {
        if (!refused && createdAt != null && status >= 300 && status < 400) {
            String judged = judged(status, createdAt);
            if (!refused) {
                super.setHeader(LOCATION, judged);
                createdAt = null;
            }
        }
        if (!refused) {
            super.setStatus(status);
        }
    }

    /** The text to send; {@code null} if the target was refused and answered. */
    private @Nullable String judged(int status, String target) {
        Decision decision = judge.judge(status, target);
        if (judge.reportsOnly()) {
            return target;
        }
        if (decision instanceof Decision.Redirect redirect) {
            return redirect.location();
        }
        try {
            if (decision instanceof Decision.Refused answered) {
                AnswerWriter.write(answered.answer(), inner());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            refused = true;
        }
        return null;
    }

    private HttpServletResponse inner() {
        return (HttpServletResponse) getResponse();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!refused) {
            super.sendError(status, message);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!refused) {
            super.sendError(status);
        }
    }

    @Override
    public void reset() {
        if (!refused) {
            super.reset();
            createdAt = null;
        }
    }

    @Override
    public void resetBuffer() {
        if (!refused) {
            super.resetBuffer();
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!refused) {
            super.flushBuffer();
        }
    }

    @Override
    public boolean isCommitted() {
        return refused || super.isCommitted();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return refused ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return refused ? new NoOutput() : super.getOutputStream();
    }
}
