package io.github.redirectfilter;

import java.util.function.BooleanSupplier;

/**
 * Something of the application that is up or down, for the conditions {@code healthy} and {@code unhealthy}: a circuit
 * breaker, a connection pool, a flag. Sources are found by {@link java.util.ServiceLoader}, as an attribute of the servlet
 * context that is named as this interface (one, or an {@link Iterable} of them), or given to
 * {@link Redirects.Builder#service}.
 *
 * <pre>{@code
 * CircuitBreaker breaker = CircuitBreaker.ofDefaults("payments");
 * servletContext.setAttribute(
 *         HealthSource.class.getName(),
 *         HealthSource.of("payments", () -> breaker.getState() != CircuitBreaker.State.OPEN));
 * }</pre>
 *
 * <p>A source is asked every so often on a thread of its own, never while a request waits, and has to say the same a few
 * times in a row; the setting {@code health.NAME} says how often.
 */
public interface HealthSource {
    /** The name that rules use: letters, digits, dashes, dots and underscores. */
    String name();

    /**
     * Whether it is up. Not to answer in time means no.
     *
     * @throws Exception means no, too
     */
    boolean up() throws Exception;

    /** A source by its name. */
    static HealthSource of(String name, BooleanSupplier up) {
        return new HealthSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean up() {
                return up.getAsBoolean();
            }
        };
    }
}
