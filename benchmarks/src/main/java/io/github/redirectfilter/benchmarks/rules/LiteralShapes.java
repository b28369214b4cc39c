package io.github.redirectfilter.benchmarks.rules;

import static io.github.redirectfilter.benchmarks.rules.Words.pick;
import static io.github.redirectfilter.benchmarks.rules.Words.slug;

import io.github.redirectfilter.benchmarks.rules.Part.Text;
import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import java.util.List;
import java.util.SplittableRandom;

/** Addresses as sites leave them behind: deep, numbered, of several generations of software. */
final class LiteralShapes {
    private LiteralShapes() {}

    static Rule rule(int id, SplittableRandom random) {
        return new Rule(Kind.LITERAL, List.of(new Text(source(id, random))), List.of(new Text(target(id, random))));
    }

    private static String source(int id, SplittableRandom random) {
        String language = pick(Words.LANGUAGES, random);
        String section = pick(Words.SECTIONS, random);
        String topic = pick(Words.TOPICS, random);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> "/" + language + "/" + section + "/" + topic + "/" + slug(random) + "-" + id + ".html";
            case 3 -> "/" + section + "/" + topic + "/" + id + "/";
            case 4 -> "/" + topic + "/" + slug(random) + "_" + id + ".php";
            case 5 ->
                "/archive/" + Words.year(random) + "/" + Words.month(random) + "/" + slug(random) + "-" + id + ".htm";
            case 6 ->
                "/" + Words.capital(Words.SECTIONS, random) + "/" + Words.capital(Words.TOPICS, random) + "/Detail" + id
                        + ".aspx";
            case 7 -> "/content/" + Words.hex(id * 1_021L) + "/" + slug(random);
            case 8 -> "/media/pdf/" + slug(random) + "-" + id + "-" + language + ".pdf";
            case 9 ->
                "/" + language + "-" + pick(Words.COUNTRIES, random) + "/" + section + "/" + topic + "/" + slug(random)
                        + "/" + slug(random) + "/" + id + "/index.html";
            case 10 -> "/node/" + id;
            default -> "/p" + id;
        };
    }

    private static String target(int id, SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> "/" + pick(Words.LANGUAGES, random) + "/" + slug(random) + "-" + id;
            case 1 -> "/articles/" + id;
            case 2 -> "/products/" + pick(Words.TOPICS, random) + "/" + slug(random);
            case 3 -> "/" + pick(Words.SECTIONS, random) + "?id=" + id;
            default -> "https://shop.example.com/" + pick(Words.TOPICS, random) + "/" + id;
        };
    }
}
