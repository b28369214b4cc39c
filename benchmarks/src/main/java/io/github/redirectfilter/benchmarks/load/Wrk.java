package io.github.redirectfilter.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator: a number of paths in turn, for a number of seconds. */
final class Wrk {
    private static final int CONNECTIONS = 16;
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final String SCRIPT = """
            local requests = {}
            local turn = 0

            function init(arguments)
              for path in io.lines(arguments[1]) do
                requests[#requests + 1] = wrk.format("GET", path)
              end
            end

            function request()
              turn = turn % #requests + 1
              return requests[turn]
            end
            """;

    private final Path script;
    private final Path paths;

    Wrk(Path folder, List<String> paths) throws IOException {
        this.script = folder.resolve("wrk.lua");
        this.paths = Files.createTempFile(folder, "paths", ".txt");
        Files.writeString(script, SCRIPT);
        Files.write(this.paths, paths);
    }

    /**
     * Sends requests.
     *
     * @return how many were answered with a redirect
     * @throws IllegalStateException if there was an answer that is no redirect, or none
     */
    long run(int port, int seconds) throws Exception {
        Process process = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + seconds + "s",
                        "-s",
                        script.toString(),
                        "http://127.0.0.1:" + port,
                        "--",
                        paths.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        Matcher requests = REQUESTS.matcher(output);
        if (!requests.find() || output.contains("Non-2xx or 3xx") || output.contains("Socket errors")) {
            throw new IllegalStateException("The load did not run as it should:\n" + output);
        }
        return Long.parseLong(requests.group(1));
    }
}
