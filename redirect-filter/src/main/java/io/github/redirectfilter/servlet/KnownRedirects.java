package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Redirects;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the rules of a filter known to the application, as an attribute of the servlet context. */
final class KnownRedirects implements Consumer<Redirects> {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");
    private static final String NAME = Redirects.class.getName();

    private final ServletContext context;
    private @Nullable Redirects before;

    KnownRedirects(ServletContext context) {
        this.context = context;
    }

    /** The first ones replace whatever there is; of several filters, the one that started last is known. */
    @Override
    public void accept(Redirects now) {
        try {
            if (before == null || context.getAttribute(NAME) == before) {
                context.setAttribute(NAME, now);
            }
        } catch (RuntimeException e) { // a listener of the application
            LOG.log(Level.WARNING, "The servlet context does not take the redirects as an attribute", e);
        }
        before = now;
    }
}
