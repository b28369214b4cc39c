package com.example.startup;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/** Takes the CPU time of the steps in which Spring makes the beans of the redirects, without the beans that these ask for. */
final class CpuSteps implements ApplicationStartup {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private @Nullable Step current;
    private long redirectNanos;

    /** Nanoseconds that the calling thread spent on the beans of the redirects. */
    long redirectNanos() {
        return redirectNanos;
    }

    @Override
    public StartupStep start(String name) {
        Step step = new Step(name, current);
        current = step;
        return step;
    }

    private final class Step implements StartupStep {
        private final String name;
        private final @Nullable Step outer;
        private final long start = threads.getCurrentThreadCpuTime();
        private long inner;
        private boolean ours;

        Step(String name, @Nullable Step outer) {
            this.name = name;
            this.outer = outer;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public long getId() {
            return 0;
        }

        @Override
        public @Nullable Long getParentId() {
            return null;
        }

        @Override
        public StartupStep tag(String key, String value) {
            ours |= key.equals("beanName") && value.toLowerCase(Locale.ROOT).contains("redirect");
            return this;
        }

        @Override
        public StartupStep tag(String key, Supplier<String> value) {
            return this;
        }

        @Override
        public Tags getTags() {
            throw new UnsupportedOperationException("nobody reads the tags of these steps");
        }

        @Override
        public void end() {
            long nanos = threads.getCurrentThreadCpuTime() - start;
            if (ours) {
                redirectNanos += nanos - inner;
            }
            if (outer != null) {
                outer.inner += nanos;
            }
            current = outer;
        }
    }
}
