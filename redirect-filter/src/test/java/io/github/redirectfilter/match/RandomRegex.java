package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes expressions up, of all that a {@link SimpleRegex} may have, and texts that may fit them. Few characters occur, so
 * that there are many ways to match, of which one has to be preferred.
 */
final class RandomRegex {
    private static final String[] LITERALS = {"a", "b", "/", "\\.", "-", "k", "S", "0", "ab", "a/", "/a/a"};
    private static final String[] SETS = {
        ".", "[^/]", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "[ab]", "[^ab]", "[a-z]", "[^k-s]", "[\\w.-]", "[-b/]",
        "[^\\d/]", "[A-Z_]", "[.]"
    };
    private static final String[] TIMES = {
        "*", "+", "?", "*?", "+?", "??", "{0}", "{2}", "{1,}", "{0,2}", "{1,3}", "{2,}?", "{0,3}?", "{3}?"
    };
    private static final String[] PIECES = {
        "a",
        "b",
        "/",
        ".",
        "-",
        "k",
        "K",
        "s",
        "S",
        "0",
        "_",
        " ",
        "A",
        "\u00E9",
        "\u017F",
        "\u212A",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "\n"
    };
    private static final String[] OPENINGS = {"(", "(", "(?:", "(?s:"};
    private static final int DEPTH = 2;

    private final SplittableRandom random;

    RandomRegex(SplittableRandom random) {
        this.random = random;
    }

    /** A part of an expression, and a text that fits it, or nearly. */
    private record Part(String regex, String text) {}

    /** An expression and texts. */
    record Sample(String regex, List<String> texts) {}

    Sample sample(int count) {
        Part part = sequence(DEPTH);
        List<String> texts = new ArrayList<>(List.of(part.text()));
        while (texts.size() < count) {
            texts.add(changed(texts.get(random.nextInt(texts.size()))));
        }
        String regex = part.regex();
        return new Sample(random.nextInt(4) == 0 ? "^" + regex + "$" : regex, texts);
    }

    private Part sequence(int depth) {
        StringBuilder regex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(2 + 2 * depth); i >= 0; i--) {
            Part part = random.nextInt(3) == 0 && depth > 0 ? group(depth - 1) : repeated();
            regex.append(part.regex());
            text.append(part.text());
        }
        return new Part(regex.toString(), text.toString());
    }

    private Part repeated() {
        boolean literal = random.nextBoolean();
        String one = pick(literal ? LITERALS : SETS);
        String text = literal ? one.replace("\\", "") : pick(PIECES);
        if (random.nextInt(3) == 0) {
            return new Part(one, text);
        }
        StringBuilder texts = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.append(literal ? text.substring(text.length() - 1) : pick(PIECES));
        }
        return new Part(one + pick(TIMES), texts.toString());
    }

    private Part group(int depth) {
        List<Part> ways = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            ways.add(random.nextInt(8) == 0 ? new Part("", "") : sequence(depth));
        }
        String regex = String.join("|", ways.stream().map(Part::regex).toList());
        String text = ways.get(random.nextInt(ways.size())).text();
        String open = pick(OPENINGS);
        return switch (random.nextInt(6)) {
            case 0 -> new Part(open + regex + ")?", random.nextBoolean() ? "" : text);
            case 1 -> new Part(open + regex + ")??", random.nextBoolean() ? "" : text);
            default -> new Part(open + regex + ")", text);
        };
    }

    /** A text with something put in, taken out, doubled or replaced. */
    private String changed(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(text.length() - from + 1);
        String middle = text.substring(from, to);
        String instead = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> middle + middle;
            case 2 -> middle + pick(PIECES);
            default -> pick(PIECES);
        };
        return text.substring(0, from) + instead + text.substring(to);
    }

    private String pick(String[] strings) {
        return strings[random.nextInt(strings.length)];
    }
}
