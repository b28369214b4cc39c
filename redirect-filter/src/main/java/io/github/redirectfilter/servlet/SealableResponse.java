package io.github.redirectfilter.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A response that can be answered over the head of the application: once it is sealed, all that the application does to
 * it is swallowed. To the application it looks committed. Tomcat, for one, would take headers and cookies after a
 * {@code sendError}, and after a redirect that is not sent yet a length and a body.
 */
abstract class SealableResponse extends HttpServletResponseWrapper {
    private volatile boolean sealed;

    SealableResponse(HttpServletResponse response) {
        super(response);
    }

    final void seal() {
        sealed = true;
    }

    final boolean sealed() {
        return sealed;
    }

    /** The response inside; Tomcat puts one of its own there for the time of an include. */
    final HttpServletResponse inner() {
        return (HttpServletResponse) getResponse();
    }

    @Override
    public boolean isCommitted() {
        return sealed || super.isCommitted();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return sealed ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return sealed ? new NoOutput() : super.getOutputStream();
    }

    @Override
    public void sendRedirect(@Nullable String location) throws IOException {
        if (!sealed) {
            super.sendRedirect(location);
        }
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        if (!sealed) {
            super.sendError(status, message);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!sealed) {
            super.sendError(status);
        }
    }

    @Override
    public void setStatus(int status) {
        if (!sealed) {
            super.setStatus(status);
        }
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!sealed) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (!sealed) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (!sealed) {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (!sealed) {
            super.addIntHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (!sealed) {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (!sealed) {
            super.addDateHeader(name, date);
        }
    }

    @Override
    public void addCookie(Cookie cookie) {
        if (!sealed) {
            super.addCookie(cookie);
        }
    }

    @Override
    public void setTrailerFields(Supplier<Map<String, String>> supplier) {
        if (!sealed) {
            super.setTrailerFields(supplier);
        }
    }

    @Override
    public void setContentType(@Nullable String type) {
        if (!sealed) {
            super.setContentType(type);
        }
    }

    @Override
    public void setCharacterEncoding(@Nullable String charset) {
        if (!sealed) {
            super.setCharacterEncoding(charset);
        }
    }

    @Override
    public void setLocale(@Nullable Locale locale) {
        if (!sealed) {
            super.setLocale(locale);
        }
    }

    @Override
    public void setContentLength(int length) {
        if (!sealed) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!sealed) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setBufferSize(int size) {
        if (!sealed) {
            super.setBufferSize(size);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!sealed) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        if (!sealed) {
            super.resetBuffer();
        }
    }

    @Override
    public void reset() {
        if (!sealed) {
            super.reset();
        }
    }
}
