package io.github.redirectfilter.acceptance.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Redirects in the way that the header {@code X-How} says, to the target in {@code X-Target}: UTF-16 in base64url, so
 * that the client can name any text there is.
 */
public final class ActServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        act(request, response);
    }

    static void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String target = target(request);
        switch (request.getHeader("X-How")) {
            case "sendRedirect" -> response.sendRedirect(target);
            case "sendRedirect(int)" -> servlet61(response, new Class<?>[] {String.class, int.class}, target, 303);
            case "sendRedirect(boolean)" -> {
                response.getWriter().print("KEPT");
                servlet61(response, new Class<?>[] {String.class, boolean.class}, target, false);
            }
            case "sendRedirect(int,boolean)" ->
                servlet61(response, new Class<?>[] {String.class, int.class, boolean.class}, target, 308, true);
            case "setHeader" -> {
                response.setStatus(302);
                response.setHeader("Location", target);
            }
            case "setHeader, then status" -> {
                response.setHeader("Location", target);
                response.setStatus(301);
            }
            case "addHeader" -> {
                response.setStatus(307);
                response.addHeader("location", target);
            }
            case "odd case" -> {
                response.setStatus(303);
                response.setHeader("lOCATION", target);
            }
            case "refresh" -> response.setHeader("Refresh", "5; URL='" + target + "'");
            case "created" -> {
                response.setStatus(201);
                response.setHeader("Location", target);
            }
            case "created, then moved" -> {
                response.setStatus(201);
                response.setHeader("Location", target);
                response.setStatus(302);
            }
            case "after reset" -> {
                response.setHeader("Location", "/first");
                response.reset();
                response.setStatus(302);
                response.setHeader("Location", target);
            }
            case "writer in hand" -> {
                PrintWriter writer = response.getWriter();
                writer.print("before");
                response.sendRedirect(target);
                writer.print("after");
                writer.flush();
                response.setHeader("X-Late", "1");
            }
            case "stream in hand" -> {
                var stream = response.getOutputStream();
                stream.print("before");
                response.sendRedirect(target);
                try {
                    stream.print("after");
                    stream.flush();
                } catch (IOException closed) {
                    // so Jetty and Undertow say, with the guard and without
                    request.setAttribute("closed", closed);
                }
            }
            case "length set" -> {
                response.setContentLength(1000);
                response.sendRedirect(target);
            }
            case "twice" -> {
                response.sendRedirect(target);
                try {
                    response.sendRedirect("/second");
                } catch (IllegalStateException committed) {
                    response.setHeader("X-Late", "1");
                }
            }
            default -> throw new IllegalArgumentException(request.getHeader("X-How"));
        }
    }

    private static String target(HttpServletRequest request) {
        byte[] encoded = request.getHeader("X-Target").getBytes(StandardCharsets.US_ASCII);
        // not by a charset, which would replace half a surrogate pair
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded))
                .asCharBuffer()
                .toString();
    }

    /** By reflection, as an application compiled against 6.1 would do on a container that has it. */
    private static void servlet61(HttpServletResponse response, Class<?>[] types, Object... arguments)
            throws IOException {
        try {
            HttpServletResponse.class.getMethod("sendRedirect", types).invoke(response, arguments);
        } catch (InvocationTargetException e) {
            throw new IOException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
