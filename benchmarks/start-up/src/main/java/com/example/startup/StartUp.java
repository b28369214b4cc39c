package com.example.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Measures what the redirects take of the start of an application: new JVMs by turns, with the redirects and with {@code
 * redirect-filter.enabled=false}. Prints medians, in milliseconds of CPU time.
 *
 * <p>Arguments are the number of starts of each kind, and options for these JVMs.
 */
public final class StartUp {
    private static final int STARTS = 30;

    private StartUp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int starts = args.length == 0 ? STARTS : Integer.parseInt(args[0]);
        List<String> options = List.of(args).subList(Math.min(1, args.length), args.length);
        List<CpuTimes> with = new ArrayList<>();
        List<CpuTimes> without = new ArrayList<>();
        start(true, options); // what was never read from the disk is slower
        for (int i = 0; i < starts; i++) {
            boolean first = i % 2 == 0;
            (first ? with : without).add(start(first, options));
            (first ? without : with).add(start(!first, options));
        }
        System.out.printf("%d starts each, JDK %s %s%n", starts, System.getProperty("java.version"), options);
        print("beans of the redirects", with, without, CpuTimes::redirects);
        print("main thread", with, without, CpuTimes::main);
        print("process", with, without, CpuTimes::process);
    }

    /** Starts the application in a JVM of its own, on the class path of this one. */
    static CpuTimes start(boolean redirects, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StartOnce.class.getName()));
        command.add("--redirect-filter.enabled=" + redirects);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return CpuTimes.in(printed.lines().toList());
    }

    private static void print(String what, List<CpuTimes> with, List<CpuTimes> without, ToLongFunction<CpuTimes> time) {
        long[] differences = new long[with.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = time.applyAsLong(with.get(i)) - time.applyAsLong(without.get(i));
        }
        System.out.printf(
                "%-24s %7.1f ms with, %7.1f without; difference %6.1f, standard error %.1f%n",
                what,
                median(with.stream().mapToLong(time).toArray()) / 1_000,
                median(without.stream().mapToLong(time).toArray()) / 1_000,
                median(differences) / 1_000,
                standardError(differences) / 1_000);
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private static double standardError(long[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values)
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
    }
}
