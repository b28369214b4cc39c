package io.github.redirectfilter.benchmarks.rules;

import io.github.redirectfilter.benchmarks.rules.Part.Capture;
import io.github.redirectfilter.benchmarks.rules.Part.Text;
import io.github.redirectfilter.benchmarks.rules.Part.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A rule of no engine's syntax: what {@link RuleText} and each contender write down in their own. */
public record Rule(Kind kind, List<Part> source, List<Part> target) {
    /** What a rule needs of an engine. */
    public enum Kind {
        /** One path. */
        LITERAL,
        /** Captures of segments, or of the rest of the path. */
        TEMPLATE,
        /** Anything else. */
        REGEX
    }

    /** Makes a request that the rule redirects. */
    public Request sample(SplittableRandom random) {
        Map<String, String> values = new HashMap<>();
        StringBuilder path = new StringBuilder();
        for (Part part : source) {
            if (part instanceof Capture capture) {
                String value = capture.sample().apply(random);
                values.put(capture.name(), value);
                path.append(value);
            } else if (part instanceof Text text) {
                path.append(text.text());
            }
        }
        return new Request(path.toString(), fill(target, values::get));
    }

    /** The target with values in their places. */
    public static String fill(List<Part> target, Function<String, String> values) {
        StringBuilder location = new StringBuilder();
        for (Part part : target) {
            if (part instanceof Value value) {
                location.append(values.apply(value.name()));
            } else if (part instanceof Text text) {
                location.append(text.text());
            }
        }
        return location.toString();
    }
}
