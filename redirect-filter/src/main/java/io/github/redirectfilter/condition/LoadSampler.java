package io.github.redirectfilter.condition;

import com.sun.management.OperatingSystemMXBean;
import io.github.redirectfilter.ConditionContext;
import io.github.redirectfilter.SystemLoad;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The load, looked up once a second: to look costs more than a request may. */
final class LoadSampler {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");
    private static final long PAUSE_MILLIS = 1000;

    private final List<SystemLoad> sources;
    private final InstantSource clock;
    private final AtomicLong looked;
    private volatile double load = Double.NaN;
    private volatile boolean failed;

    private LoadSampler(List<SystemLoad> sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
        this.looked = new AtomicLong(clock.millis() - PAUSE_MILLIS);
    }

    /** Samples what the application brings along, else the processors' load. */
    static LoadSampler of(ConditionContext context) {
        List<SystemLoad> own = context.services(SystemLoad.class);
        return new LoadSampler(own.isEmpty() ? List.of(processors()) : own, context.clock());
    }

    private static SystemLoad processors() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var unused = system.getCpuLoad(); // the next one is since this one
        return system::getCpuLoad;
    }

    double load() {
        long now = clock.millis();
        long last = looked.get();
        // a clock that was put back is not waited for
        if ((now - last >= PAUSE_MILLIS || now < last) && looked.compareAndSet(last, now)) {
            load = look();
        }
        return load;
    }

    private double look() {
        double highest = Double.NaN;
        for (SystemLoad source : sources) {
            double one = look(source);
            highest = one >= 0 && !(one <= highest) ? one : highest;
        }
        return highest;
    }

    /** A source that fails knows nothing: a request must not suffer from it. */
    private double look(SystemLoad source) {
        try {
            return source.load();
        } catch (RuntimeException e) {
            if (!failed) {
                failed = true;
                LOG.log(
                        Level.WARNING,
                        "The load is not known: " + source.getClass().getName() + " failed",
                        e);
            }
            return Double.NaN;
        }
    }
}
