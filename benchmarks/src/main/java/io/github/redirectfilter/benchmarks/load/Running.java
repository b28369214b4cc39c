package io.github.redirectfilter.benchmarks.load;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server in a process of its own. */
final class Running implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final String title;
    private final int port;
    private final Process process;

    private Running(String title, int port, Process process) {
        this.title = title;
        this.port = port;
        this.process = process;
    }

    /** Starts a server and waits until it answers. */
    static Running start(String title, int port, List<String> command, Path log) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Running running = new Running(title, port, process);
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!running.answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                running.close();
                throw new IllegalStateException(title + " does not answer; its output is in " + log);
            }
            Thread.sleep(100);
        }
        return running;
    }

    String title() {
        return title;
    }

    int port() {
        return port;
    }

    /** CPU time that the process has used, in seconds. */
    double cpuSeconds() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private boolean answers() {
        try {
            return answer("/").status > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Sends one request. */
    Answer answer(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        Map<String, String> headers = new TreeMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name, String.join(", ", values));
            }
        });
        return new Answer(connection.getResponseCode(), headers);
    }

    /** Status and headers of an answer. */
    record Answer(int status, Map<String, String> headers) {}

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
