package com.example.quickstart;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** The start page, the pages that the rules lead to, and the error page. */
public final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Map<String, String> FILES = Map.of(
            "/", "text/html;charset=UTF-8",
            "/static/style.css", "text/css;charset=UTF-8",
            "/static/script.js", "text/javascript;charset=UTF-8",
            "/static/icon.svg", "image/svg+xml");
    private static final Set<String> PAGES = Set.of(
            "/find", "/health", "/dashboard", "/dashboard/next", "/newsletter/closed", "/price", "/shop", "/welcome");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
            Page.of(
                            "Status " + status,
                            "The application's error page, for this request:",
                            request.getMethod() + " " + request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                    .send(response);
        } else if (FILES.containsKey(path)) {
            Page.file(path.equals("/") ? "/index.html" : path, FILES.get(path)).send(response);
        } else if (PAGES.contains(path) || path.startsWith("/articles/") || path.startsWith("/welcome/")) {
            Page.of("You are here", "The request that reached the application:", Page.requestLine(request))
                    .send(response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
