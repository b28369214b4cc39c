package io.github.redirectfilter;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application has under names of its own anyway, such as all its circuit breakers, for the conditions
 * {@code healthy} and {@code unhealthy}. It is asked only for a name that a rule uses, and that has neither a URL nor a
 * {@link HealthSource}. It is found in the same ways as one.
 *
 * <pre>{@code
 * new HealthSources() {
 *     private final Map<String, HealthSource> sources = new ConcurrentHashMap<>();
 *
 *     public String kind() {
 *         return "connection pool";
 *     }
 *
 *     public Set<String> names() {
 *         return pools.keySet();
 *     }
 *
 *     public HealthSource source(String name) {
 *         Pool pool = pools.get(name);
 *         return pool == null ? null : sources.computeIfAbsent(name, key -> HealthSource.of(key, pool::isOpen));
 *     }
 * }
 * }</pre>
 */
public interface HealthSources {
    /** What each of them is, for error messages: {@code circuit breaker}. */
    String kind();

    /** The names there are, for error messages. */
    Set<String> names();

    /**
     * The source of a name; {@code null} if there is none. The same object each time, or one that is equal to it: the check of
     * a source that is another begins anew when rules are loaded again.
     */
    @Nullable
    HealthSource source(String name);
}
