package io.github.redirectfilter.servlet;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cache between a server and all its callers, by RFC 9111. It is as greedy as the RFC allows: it keeps whatever it may
 * keep, for as long as it may, and gives a week to what says nothing of its age where that is allowed.
 */
final class SharedCache {
    private static final Duration HEURISTIC = Duration.ofDays(7);

    /** RFC 9110, section 15.1; a partial response is none of ours. */
    private static final Set<Integer> HEURISTICALLY_CACHEABLE =
            Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Origin origin;
    private final InstantSource clock;
    private final Map<String, List<Stored>> entries = new HashMap<>();
    private int hits;

    SharedCache(Origin origin, InstantSource clock) {
        this.origin = origin;
        this.clock = clock;
    }

    /** Where requests go that the cache can't answer, such as {@link TestServer#exchange}. */
    interface Origin {
        RawHttp.Response exchange(String method, String target, String... headers) throws IOException;
    }

    /** How often a stored response was used. */
    int hits() {
        return hits;
    }

    RawHttp.Response get(String target, String... headers) throws IOException {
        return exchange("GET", target, headers);
    }

    /** Answers from the store, or asks the origin. Headers are whole lines. */
    RawHttp.Response exchange(String method, String target, String... headers) throws IOException {
        String key = String.join(", ", values("Host", headers)) + " " + target;
        List<Stored> stored = entries.computeIfAbsent(key, made -> new ArrayList<>());
        if (!method.equals("GET")) {
            RawHttp.Response response = origin.exchange(method, target, headers);
            if (!SAFE_METHODS.contains(method) && response.status() < 400) { // section 4.4
                stored.clear();
            }
            return response;
        }
        for (int i = stored.size() - 1; i >= 0; i--) { // the newest first (section 4.1)
            if (stored.get(i).answers(headers, clock.instant())) {
                hits++;
                return stored.get(i).response;
            }
        }
        RawHttp.Response response = origin.exchange(method, target, headers);
        if (storable(response, headers)) {
            stored.add(new Stored(headers, response, clock.instant()));
        }
        return response;
    }

    /** Section 3, and section 3.5 for a request with credentials. */
    private static boolean storable(RawHttp.Response response, String[] request) {
        Map<String, String> directives = directives(response.headers("Cache-Control"));
        boolean credentials = !values("Authorization", request).isEmpty();
        if (directives.containsKey("no-store")
                || directives.containsKey("private")
                || directives(values("Cache-Control", request)).containsKey("no-store")
                || credentials
                        && Stream.of("public", "must-revalidate", "s-maxage").noneMatch(directives::containsKey)) {
            return false;
        }
        return lifetime(response).compareTo(Duration.ZERO) > 0;
    }

    /** Sections 4.2.1 and 4.2.2. */
    private static Duration lifetime(RawHttp.Response response) {
        Map<String, String> directives = directives(response.headers("Cache-Control"));
        for (String age : List.of("s-maxage", "max-age")) {
            if (directives.containsKey(age)) {
                return Duration.ofSeconds(Long.parseLong(directives.get(age)));
            }
        }
        boolean heuristic = HEURISTICALLY_CACHEABLE.contains(response.status()) || directives.containsKey("public");
        return heuristic && response.headers("Expires").isEmpty() ? HEURISTIC : Duration.ZERO;
    }

    private static Map<String, String> directives(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.toLowerCase(Locale.ROOT).split(",")))
                .map(directive -> directive.strip().split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> parts.length > 1 ? parts[1] : "", (first, again) -> first));
    }

    private static List<String> values(String name, String[] headers) {
        return Stream.of(headers)
                .map(line -> line.split(":", 2))
                .filter(parts -> parts[0].equalsIgnoreCase(name))
                .map(parts -> parts[1].strip())
                .toList();
    }

    private record Stored(String[] request, RawHttp.Response response, Instant since) {
        boolean answers(String[] other, Instant now) {
            return !directives(response.headers("Cache-Control")).containsKey("no-cache")
                    && !directives(values("Cache-Control", other)).containsKey("no-cache")
                    && Duration.between(since, now).compareTo(lifetime(response)) < 0
                    && varying()
                            .allMatch(name ->
                                    !name.equals("*") && values(name, request).equals(values(name, other)));
        }

        private Stream<String> varying() {
            return response.headers("Vary").stream()
                    .flatMap(line -> Stream.of(line.split(",")))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty());
        }
    }
}
