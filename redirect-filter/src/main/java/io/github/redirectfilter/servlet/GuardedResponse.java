package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The response of an application whose redirects are judged. What is allowed goes out as it was understood; what is
 * refused is answered here, and nothing that the application does to the response afterwards changes that answer.
 *
 * <p>An included resource can't answer (Servlet 6.0, section 9.3): what is refused there is dropped, and the page around
 * it goes on.
 */
final class GuardedResponse extends SealableResponse {
    private static final String LOCATION = "Location";
    private static final String REFRESH = "Refresh";
    private static final int FOUND = 302;

    private final ApplicationJudge judge;

    /** A {@code Location} that is no redirect by the status there was; {@code null} if there is none. */
    private @Nullable String createdAt;

    GuardedResponse(HttpServletResponse response, ApplicationJudge judge) {
        super(response);
        this.judge = judge;
    }

    ApplicationJudge judge() {
        return judge;
    }

    @Override
    public void sendRedirect(@Nullable String location) throws IOException {
        if (location == null || isForContainer(location)) {
            super.sendRedirect(location);
        } else {
            redirect(location, FOUND, true);
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
        if (location != null && !isForContainer(location)) {
            redirect(location, status, clearBuffer);
        } else if (!sealed()) {
            Servlet61.sendRedirect(inner(), location, status, clearBuffer);
        }
    }

    /** What is wrong with a redirect after the commit, or with null, the container says itself. */
    private boolean isForContainer(String location) {
        if (!sealed() && !inner().isCommitted() && judge.reportsOnly()) {
            judge.redirect(FOUND, location);
            return true;
        }
        return sealed() || inner().isCommitted();
    }

    private void redirect(String location, int status, boolean clearBuffer) throws IOException {
        String judged = accepted(judge.redirect(status, location));
        if (judged != null && judge.insideInclude()) {
            super.sendRedirect(judged); // does nothing, as a rule
        } else if (judged != null) {
            ResponseEnd.redirect(inner(), judged, status, clearBuffer);
        }
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        String judged = judgedHeader(name, value);
        if (judged != null || value == null) {
            super.setHeader(name, judged);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        String judged = judgedHeader(name, value);
        if (judged != null || value == null) {
            super.addHeader(name, judged);
        }
    }

    /** The value to send; {@code null} if it was refused. */
    private @Nullable String judgedHeader(String name, @Nullable String value) {
        if (sealed() || inner().isCommitted()) {
            return value;
        }
        if (is(LOCATION, name)) {
            return judgedLocation(value);
        }
        return value != null && is(REFRESH, name) ? judgedRefresh(value) : value;
    }

    /** Chromium cuts white space off the end of a header's name. */
    private static boolean is(String header, @Nullable String name) {
        return name != null && header.equalsIgnoreCase(name.strip());
    }

    private @Nullable String judgedLocation(@Nullable String value) {
        // 201 and 202 tell where something was made (RFC 9110, section 10.2.2): no browser goes there
        boolean made = getStatus() == SC_CREATED || getStatus() == SC_ACCEPTED;
        createdAt = made ? value : null;
        return made || value == null || value.isEmpty() ? value : judged(getStatus(), value);
    }

    private @Nullable String judgedRefresh(String value) {
        RefreshHeader refresh = RefreshHeader.parse(value);
        String judged = refresh.url() == null ? "" : judged(FOUND, refresh.url());
        if (judged == null || judge.reportsOnly()) {
            return judged == null ? null : value;
        }
        return (judged.isEmpty() ? refresh.withoutUrl() : refresh.to(judged)).toString();
    }

    @Override
    public void setStatus(int status) {
        judgeCreated(status);
        super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        judgeCreated(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        judgeCreated(status);
        super.sendError(status, message);
    }

    /** Judges a {@code Location} that was none of a redirect, if the status makes it one. */
    private void judgeCreated(int status) {
        String location = createdAt;
        if (location == null || status < 300 || status >= 400 || sealed() || inner().isCommitted()) {
            return;
        }
        createdAt = null;
        if (judge.reportsOnly()) {
            judge.header(status, location);
            return;
        }
        // no container lets a header be removed, and what is refused is not to stand in the answer
        super.setHeader(LOCATION, "");
        String judged = judged(status, location);
        if (judged != null) {
            super.setHeader(LOCATION, judged);
        }
    }

    @Override
    public void reset() {
        super.reset();
        createdAt = null;
    }

    private @Nullable String judged(int status, String target) {
        Decision decision = judge.header(status, target);
        try {
            return judge.reportsOnly() ? target : accepted(decision);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text to send; {@code null} if the target was refused, and answered. */
    private @Nullable String accepted(Decision decision) throws IOException {
        if (decision instanceof Decision.Redirect redirect) {
            return redirect.location();
        }
        if (!judge.insideInclude() && decision instanceof Decision.Refused refused) {
            try {
                ResponseEnd.answer(inner(), refused.answer());
            } finally {
                seal();
            }
        }
        return null;
    }
}
