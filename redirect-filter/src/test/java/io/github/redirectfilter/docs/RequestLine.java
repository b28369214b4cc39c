package io.github.redirectfilter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.Explanation;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code METHOD URL [Header: value] context=/path ip=ADDRESS user=NAME:ROLE,ROLE while=CONTROL:VALUE -> RESULT [Header:
 * value] [no Header]}, where the URL may begin with the path and the result is {@code pass}, {@code STATUS}, or
 * {@code STATUS LOCATION}.
 */
record RequestLine(RedirectRequest request, Map<String, String> controls, String result, List<String> headers) {
    private static final String ORIGIN = "https://app.example";
    private static final String HEADERS = "((?: +\\[[^\\]]+\\])*)";
    private static final String WORDS = "((?: +(?:context|ip|user|while)=\\S+)*)";
    private static final String RESULT = "(pass|\\d+(?: +[^\\s\\[]\\S*)?)";
    private static final Pattern LINE =
            Pattern.compile("([A-Z]+) +(\\S+)" + HEADERS + WORDS + " +-> +" + RESULT + HEADERS);
    private static final Pattern WORD = Pattern.compile("(\\w+)=(\\S+)");
    private static final Pattern HEADER = Pattern.compile("\\[([^\\]]+)\\]");

    static RequestLine parse(String line) {
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + line + "\" is no request with its result");
        }
        String url = parts.group(2).startsWith("/") ? ORIGIN + parts.group(2) : parts.group(2);
        RequestBuilder request = RedirectRequest.builder(parts.group(1), url);
        headers(parts.group(3)).forEach(header -> add(header, request));
        Map<String, String> controls = new LinkedHashMap<>();
        WORD.matcher(parts.group(4)).results().forEach(word -> set(word.group(1), word.group(2), request, controls));
        return new RequestLine(
                request.build(), controls, parts.group(5).replaceAll(" +", " "), headers(parts.group(6)));
    }

    private static List<String> headers(String text) {
        return HEADER.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static void set(String key, String value, RequestBuilder request, Map<String, String> controls) {
        switch (key) {
            case "context" -> request.contextPath(value);
            case "ip" -> request.remoteAddress(value);
            case "while" -> controls.put(value.split(":", 2)[0], value.split(":", 2)[1]);
            default -> {
                String[] parts = value.split(":", 2);
                request.user(parts[0], parts.length > 1 ? parts[1].split(",") : new String[0]);
            }
        }
    }

    private static void add(String header, RequestBuilder request) {
        String[] parts = header.split(": ", 2);
        request.header(parts[0], parts[1]);
        if (parts[0].equals("Cookie")) {
            Arrays.stream(parts[1].split("; "))
                    .map(cookie -> cookie.split("=", 2))
                    .forEach(cookie -> request.cookie(cookie[0], cookie[1]));
        }
    }

    Explanation explain(Redirects redirects) {
        controls.forEach(redirects.controls()::set);
        Explanation explanation = redirects.explain(request);
        controls.keySet().forEach(redirects.controls()::reset);
        return explanation;
    }

    void check(Redirects redirects) {
        controls.forEach(redirects.controls()::set);
        Decision decision = redirects.decide(request);
        controls.keySet().forEach(redirects.controls()::reset);

        assertThat(resultOf(decision)).isEqualTo(result);
        List<String> sent = headersOf(decision);
        for (String header : headers) {
            if (header.startsWith("no ")) {
                assertThat(sent).noneMatch(line -> line.startsWith(header.substring(3) + ":"));
            } else {
                assertThat(sent).contains(header);
            }
        }
    }

    private static String resultOf(Decision decision) {
        if (decision instanceof Decision.Redirect redirect) {
            return redirect.status() + " " + redirect.location();
        } else if (decision instanceof Decision.Respond respond) {
            return Integer.toString(respond.status());
        } else if (decision instanceof Decision.Refused refused) {
            return resultOf(refused.answer());
        }
        return "pass";
    }

    private static List<String> headersOf(Decision decision) {
        Decision.Headers headers = decision.headers();
        List<String> lines = new ArrayList<>();
        lines.add(line("Cache-Control", headers.cacheControl()));
        lines.add(line("Vary", headers.vary()));
        for (Header other : headers.others()) {
            lines.add(line(other.name(), other.value()));
        }
        lines.removeIf(Objects::isNull);
        return lines;
    }

    private static @Nullable String line(String name, @Nullable String value) {
        return value == null ? null : name + ": " + value;
    }
}
