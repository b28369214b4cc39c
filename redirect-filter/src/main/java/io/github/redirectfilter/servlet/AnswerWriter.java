package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Writes the filter's own answers. Nothing is flushed: filters in front of this one may still add headers. */
final class AnswerWriter {
    static final String CACHE_CONTROL = "Cache-Control";

    private static final int NO_CONTENT = 204;

    private AnswerWriter() {}

    /** Writes a decision that is an answer; a pass is none. */
    static void write(Decision answer, HttpServletResponse response) throws IOException {
        if (answer instanceof Decision.Redirect redirect) {
            redirect(redirect, response);
        } else if (answer instanceof Decision.Respond respond) {
            respond(respond, response);
        }
    }

    /**
     * Not by {@code sendRedirect}: Undertow, Liberty, Payara and GlassFish make the location absolute with the
     * {@code Host} that the client sent, Jetty throws on {@code %2F}. A {@code Location} header goes out as it is
     * everywhere.
     */
    static void redirect(Decision.Redirect redirect, HttpServletResponse response) {
        apply(redirect.headers(), response);
        response.setHeader("Location", redirect.location());
        withoutBody(redirect.status().code(), response);
    }

    static void respond(Decision.Respond respond, HttpServletResponse response) throws IOException {
        apply(respond.headers(), response);
        if (respond.errorPage()) {
            response.sendError(respond.status());
        } else {
            withoutBody(respond.status(), response);
        }
    }

    /** Sets the headers of an answer of ours; to do so twice is the same as once. */
    static void apply(Headers headers, HttpServletResponse response) {
        if (headers.cacheControl() != null) {
            response.setHeader(CACHE_CONTROL, headers.cacheControl());
        }
        if (headers.vary() != null) {
            response.setHeader(VaryHeader.NAME, VaryHeader.merge(response.getHeaders(VaryHeader.NAME), headers.vary()));
        }
        addMissing(headers.others(), response);
    }

    static void addMissing(List<Header> headers, HttpServletResponse response) {
        for (Header header : headers) {
            if (!response.getHeaders(header.name()).contains(header.value())) {
                response.addHeader(header.name(), header.value());
            }
        }
    }

    private static void withoutBody(int status, HttpServletResponse response) {
        response.resetBuffer();
        response.setStatus(status);
        if (status != NO_CONTENT) { // which must not have a Content-Length (RFC 9110, section 8.6)
            response.setContentLength(0);
        }
    }
}
