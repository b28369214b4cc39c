package io.github.redirectfilter.acceptance.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets the request be answered by a detour, which the header {@code X-Via} names. */
public final class ViaServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String INNER = "/inner/deep/target";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getHeader("X-Via")) {
            case "forward" -> request.getRequestDispatcher(INNER).forward(request, response);
            case "include" -> {
                response.getWriter().print("[");
                request.getRequestDispatcher(INNER).include(request, response);
                response.getWriter().print("]");
            }
            case "error" -> response.sendError(500);
            case "exception" -> throw new ServletException("on purpose");
            case "async" -> later(request.startAsync());
            case "async with arguments" -> later(request.startAsync(request, response));
            case "async dispatch" -> request.startAsync().dispatch(INNER);
            case "async dispatch with arguments" ->
                request.startAsync(request, response).dispatch(INNER);
            case "async twice" -> twice(request);
            case "async dispatch back" -> back(request, response);
            default -> throw new IllegalArgumentException(request.getHeader("X-Via"));
        }
    }

    /**
     * Starts async processing in a forward, and dispatches without a path: to what the client asked for (Servlet 6.0,
     * {@code AsyncContext.dispatch}). The header tells where that was.
     */
    private static void back(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getDispatcherType()) {
            case REQUEST -> request.getRequestDispatcher("/via/deep/inside").forward(request, response);
            case FORWARD -> request.startAsync().dispatch();
            default -> {
                response.setHeader("X-Back-At", request.getRequestURI());
                ActServlet.act(request, response);
            }
        }
    }

    /** On a thread of its own, with what the context hands out. */
    private static void later(AsyncContext context) {
        Thread thread = new Thread(() -> {
            try {
                ActServlet.act((HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                context.complete();
            }
        });
        thread.start();
    }

    /** Starts async processing in a dispatch that async processing led to. */
    private static void twice(HttpServletRequest request) {
        if (request.getAttribute("again") == null) {
            request.setAttribute("again", true);
            request.startAsync().dispatch();
        } else {
            later(request.startAsync());
        }
    }
}
