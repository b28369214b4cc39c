package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.Request;
import java.util.List;
import java.util.Objects;

/** Sees to it that only right answers are timed. */
public final class Check {
    private static final String ORIGIN = "http://www.example.com";

    private Check() {}

    /**
     * Sends each request once.
     *
     * @throws IllegalStateException for the first answer that is wrong
     */
    public static void all(String name, Contender contender, List<Request> requests) throws Exception {
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            String answer = contender.locate(i);
            // to make a location absolute is what some servers do with it, and no mistake
            String relative = answer != null && answer.startsWith(ORIGIN) ? answer.substring(ORIGIN.length()) : answer;
            if (!Objects.equals(relative, request.location())) {
                throw new IllegalStateException(name + " answers " + request.path() + " with " + answer + " (expected "
                        + request.location() + ")");
            }
        }
    }
}
