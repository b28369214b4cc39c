package io.github.redirectfilter.servlet.war;

import io.github.redirectfilter.annotation.RedirectFrom;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet of a web application that says which URL it had before; a test copies it into a WAR. */
@WebServlet({"/articles", "/also-articles"})
@RedirectFrom("/blog")
public class ArticlesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("ARTICLES");
    }
}
