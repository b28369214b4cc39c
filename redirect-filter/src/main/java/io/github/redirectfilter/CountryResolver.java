package io.github.redirectfilter;

import org.jspecify.annotations.Nullable;

/**
 * Says which country a request comes from, where neither a header nor a database does, for the condition {@code country}.
 * Resolvers are found by {@link java.util.ServiceLoader}, as an attribute of the servlet context named as this interface, as
 * beans, or given to {@link Redirects.Builder#service}.
 *
 * <pre>{@code
 * public final class OfficeNetworks implements CountryResolver {
 *     public String country(RedirectRequest request) {
 *         return request.remoteAddress().startsWith("10.49.") ? "DE" : null;
 *     }
 * }
 * }</pre>
 *
 * <p>It is asked once for a request, while the request waits, and by several threads at once. Caches can't know what it
 * looks at, so that nothing is stored of what depends on it.
 */
public interface CountryResolver {
    /** The country, in the two letters of ISO 3166-1; {@code null} if it is not known. */
    @Nullable
    String country(RedirectRequest request);
}
