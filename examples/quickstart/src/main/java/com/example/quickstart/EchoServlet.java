package com.example.quickstart;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The new API: answers with what arrived, so that one sees whether method and body survived the redirect. */
public final class EchoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String arrived = Page.requestLine(request) + "\n" + body;
        if (Page.wanted(request)) {
            Page.of("It arrived here", "Method and body, as the new API received them:", arrived)
                    .send(response);
        } else {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println(arrived.strip());
        }
    }
}
