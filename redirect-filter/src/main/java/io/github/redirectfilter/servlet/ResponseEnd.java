package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends a response in the middle of the application, which may hold its writer already and go on writing. */
final class ResponseEnd {
    private ResponseEnd() {}

    /**
     * Does what {@code sendRedirect} does, but for one thing: the {@code Location} goes out as it is. Undertow, Liberty,
     * Payara and GlassFish would make it absolute with the {@code Host} that the client sent, which nobody has judged; and
     * the methods of Servlet 6.1 fail on Jetty when a 6.1 API stands beside its 6.0 implementation.
     */
    static void redirect(HttpServletResponse response, String location, int status, boolean clearBuffer)
            throws IOException {
        if (clearBuffer) {
            response.resetBuffer();
            response.setContentLength(0);
        }
        response.setStatus(status);
        response.setHeader("Location", location);
        finish(response);
    }

    /** Writes an answer of ours in place of the application's. */
    static void answer(HttpServletResponse response, Decision answer) throws IOException {
        response.setContentLengthLong(-1); // Tomcat would keep one that the application has set for its own page
        AnswerWriter.write(answer, response);
        if (answer instanceof Decision.Redirect) {
            finish(response);
        }
    }

    /**
     * Sends the head, and makes what is written later come to nothing, as after the container's own redirect: Tomcat
     * swallows it, and would throw if the stream were closed; the others close the stream, else Jetty would give up the
     * connection for a body that is longer than was said.
     */
    private static void finish(HttpServletResponse response) throws IOException {
        response.flushBuffer();
        if (!innermost(response).getClass().getName().startsWith("org.apache.catalina.")) {
            try {
                response.getOutputStream().close();
            } catch (IllegalStateException writerInUse) {
                response.getWriter().close();
            }
        }
    }

    private static ServletResponse innermost(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        return inner;
    }
}
