package io.github.redirectfilter;

import io.github.redirectfilter.target.AllowedOrigins;
import io.github.redirectfilter.target.Base;
import io.github.redirectfilter.target.Guard;
import io.github.redirectfilter.target.Location;
import io.github.redirectfilter.target.RefusedException;
import io.github.redirectfilter.target.TargetUrl;
import io.github.redirectfilter.target.WebOrigin;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * The origins that a redirect may go to although a request chose the target, beside the application's own origin and
 * https on the same host.
 *
 * <p>For code that redirects by itself, after a login for example:
 *
 * <pre>{@code
 * private static final Allowlist ALLOWED = Allowlist.of("https://partner.example https://*.example.com");
 *
 * String next = ALLOWED.safeTarget(request.getRequestURL().toString(), request.getParameter("next"), "/home");
 * response.sendRedirect(next);
 * }</pre>
 *
 * <p>Entries are {@code https://host}, {@code https://*.example.com} (one or more labels, never the bare name),
 * {@code https://host:8443}, {@code https://host/path/prefix/}; a host alone means https.
 */
public final class Allowlist {
    /** Allows the application's own origin alone. */
    public static final Allowlist NONE = new Allowlist(AllowedOrigins.NONE);

    private final AllowedOrigins origins;

    private Allowlist(AllowedOrigins origins) {
        this.origins = origins;
    }

    /**
     * Reads entries apart by white space or commas.
     *
     * @throws IllegalArgumentException for a wrong entry, {@code *} among them; the message says what would be right
     */
    public static Allowlist of(String entries) {
        try {
            return parse(entries);
        } catch (ParseException e) {
            throw new IllegalArgumentException("allowlist: " + e.getMessage(), e);
        }
    }

    /**
     * Reads entries apart by white space or commas.
     *
     * @throws ParseException for the first wrong entry, with its offset
     */
    public static Allowlist parse(String entries) throws ParseException {
        return new Allowlist(AllowedOrigins.parse(entries));
    }

    /** The entries of both. */
    public Allowlist and(Allowlist other) {
        return new Allowlist(origins.and(other.origins));
    }

    /**
     * A target that is safe to send as a {@code Location}: the candidate, rebuilt, if it leads to an allowed place, else
     * the fallback.
     *
     * @param request the request that the candidate came with, which a relative one is resolved against
     * @param candidate the target that the request asks for; {@code null} if it asks for none
     * @param fallback a target of the application's own, returned as it is
     */
    public String safeTarget(RedirectRequest request, @Nullable String candidate, String fallback) {
        if (candidate == null || candidate.isEmpty()) {
            return fallback;
        }
        WebOrigin own = WebOrigin.of(request.scheme(), request.host(), request.port());
        Base base = new Base(own, own, request.uri(), request.query(), "");
        try {
            TargetUrl url = new Guard(origins).judge(candidate, base);
            return Location.of(url, base).toString();
        } catch (RefusedException e) {
            return fallback;
        }
    }

    /**
     * A target that is safe to send as a {@code Location}, as {@link #safeTarget(RedirectRequest, String, String)} has
     * it.
     *
     * @param requestUrl the URL of the request, as {@code getRequestURL()} gives it; its origin counts as the own one
     * @param candidate the target that the request asks for; {@code null} if it asks for none
     * @param fallback a target of the application's own, returned as it is
     */
    public String safeTarget(String requestUrl, @Nullable String candidate, String fallback) {
        RedirectRequest request;
        try {
            request = RedirectRequest.builder("GET", requestUrl).build();
        } catch (IllegalArgumentException e) {
            // the client named a host that is none
            return fallback;
        }
        return safeTarget(request, candidate, fallback);
    }

    AllowedOrigins origins() {
        return origins;
    }

    /** The entries as written, apart by spaces. */
    @Override
    public String toString() {
        return origins.toString();
    }
}
