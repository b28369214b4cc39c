package com.example.quickstart;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last answers of the filter, for the start page: a script that follows a redirect gets to see only where it ends.
 * The newest line is the last; each begins with its number.
 */
final class Decisions extends HttpServlet implements RedirectListener {
    private static final long serialVersionUID = 1L;

    private static final int KEPT = 200;

    private final transient Deque<String> lines = new ArrayDeque<>();
    private int count;

    @Override
    public void decided(RedirectRequest request, Decision decision) {
        if (!(decision instanceof Decision.Pass)) {
            add(request.method() + " " + request.uri() + " -> " + answer(decision));
        }
    }

    private synchronized void add(String line) {
        lines.add(++count + " " + line);
        if (lines.size() > KEPT) {
            lines.remove();
        }
    }

    private synchronized List<String> kept() {
        return List.copyOf(lines);
    }

    private static String answer(Decision decision) {
        if (decision instanceof Decision.Redirect redirect) {
            return redirect.status() + ", Location: " + redirect.location() + headers(redirect.headers());
        } else if (decision instanceof Decision.Respond respond) {
            return respond.status() + headers(respond.headers());
        } else if (decision instanceof Decision.Refused refused) {
            return "refused, " + refused.reason() + headers(refused.headers());
        }
        return "";
    }

    private static String headers(Headers headers) {
        StringBuilder text = new StringBuilder();
        headers.others().forEach(header -> text.append(", " + header.name() + ": " + header.value()));
        return text
                + (headers.cacheControl() == null ? "" : ", Cache-Control: " + headers.cacheControl())
                + (headers.vary() == null ? "" : ", Vary: " + headers.vary());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        for (String line : kept()) {
            response.getWriter().println(line);
        }
    }
}
