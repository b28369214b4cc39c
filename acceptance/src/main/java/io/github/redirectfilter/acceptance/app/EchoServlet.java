package io.github.redirectfilter.acceptance.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Says what came in, and which redirect filters there are. */
public final class EchoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        long filters = request.getServletContext().getFilterRegistrations().values().stream()
                .filter(filter -> filter.getClassName().endsWith(".RedirectFilter"))
                .count();
        response.setContentType("text/plain");
        response.getWriter().print(request.getMethod() + " " + body + " filters=" + filters);
    }
}
