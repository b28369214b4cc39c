package io.github.redirectfilter.benchmarks.rules;

import io.github.redirectfilter.benchmarks.rules.Part.Capture;
import io.github.redirectfilter.benchmarks.rules.Part.Text;
import io.github.redirectfilter.benchmarks.rules.Part.Value;
import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Regular expressions as they grow in the configuration of a proxy. */
final class RegexShapes {
    private static final String[] ARCHIVES = {"zip", "tar", "gz", "exe"};
    private static final String[] FEW_LANGUAGES = {"de", "en", "fr", "es"};

    private RegexShapes() {}

    /** Ones that begin with a text of their own. */
    static Rule withPrefix(int id, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                rule(
                        List.of(
                                new Text("/archiv-" + id + "/"),
                                capture("year", "\\d{4}", Words::year),
                                new Text("/"),
                                capture("month", "\\d{2}", Words::month),
                                new Text("/"),
                                capture("name", ".*", Words::slug)),
                        List.of(
                                new Text("/archive/"),
                                new Value("year"),
                                new Text("/"),
                                new Value("month"),
                                new Text("/"),
                                new Value("name")));
            case 1 ->
                rule(
                        List.of(
                                new Text("/katalog-" + id + "/"),
                                capture("lang", "de|en|fr|es", r -> Words.pick(FEW_LANGUAGES, r)),
                                new Text("/"),
                                capture("key", "[0-9a-f]{8}", r -> Words.hex(r.nextInt(1 << 30)))),
                        List.of(new Text("/"), new Value("lang"), new Text("/catalog/"), new Value("key")));
            case 2 ->
                rule(
                        List.of(
                                new Text("/download-" + id + "/"),
                                capture("file", ".+", Words::slug),
                                new Text("."),
                                capture("type", "zip|tar|gz|exe", r -> Words.pick(ARCHIVES, r))),
                        List.of(new Text("/files/"), new Value("file"), new Text("."), new Value("type")));
            default ->
                rule(
                        List.of(
                                new Text("/item-" + id + "-"),
                                capture("name", "[^/]+?", Words::noun),
                                capture("ending", "(?:\\.html?)?", r -> r.nextBoolean() ? ".htm" : "")),
                        List.of(new Text("/items/"), new Value("name")));
        };
    }

    /** Ones that could begin with anything. */
    static Rule withoutPrefix(int id, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 ->
                rule(
                        List.of(
                                new Text("/"),
                                capture("a", ".*", Words::noun),
                                new Text("/"),
                                capture("b", ".*", Words::noun),
                                new Text("/"),
                                capture("c", ".*", Words::noun),
                                new Text("/"),
                                capture("d", ".*", Words::slug),
                                new Text("/old-" + id)),
                        List.of(new Text("/new/"), new Value("d")));
            case 1 ->
                rule(
                        List.of(
                                new Text("/"),
                                capture("lang", "[a-z]{2}", r -> Words.pick(Words.LANGUAGES, r)),
                                new Text("/"),
                                capture("path", ".*", Words::slug),
                                new Text("/page-" + id + ".php")),
                        List.of(new Text("/"), new Value("lang"), new Text("/pages/" + id)));
            case 2 ->
                rule(
                        List.of(
                                new Text("/"),
                                capture("before", ".*", Words::slug),
                                new Text("/legacy" + id + "/"),
                                capture("after", ".*", Words::slug)),
                        List.of(new Text("/"), new Value("before"), new Text("/current/"), new Value("after")));
            case 3 ->
                rule(
                        List.of(
                                new Text("/"),
                                capture("lang", "de|en|fr|es", r -> Words.pick(FEW_LANGUAGES, r)),
                                new Text("/"),
                                capture("name", "\\w+", r -> Words.letters(7, r)),
                                new Text("/v" + id + "/"),
                                capture("rest", ".*", Words::slug)),
                        List.of(
                                new Text("/"),
                                new Value("lang"),
                                new Text("/"),
                                new Value("name"),
                                new Text("/"),
                                new Value("rest")));
            case 4 ->
                rule(
                        List.of(
                                new Text("/"),
                                capture("name", "[^/]+", Words::noun),
                                new Text("-o" + id + "_"),
                                capture("number", "\\d+", r -> Words.digits(4, r)),
                                new Text(".asp")),
                        List.of(new Text("/offers/"), new Value("name"), new Text("/"), new Value("number")));
            default ->
                rule(
                        List.of(
                                new Text("/"),
                                capture("user", "[a-z][a-z0-9]{2,15}", r -> Words.letters(8, r)),
                                new Text("/"),
                                capture("kind", "photos?|videos?", r -> r.nextBoolean() ? "photo" : "videos"),
                                new Text("/album" + id + "/"),
                                capture("key", "[0-9a-f]+", r -> Words.hex(r.nextInt(1 << 30)))),
                        List.of(new Text("/media/"), new Value("user"), new Text("/"), new Value("key")));
        };
    }

    private static Rule rule(List<Part> source, List<Part> target) {
        return new Rule(Kind.REGEX, source, target);
    }

    private static Capture capture(String name, String expression, Function<SplittableRandom, String> sample) {
        return new Capture(name, expression, sample);
    }
}
