package io.github.redirectfilter.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.stream.Collectors;

/** Shows the meters of a registry, a line each: name, tags in order, and the count of counters and timers. */
public final class MeterLines {
    private MeterLines() {}

    /** Those of a simple registry, but for the gauges that it makes of a histogram. */
    public static List<String> of(MeterRegistry registry) {
        return registry.getMeters().stream()
                .filter(meter -> !meter.getId().getName().endsWith(".histogram"))
                .map(MeterLines::line)
                .sorted()
                .toList();
    }

    private static String line(Meter meter) {
        String tags = meter.getId().getTags().stream()
                .map(MeterLines::tag)
                .sorted()
                .collect(Collectors.joining(" ", "", " "));
        return meter.getId().getName() + " " + tags.stripLeading() + value(meter);
    }

    private static String tag(Tag tag) {
        return tag.getKey() + "=" + tag.getValue();
    }

    private static String value(Meter meter) {
        if (meter instanceof Counter counter) {
            return Long.toString((long) counter.count());
        }
        if (meter instanceof Timer timer) {
            return timer.count() + " timed";
        }
        return Long.toString((long) ((Gauge) meter).value());
    }
}
