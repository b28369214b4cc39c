package com.example.annotations;

import io.github.redirectfilter.annotation.RedirectFrom;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Served {@code /blog} and {@code /news} once: what stands behind the old addresses comes along. */
@WebServlet("/articles/*")
@RedirectFrom(
        value = {"/blog/{*path}", "/news"},
        status = 301)
public final class ArticlesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().println("Article " + request.getPathInfo());
    }
}
