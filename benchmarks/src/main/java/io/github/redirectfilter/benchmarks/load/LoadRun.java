package io.github.redirectfilter.benchmarks.load;

import io.github.redirectfilter.benchmarks.contender.OurRules;
import io.github.redirectfilter.benchmarks.contender.Tuckey;
import io.github.redirectfilter.benchmarks.load.Running.Answer;
import io.github.redirectfilter.benchmarks.report.Results;
import io.github.redirectfilter.benchmarks.rules.Request;
import io.github.redirectfilter.benchmarks.rules.Requests;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleSets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loads several servers in turn, round after round, and takes the CPU time of their processes.
 *
 * <p>{@code RULES TUCKEY-RULES ROUNDS SECONDS FOLDER RESULTS}; {@code wrk} and {@code nginx} have to be installed. All
 * traffic is on the loopback interface, and the rounds end by themselves.
 */
public final class LoadRun {
    private static final int PATHS = 4_096;
    private static final int CHECKED = 200;
    private static final int WARM_UP = 3;

    private final Path folder;
    private final List<Loaded> servers = new ArrayList<>();

    private LoadRun(Path folder) {
        this.folder = folder;
    }

    /** A server, what is sent to it, and the least CPU time that a request took in a round. */
    private record Loaded(Running server, Wrk wrk, List<Request> requests, Map<String, Object> facts) {}

    /** Runs all rounds. */
    public static void main(String[] arguments) throws Exception {
        int rules = Integer.parseInt(arguments[0]);
        int tuckeyRules = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        Path folder = Path.of(arguments[4]).toAbsolutePath();
        Files.createDirectories(folder);
        LoadRun run = new LoadRun(folder);
        try {
            run.start(rules, tuckeyRules);
            run.rounds(rounds, seconds, Path.of(arguments[5]));
        } finally {
            run.stop();
        }
    }

    private void start(int rules, int tuckeyRules) throws Exception {
        RuleSet literals = RuleSets.literals(rules);
        RuleSet mixed = RuleSets.mixed(rules);
        List<Request> requests = Requests.of(literals, Aim.EXACT, PATHS);
        double length = requests.stream()
                .mapToInt(request -> request.location().length())
                .average()
                .orElseThrow();
        String anywhere = "/" + "x".repeat((int) length - 1);
        jetty("Jetty, bare servlet", 0, requests, "bare", anywhere);
        Path literalFile = folder.resolve("literal.rules");
        OurRules.write(literals, literalFile);
        jetty("Jetty, RedirectFilter, literals", rules, requests, "filter", literalFile.toString());
        Path mixedFile = folder.resolve("mixed.rules");
        OurRules.write(mixed, mixedFile);
        jetty(
                "Jetty, RedirectFilter, mixed",
                rules,
                Requests.of(mixed, Aim.ANY, PATHS),
                "filter",
                mixedFile.toString());
        jetty("Jetty, a filter that passes on, bare servlet", 0, requests, "idle", anywhere);
        RuleSet fewer = RuleSets.literals(tuckeyRules);
        Path tuckeyFile = folder.resolve("urlrewrite.xml");
        Tuckey.write(fewer, tuckeyFile);
        jetty(
                "Jetty, Tuckey UrlRewriteFilter, literals",
                tuckeyRules,
                Requests.of(fewer, Aim.EXACT, PATHS),
                "tuckey",
                tuckeyFile.toString());
        int port = freePort();
        add("nginx, map of literals", rules, requests, port, NginxMap.command(folder, literals, port));
    }

    private void jetty(String title, int rules, List<Request> requests, String kind, String argument) throws Exception {
        int port = freePort();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                LoadServer.class.getName(),
                String.valueOf(port),
                kind,
                argument);
        add(title, rules, requests, port, command);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void add(String title, int rules, List<Request> requests, int port, List<String> command) throws Exception {
        Running server = Running.start(title, port, command, folder.resolve(port + ".log"));
        List<String> paths = requests.stream().map(Request::path).toList();
        servers.add(new Loaded(
                server, new Wrk(folder, paths), requests, new HashMap<>(Map.of("server", title, "rules", rules))));
        check(server, requests, rules == 0);
    }

    /** The bare servlet has no rules, and sends everybody to the same place. */
    private static void check(Running server, List<Request> requests, boolean anywhere) throws IOException {
        for (Request request : requests.subList(0, CHECKED)) {
            Answer answer = server.answer(request.path());
            String location = answer.headers().get("Location");
            boolean redirect = answer.status() / 100 == 3;
            if (!redirect || !anywhere && !request.location().equals(location)) {
                throw new IllegalStateException(server.title() + " answers " + request.path() + " with "
                        + answer.status() + " " + location + " (expected " + request.location() + ")");
            }
        }
    }

    private void rounds(int rounds, int seconds, Path results) throws Exception {
        compareHeaders();
        for (int round = -1; round < rounds; round++) {
            for (Loaded each : servers) {
                double before = each.server.cpuSeconds();
                long requests = each.wrk.run(each.server.port(), round < 0 ? WARM_UP * seconds : seconds);
                double micros = (each.server.cpuSeconds() - before) / requests * 1e6;
                System.out.printf("%s: %d requests, %.2f us of CPU each%n", each.server.title(), requests, micros);
                if (round >= 0) { // the first, longer round warms up
                    each.facts.merge("cpuMicros", micros, (a, b) -> Math.min((Double) a, (Double) b));
                    each.facts.merge(
                            "perSecond", (double) requests / seconds, (a, b) -> Math.max((Double) a, (Double) b));
                }
            }
        }
        for (Loaded each : servers) {
            each.facts.put("rounds", rounds);
            each.facts.put("seconds", seconds);
            System.out.println(Results.append(results, each.facts));
        }
    }

    /** What the filter and the bare servlet send is to differ in the location alone. */
    private void compareHeaders() throws IOException {
        Set<String> seen = new HashSet<>();
        for (Loaded each : servers.subList(0, 2)) {
            Answer answer = each.server.answer(each.requests.get(0).path());
            Map<String, String> headers = new HashMap<>(answer.headers());
            headers.remove("Location");
            headers.remove("Date");
            seen.add(answer.status() + " " + headers);
        }
        if (seen.size() != 1) {
            throw new IllegalStateException("The servers do not answer alike: " + seen);
        }
    }

    private void stop() throws InterruptedException {
        for (Loaded each : servers) {
            each.server.close();
        }
    }
}
