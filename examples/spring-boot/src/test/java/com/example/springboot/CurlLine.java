package com.example.springboot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A line of the README: {@code curl -i OPTIONS 'http://127.0.0.1:8080/path'   # what comes}, where what comes begins with
 * the status, and the Location if there is one.
 */
record CurlLine(String line, String method, URI url, List<String> headers, String body, boolean follows, String comes) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    static List<CurlLine> in(Path page) throws IOException {
        try (var lines = Files.lines(page)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("curl "))
                    .map(CurlLine::parse)
                    .toList();
        }
    }

    private static CurlLine parse(String line) {
        String[] parts = line.split("\\s+#\\s+", 2);
        List<String> words = WORD.matcher(parts[0].substring("curl ".length()))
                .results()
                .map(CurlLine::word)
                .toList();
        String method = null;
        String url = "";
        List<String> headers = new ArrayList<>();
        List<String> body = new ArrayList<>();
        boolean follows = false;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-i" -> {}
                case "-L" -> follows = true;
                case "-X" -> method = words.get(++i);
                case "-H" -> headers.addAll(List.of(words.get(++i).split(": ", 2)));
                case "-d" -> body.add(words.get(++i));
                default -> url = words.get(i);
            }
        }
        if (!body.isEmpty() && headers.isEmpty()) {
            headers.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        }
        String implied = body.isEmpty() ? "GET" : "POST";
        return new CurlLine(
                line,
                method == null ? implied : method,
                URI.create(url),
                headers,
                String.join("&", body),
                follows,
                parts[1]);
    }

    private static String word(MatchResult word) {
        return word.group(1) != null ? word.group(1) : word.group(2);
    }

    HttpResponse<String> run(int port) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(follows ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url.toString().replace(":8080/", ":" + port + "/")))
                .method(method, BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public String toString() {
        return line;
    }
}
