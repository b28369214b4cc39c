package io.github.redirectfilter.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** What Servlet 6.1 added, for a jar that is compiled against 6.0 and runs on both. */
final class Servlet61 {
    private static final @Nullable MethodHandle SEND_REDIRECT = find();

    private Servlet61() {}

    private static @Nullable MethodHandle find() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(
                            HttpServletResponse.class,
                            "sendRedirect",
                            MethodType.methodType(void.class, String.class, int.class, boolean.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }

    /** Calls the container's own; on 6.0, where only reflection could have asked for it, does the same by hand. */
    static void sendRedirect(HttpServletResponse response, @Nullable String location, int status, boolean clearBuffer)
            throws IOException {
        if (SEND_REDIRECT == null) {
            if (clearBuffer) {
                response.resetBuffer();
            }
            response.setStatus(status);
            response.setHeader("Location", location);
            response.flushBuffer();
            return;
        }
        try {
            SEND_REDIRECT.invokeExact(response, location, status, clearBuffer);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("sendRedirect threw what it does not declare", e);
        }
    }
}
