package io.github.redirectfilter.servlet;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real browser, for what only a browser decides. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    /** Whether this machine has one. */
    static boolean isInstalled() {
        return program().isPresent();
    }

    /** Begins a browser without a window, with a profile of its own. */
    static ProcessBuilder command(Path profile, String... more) {
        List<String> command = new ArrayList<>(List.of(
                program().orElseThrow(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile.resolve("profile")));
        command.addAll(List.of(more));
        return new ProcessBuilder(command);
    }

    private static Optional<String> program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** What a page has become when all that it fetches is there. */
    static String dom(URI page) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("chromium");
        Path dom = profile.resolve("dom.html");
        // the time is the page's own clock, which stands still while it fetches
        Process browser = command(profile, "--virtual-time-budget=60000", "--dump-dom", page.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(dom.toFile())
                .start();
        try {
            if (!browser.waitFor(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Chromium does not end");
            }
            return Files.readString(dom, StandardCharsets.UTF_8);
        } finally {
            end(browser, profile);
        }
    }

    /** Ends a browser and what it began, and removes its profile. */
    static void end(Process browser, Path profile) throws IOException, InterruptedException {
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly().waitFor();
        delete(profile);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
        }
    }
}
