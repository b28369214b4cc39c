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

    /**
     * Calls the container's own; does the same by hand where there is none: on 6.0, where only reflection could have asked
     * for it, and on a 6.0 container with the API of 6.1 beside it.
     */
    static void sendRedirect(HttpServletResponse response, @Nullable String location, int status, boolean clearBuffer)
            throws IOException {
        try {
            if (SEND_REDIRECT != null) {
                SEND_REDIRECT.invokeExact(response, location, status, clearBuffer);
                return;
            }
        } catch (AbstractMethodError notImplemented) {
            // by hand, below
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("sendRedirect threw what it does not declare", e);
        }
        byHand(response, location, status, clearBuffer);
    }

    private static void byHand(HttpServletResponse response, @Nullable String location, int status, boolean clearBuffer)
            throws IOException {
        if (location == null) {
            throw new IllegalArgumentException("sendRedirect needs a location");
        }
        if (response.isCommitted()) {
            throw new IllegalStateException("sendRedirect after the response was committed");
        }
        ResponseEnd.redirect(response, location, status, clearBuffer);
    }
}
