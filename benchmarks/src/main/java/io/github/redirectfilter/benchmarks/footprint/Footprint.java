package io.github.redirectfilter.benchmarks.footprint;

import com.sun.management.OperatingSystemMXBean;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.benchmarks.report.Results;
import io.github.redirectfilter.benchmarks.rules.RuleSets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Loads a file of literal rules once, in a JVM that has done nothing else, and adds a line about it to the results.
 *
 * <p>{@code write FORMAT RULES FILE} makes the file, {@code load FORMAT RULES FILE RESULTS} measures. Each rule has 53
 * characters of source and target.
 */
public final class Footprint {
    private static final int MOST_COLLECTIONS = 10;
    private static final long STEADY_BYTES = 1024;
    private static final double NANOS_PER_MILLI = 1e6;

    private Footprint() {}

    /** Runs one of the two. */
    public static void main(String[] arguments) throws IOException {
        Format format = Format.valueOf(arguments[1]);
        int rules = Integer.parseInt(arguments[2]);
        Path file = Path.of(arguments[3] + format.ending());
        if (arguments[0].equals("write")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            format.write(RuleSets.literalsOf53(rules), file);
        } else {
            System.out.println(Results.append(Path.of(arguments[4]), measure(format, rules, file)));
        }
    }

    static Map<String, Object> measure(Format format, int rules, Path file) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long bytesBefore = usedHeap();
        long cpuBefore = system.getProcessCpuTime();
        long before = System.nanoTime();
        Object loaded;
        try {
            loaded = format.load(file);
        } catch (RedirectConfigurationException e) {
            // a format that this version does not read is a result, too
            return Map.of("format", format.title(), "rules", rules, "failure", firstLine(e.getMessage()));
        }
        double wall = (System.nanoTime() - before) / NANOS_PER_MILLI;
        double cpu = (system.getProcessCpuTime() - cpuBefore) / NANOS_PER_MILLI;
        long bytes = usedHeap() - bytesBefore;
        Reference.reachabilityFence(loaded);
        return Map.of(
                "format", format.title(),
                "rules", rules,
                "millis", wall,
                "cpuMillis", cpu,
                "bytesEach", (double) bytes / rules);
    }

    private static String firstLine(String message) {
        return message.lines()
                .filter(line -> !line.isBlank())
                .skip(1)
                .findFirst()
                .orElse(message);
    }

    /** After collections have stopped to find anything. */
    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            System.gc();
            long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (used - now < STEADY_BYTES) {
                return now;
            }
            used = now;
        }
        return used;
    }
}
