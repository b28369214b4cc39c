package com.example.quickstart;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Redirects.Controls;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lists what the rules depend on and operators may change, and changes it for the next request: {@code POST
 * name=share.new-checkout&value=35%25}, without a value back to what the rules say.
 *
 * <p>Whoever reaches this page can close the site. Here it listens on the loopback interface alone, and
 * {@link OwnPagesOnly} keeps the pages of other sites out. In a real application let it ask who is there, too:
 * {@code if (!request.isUserInRole("operator"))}.
 */
final class ControlServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** The filter puts its rules there. */
    private Controls controls() {
        return ((Redirects) getServletContext().getAttribute(Redirects.class.getName())).controls();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        for (Controls.Entry control : controls().list()) {
            response.getWriter().println(control.name() + " " + control.value() + " " + control.state());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = String.valueOf(request.getParameter("name"));
        String value = request.getParameter("value");
        try {
            if (value == null) {
                controls().reset(name);
            } else {
                controls().set(name, value);
            }
        } catch (IllegalArgumentException wrong) {
            // not sendError: its page would leave the reason out
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("text/plain;charset=UTF-8");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.getWriter().println(wrong.getMessage());
            return;
        }
        doGet(request, response);
    }
}
