package io.github.redirectfilter.condition;

import io.github.redirectfilter.ConditionContext;
import io.github.redirectfilter.Control;
import io.github.redirectfilter.InFlight;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Rules without a setting and an application that brings nothing along. */
final class EmptyContext implements ConditionContext {
    @Override
    public @Nullable String setting(String name) {
        return null;
    }

    @Override
    public Map<String, String> settings(String prefix) {
        return Map.of();
    }

    @Override
    public <T> List<T> services(Class<T> type) {
        return List.of();
    }

    @Override
    public <T> T shared(Class<T> type, Function<ConditionContext, T> maker) {
        return maker.apply(this);
    }

    @Override
    public <T> T kept(Class<T> type, String name, Supplier<T> maker) {
        return maker.get();
    }

    @Override
    public InFlight inFlight() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Control<T> control(
            String name,
            String subject,
            String first,
            Function<String, T> parser,
            @Nullable Function<T, String> state) {
        throw new UnsupportedOperationException();
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public RandomGenerator random() {
        return RandomGenerator.getDefault();
    }

    @Override
    public void whileRunning(Runnable start, Runnable stop) {}
}
