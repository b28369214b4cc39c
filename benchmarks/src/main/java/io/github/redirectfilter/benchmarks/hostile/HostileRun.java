package io.github.redirectfilter.benchmarks.hostile;

import io.github.redirectfilter.benchmarks.contender.ArmeriaRouter;
import io.github.redirectfilter.benchmarks.contender.Check;
import io.github.redirectfilter.benchmarks.contender.Contender;
import io.github.redirectfilter.benchmarks.contender.Contenders;
import io.github.redirectfilter.benchmarks.report.Results;
import io.github.redirectfilter.benchmarks.rules.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Times one contender with one case.
 *
 * <p>{@code CONTENDER CASE LENGTH LIMIT-SECONDS RESULTS} adds a line to the results. The process ends with
 * {@link #OVER} if a request took longer than the limit.
 */
public final class HostileRun {
    /** Exit code: the limit was passed. */
    static final int OVER = 3;

    private static final long ENOUGH_NANOS = 200_000_000;
    private static final int TURNS = 2;
    private static final double NANOS_PER_MILLI = 1e6;

    private HostileRun() {}

    /** Runs one case. */
    public static void main(String[] arguments) throws Exception {
        Contenders which = Contenders.valueOf(arguments[0]);
        HostileCase what = HostileCase.valueOf(arguments[1]);
        int length = Integer.parseInt(arguments[2]);
        double limit = Double.parseDouble(arguments[3]);
        Path results = Path.of(arguments[4]);

        System.setProperty(ArmeriaRouter.PROPERTY, "off");
        Contender contender = which.make();
        contender.load(what.rules());
        List<Request> requests = List.of(new Request(what.path(length), null));
        contender.prepare(List.of(requests.get(0).path()));

        Stopwatch watch = new Stopwatch(limit, () -> {
            System.out.println(Results.append(results, result(which, what, length, "overSeconds", limit)));
            Runtime.getRuntime().halt(OVER);
        });
        try {
            long least = watch.time(() -> Check.all(which.title(), contender, requests));
            for (int turn = 0; turn < TURNS && least < ENOUGH_NANOS; turn++) {
                least = Math.min(least, turn(watch, contender));
            }
            watch.stop();
            System.out.println(Results.append(results, result(which, what, length, "millis", least / NANOS_PER_MILLI)));
        } catch (StackOverflowError e) {
            watch.stop();
            System.out.println(Results.append(
                    results, result(which, what, length, "failure", e.getClass().getSimpleName())));
        }
        // servers leave threads behind
        Runtime.getRuntime().halt(0);
    }

    /** The least that a request took; the first turn warms up. */
    private static long turn(Stopwatch watch, Contender contender) throws Exception {
        long least = Long.MAX_VALUE;
        long sum = 0;
        while (sum < ENOUGH_NANOS) {
            long spent = watch.time(() -> contender.locate(0));
            if (spent > 0) { // the clock of a thread stands still at times
                least = Math.min(least, spent);
            }
            sum += Math.max(spent, 1);
        }
        return least;
    }

    private static Map<String, Object> result(
            Contenders which, HostileCase what, int length, String kind, Object value) {
        return Map.of("contender", which.name(), "case", what.name(), "length", length, kind, value);
    }
}
