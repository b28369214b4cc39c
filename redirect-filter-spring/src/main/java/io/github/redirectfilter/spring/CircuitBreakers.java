package io.github.redirectfilter.spring;

import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.HealthSources;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Circuit breakers of Resilience4j, down while they are open. */
final class CircuitBreakers implements HealthSources {
    private final ObjectProvider<CircuitBreakerRegistry> registries;

    CircuitBreakers(ObjectProvider<CircuitBreakerRegistry> registries) {
        this.registries = registries;
    }

    @Override
    public String kind() {
        return "circuit breaker";
    }

    @Override
    public Set<String> names() {
        return registries.stream()
                .flatMap(registry -> registry.getAllCircuitBreakers().stream())
                .map(CircuitBreaker::getName)
                .collect(Collectors.toSet());
    }

    @Override
    public @Nullable HealthSource source(String name) {
        return registries.stream()
                .map(registry -> registry.find(name))
                .flatMap(Optional::stream)
                .findFirst()
                .map(breaker -> new Source(name, breaker))
                .orElse(null);
    }

    /** Equal for the same breaker, which a registry may have replaced by another one of its name. */
    private record Source(String name, CircuitBreaker breaker) implements HealthSource {
        @Override
        public boolean up() {
            State state = breaker.getState();
            return state != State.OPEN && state != State.FORCED_OPEN;
        }
    }
}
