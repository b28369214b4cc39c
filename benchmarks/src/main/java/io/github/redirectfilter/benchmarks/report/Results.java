package io.github.redirectfilter.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files of results with a JSON object a line, to which several processes add one after the other. */
public final class Results {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Results() {}

    /** Adds a line, and returns it. */
    public static String append(Path file, Map<String, Object> result) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String line = JSON.writeValueAsString(result);
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return line;
    }

    /** All lines; none if there is no file. */
    static List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                results.add(parse(line));
            }
        }
        return results;
    }

    /** A file that is one JSON text, as JMH writes it. */
    static JsonNode tree(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static JsonNode parse(String line) throws JsonProcessingException {
        return JSON.readTree(line);
    }
}
