package io.github.redirectfilter.benchmarks.rules;

import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the requests that are sent again and again while something is measured. */
public final class Requests {
    private static final long SEED = 0xCAFE_2026L;
    private static final double GOLDEN = 0.618_033_988_749_894_9;

    private Requests() {}

    /** What requests have in common. */
    public enum Aim {
        /** Nothing matches. */
        MISS,
        /** A literal rule matches. */
        EXACT,
        /** A rule matches; the kinds come as often as among the rules. */
        ANY
    }

    /** Makes requests; the same for the same arguments. */
    public static List<Request> of(RuleSet rules, Aim aim, int count) {
        SplittableRandom random = new SplittableRandom(SEED + aim.ordinal());
        List<Request> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            requests.add(aim == Aim.MISS ? miss(rules, random) : hit(rules, aim, i, random));
        }
        return requests;
    }

    /**
     * Where a rule stands decides what a scan costs. By steps of the golden section, rules of all parts of the list come
     * up in any few requests in a row.
     */
    private static Request hit(RuleSet rules, Aim aim, int number, SplittableRandom random) {
        double place = number * GOLDEN;
        int index = (int) ((place - Math.floor(place)) * rules.size());
        Rule rule = rules.rule(index);
        while (aim == Aim.EXACT && rule.kind() != Kind.LITERAL) {
            index = (index + 1) % rules.size();
            rule = rules.rule(index);
        }
        return rule.sample(random);
    }

    /** Half are what a rule would match that is not there, half are pages that a site has today. */
    private static Request miss(RuleSet rules, SplittableRandom random) {
        String path = random.nextBoolean()
                ? rules.rule(rules.size() + random.nextInt(1_000_000))
                        .sample(random)
                        .path()
                : page(random);
        return new Request(path, null);
    }

    private static String page(SplittableRandom random) {
        String slug = Words.slug(random);
        return switch (random.nextInt(10)) {
            case 0 -> "/";
            case 1 -> "/index.html";
            case 2, 3 -> "/api/v2/orders/" + Words.digits(6, random);
            case 4 -> "/static/js/main." + Words.hex(random.nextInt(1 << 30)) + ".js";
            case 5 -> "/assets/images/" + Words.pick(Words.TOPICS, random) + "/" + slug + ".jpg";
            case 6 -> "/account/settings";
            case 7 -> "/" + Words.pick(Words.LANGUAGES, random) + "/" + Words.pick(Words.SECTIONS, random) + "/" + slug;
            case 8 -> "/products/" + Words.pick(Words.TOPICS, random) + "/" + slug + "/" + Words.digits(4, random);
            default -> "/search/" + slug;
        };
    }
}
