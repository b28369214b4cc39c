package io.github.redirectfilter.benchmarks.contender;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A servlet request for one path after the other, which allocates nothing. */
final class StubRequest extends HttpServletRequestWrapper {
    private static final int ATTRIBUTES = 16;

    private final String[] names = new String[ATTRIBUTES];
    private final Object[] values = new Object[ATTRIBUTES];
    private int attributes;
    private String uri = "/";

    StubRequest() {
        super(Stubs.refusing(HttpServletRequest.class));
    }

    /** Becomes a new request. */
    StubRequest to(String path) {
        uri = path;
        while (attributes > 0) {
            attributes--;
            names[attributes] = null;
            values[attributes] = null;
        }
        return this;
    }

    @Override
    public String getRequestURI() {
        return uri;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer("http://www.example.com").append(uri);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        for (int i = 0; i < attributes; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    @Override
    public void setAttribute(String name, Object value) {
        int place = 0;
        while (place < attributes && !names[place].equals(name)) {
            place++;
        }
        if (place == attributes) {
            attributes++;
        }
        names[place] = name;
        values[place] = value;
    }

    @Override
    public void removeAttribute(String name) {
        for (int i = 0; i < attributes; i++) {
            if (names[i].equals(name)) {
                attributes--;
                names[i] = names[attributes];
                values[i] = values[attributes];
                names[attributes] = null;
                values[attributes] = null;
                return;
            }
        }
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public String getScheme() {
        return "http";
    }

    @Override
    public String getServerName() {
        return "www.example.com";
    }

    @Override
    public int getServerPort() {
        return 80;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getRemoteAddr() {
        return "127.0.0.1";
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getServletPath() {
        return uri;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.emptyEnumeration();
    }

    @Override
    public @Nullable Cookie[] getCookies() {
        return null;
    }
}
