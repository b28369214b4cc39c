package io.github.redirectfilter.benchmarks.rules;

import io.github.redirectfilter.benchmarks.rules.Part.Capture;
import io.github.redirectfilter.benchmarks.rules.Part.Text;
import io.github.redirectfilter.benchmarks.rules.Part.Value;
import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Whole branches of a site that moved. */
final class TemplateShapes {
    private TemplateShapes() {}

    static Rule rule(int id, SplittableRandom random) {
        String language = Words.pick(Words.LANGUAGES, random);
        return switch (random.nextInt(5)) {
            case 0 ->
                rule(
                        List.of(
                                new Text("/blog-" + id + "/"),
                                segment("year", Words::year),
                                new Text("/"),
                                segment("slug", Words::slug)),
                        List.of(new Text("/articles/"), new Value("slug"), new Text("?year="), new Value("year")));
            case 1 ->
                rule(
                        List.of(new Text("/" + language + "/cat-" + id + "/"), rest("path")),
                        List.of(new Text("/catalog/" + id + "/"), new Value("path")));
            case 2 ->
                rule(
                        List.of(new Text("/shop-" + id + "/"), segment("product", Words::slug), new Text(".html")),
                        List.of(new Text("/products/"), new Value("product")));
            case 3 ->
                rule(
                        List.of(new Text("/team-" + id + "/"), segment("user", Words::noun), new Text("/profile")),
                        List.of(new Text("/people/"), new Value("user")));
            default ->
                rule(
                        List.of(
                                new Text("/" + language + "/forum-" + id + "/"),
                                segment("thread", Words::slug),
                                new Text("/"),
                                segment("post", number -> Words.digits(5, number))),
                        List.of(
                                new Text("/" + language + "/community/"),
                                new Value("thread"),
                                new Text("/"),
                                new Value("post")));
        };
    }

    private static Rule rule(List<Part> source, List<Part> target) {
        return new Rule(Kind.TEMPLATE, source, target);
    }

    private static Capture segment(String name, Function<SplittableRandom, String> sample) {
        return new Capture(name, Capture.SEGMENT, sample);
    }

    private static Capture rest(String name) {
        return new Capture(
                name,
                Capture.REST,
                random -> Words.pick(Words.TOPICS, random) + "/" + Words.slug(random)
                        + (random.nextBoolean() ? "/" + Words.digits(4, random) : ""));
    }
}
