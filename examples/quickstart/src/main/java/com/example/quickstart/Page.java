package com.example.quickstart;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One page as it is sent. Nothing on it comes from elsewhere, and the browser is told so. */
record Page(byte[] content, String contentType) {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self';"
                    // the little servers, to which redirects lead
                    + " connect-src 'self' http://127.0.0.1:*; base-uri 'none'; frame-ancestors 'none'";

    /** A file below {@code web/} on the class path. */
    static Page file(String path, String contentType) {
        try (InputStream in = Page.class.getResourceAsStream("/web" + path)) {
            return new Page(in.readAllBytes(), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page with a heading, a sentence, and a text that the client may have sent. */
    static Page of(String heading, String sentence, String text) {
        String html = new String(file("/page.html", "").content, StandardCharsets.UTF_8)
                .replace("{{heading}}", escape(heading))
                .replace("{{sentence}}", escape(sentence))
                .replace("{{text}}", escape(text));
        return new Page(html.getBytes(StandardCharsets.UTF_8), "text/html;charset=UTF-8");
    }

    /** Whether the client is a browser that shows a page. */
    static boolean wanted(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    static String requestLine(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    void send(HttpServletResponse response) throws IOException {
        response.setContentType(contentType);
        response.setContentLength(content.length);
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.getOutputStream().write(content);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
