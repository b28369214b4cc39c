package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Redirect;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.target.Location;
import io.github.redirectfilter.target.RefusedException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;

/** Judges the targets that the application sends while it answers one request. */
final class ApplicationJudge {
    private final ApplicationGuard guard;
    private final Redirects redirects;
    private final boolean reportsOnly;
    private final AskedUrl asked;

    // an async dispatch brings another request, maybe on another thread
    private volatile HttpServletRequest request;

    ApplicationJudge(ApplicationGuard guard, Redirects redirects, boolean reportsOnly, AskedUrl asked) {
        this.guard = guard;
        this.redirects = redirects;
        this.reportsOnly = reportsOnly;
        this.asked = asked;
        this.request = asked.request();
    }

    ApplicationGuard guard() {
        return guard;
    }

    /** Whether a target is only told of, and then sent as it is. */
    boolean reportsOnly() {
        return reportsOnly;
    }

    /** Takes over the request that the application now sees: the container shows in it what kind of dispatch this is. */
    void follow(HttpServletRequest seen) {
        request = seen;
    }

    /** Whether the application is in a resource that another one includes, which can't answer (Servlet 6.0, 9.3). */
    boolean insideInclude() {
        return request.getDispatcherType() == DispatcherType.INCLUDE;
    }

    /** Judges a header, which the browser reads: what is relative stays so. */
    Decision header(int status, String target) {
        return written(target, judge(status, target, asked.uri()));
    }

    /** Judges what the application hands to {@code sendRedirect}, which the container reads first. */
    Decision redirect(int status, String target) {
        if (!RelativeTarget.is(target)) {
            return judge(status, target, asked.uri());
        }
        String meant = asked.asContainerReads(target);
        String moved = asked.movedTo();
        return moved == null ? written(meant, judge(status, meant, asked.uri())) : judge(status, meant, moved);
    }

    private static Decision written(String target, Decision decision) {
        if (!(decision instanceof Redirect redirect) || !RelativeTarget.is(target)) {
            return decision;
        }
        try {
            Location location = Location.relative(RelativeTarget.write(target, redirect.location()));
            return new Redirect(redirect.status(), location.toString(), redirect.rule(), redirect.headers());
        } catch (RefusedException e) {
            return decision; // the rebuilt form, which is fit to be sent
        }
    }

    private Decision judge(int status, String target, String uri) {
        return redirects.judge(new ServletRequestAdapter(asked.request()).at(uri), status(status), target, sender());
    }

    private String sender() {
        HttpServletMapping mapping = request.getHttpServletMapping();
        return mapping == null
                        || mapping.getServletName() == null
                        || mapping.getServletName().isEmpty()
                ? "the application"
                : "servlet " + mapping.getServletName();
    }

    private static RedirectStatus status(int code) {
        for (RedirectStatus status : RedirectStatus.values()) {
            if (status.code() == code && status.redirects()) {
                return status;
            }
        }
        return RedirectStatus.FOUND;
    }
}
