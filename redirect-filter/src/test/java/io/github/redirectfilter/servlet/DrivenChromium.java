package io.github.redirectfilter.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real browser whose keys are pressed, over the Chrome DevTools Protocol. */
final class DrivenChromium implements AutoCloseable, WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<String> loads = new LinkedBlockingQueue<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final String session;

    DrivenChromium() throws Exception {
        profile = Files.createTempDirectory("chromium");
        process = Chromium.command(profile, "--remote-debugging-port=0", "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address()), this)
                .get(30, TimeUnit.SECONDS);
        String target = send("Target.createTarget", Map.of("url", "about:blank"), null)
                .get("targetId")
                .asText();
        session = send("Target.attachToTarget", Map.of("targetId", target, "flatten", true), null)
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Log", "Runtime")) {
            send(domain + ".enable", Map.of());
        }
    }

    private String address() throws IOException {
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            if (line.startsWith("DevTools listening on ")) {
                // a thread of its own: on two processors the common pool has one alone, which the web socket needs
                Thread drain = new Thread(() -> errors.lines().forEach(drained -> {}), "errors of Chromium");
                drain.setDaemon(true);
                drain.start();
                return line.substring(line.indexOf("ws:"));
            }
        }
        throw new IOException("Chromium does not start");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                take(JSON.readTree(text.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                text.setLength(0);
            }
        }
        from.request(1);
        return null;
    }

    private void take(JsonNode message) {
        if (message.has("id")) {
            answers.remove(message.get("id").asInt()).complete(message);
            return;
        }
        switch (message.get("method").asText()) {
            case "Page.loadEventFired" -> loads.add("loaded");
            case "Log.entryAdded" ->
                complaints.add(message.at("/params/entry/text").asText());
            case "Runtime.exceptionThrown" ->
                complaints.add(message.at("/params/exceptionDetails").toString());
            case "Runtime.consoleAPICalled" ->
                complaints.add(message.at("/params/args").toString());
            default -> {}
        }
    }

    JsonNode send(String method, Map<String, ?> parameters) throws Exception {
        return send(method, parameters, session);
    }

    private JsonNode send(String method, Map<String, ?> parameters, String to) throws Exception {
        int id = number.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (to != null) {
            message.put("sessionId", to);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true);
        JsonNode came = answer.get(60, TimeUnit.SECONDS);
        if (came.has("error")) {
            throw new IllegalStateException(method + ": " + came.get("error"));
        }
        return came.get("result");
    }

    /** Opens a page, and waits until it is loaded. */
    void open(URI page) throws Exception {
        loads.clear();
        send("Page.navigate", Map.of("url", page.toString()));
        awaitLoad();
    }

    void awaitLoad() throws InterruptedException {
        if (loads.poll(60, TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("no page was loaded");
        }
    }

    /** Types into what has the focus. */
    void type(String typed) throws Exception {
        send("Input.insertText", Map.of("text", typed));
    }

    /** Presses a key, such as {@code Tab}, whose character is {@code produced}. */
    void press(String key, int code, String produced) throws Exception {
        send(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code, "text", produced));
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
    }

    /** The value of an expression in the page, as a text. */
    String evaluate(String expression) throws Exception {
        return send("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"))
                .at("/result/value")
                .asText();
    }

    /** What was logged in the console of the browser, violations of a policy among it. */
    List<String> complaints() {
        return complaints;
    }

    /** Draws the whole page on a screen of this width. */
    void screenshot(int width, boolean dark, Path file) throws Exception {
        String scheme = dark ? "dark" : "light";
        send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        String png = send("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data")
                .asText();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(png));
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        Chromium.end(process, profile);
    }
}
