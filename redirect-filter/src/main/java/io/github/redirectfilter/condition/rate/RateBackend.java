package io.github.redirectfilter.condition.rate;

import io.github.bucket4j.distributed.proxy.ProxyManager;

/**
 * Keeps the buckets of {@code rate} conditions in place of the memory of this server, so that several servers share one
 * limit: Bucket4j has a {@link ProxyManager} for Redis, Hazelcast, JCache and others. A back end is found by
 * {@link java.util.ServiceLoader}, as an attribute of the servlet context that is named as this interface, or given to
 * {@link io.github.redirectfilter.Redirects.Builder#service}.
 *
 * <pre>{@code
 * servletContext.setAttribute(
 *         RateBackend.class.getName(),
 *         (RateBackend) () -> Bucket4jLettuce.casBasedBuilder(redisConnection)
 *                 .requestTimeout(Duration.ofMillis(50))
 *                 .build());
 * }</pre>
 *
 * <p>It is asked while a request waits, so that it needs a short time limit of its own. While it fails nobody is limited,
 * and the log says so once a minute. Keys begin with {@code redirect-filter:} and the id of the rule, which has to be the
 * same on all servers; of callers they hold a hash, or the address.
 */
@FunctionalInterface
public interface RateBackend {
    /** Where the buckets are; asked once, when the rules are built. */
    ProxyManager<String> buckets();
}
