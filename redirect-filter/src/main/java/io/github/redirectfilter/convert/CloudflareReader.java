package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.List;

/** {@code FROM TO [STATUS]}: addresses without placeholders first, then the others, the first that fits wins. */
final class CloudflareReader {
    private static final int MOST_STATIC = 2_000;
    private static final int MOST_DYNAMIC = 100;
    private static final int LONGEST_LINE = 2_000;
    private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);
    private static final String FORM = "write it as FROM TO [STATUS]";

    private final Draft draft;
    private final List<Runnable> dynamic = new ArrayList<>();
    private int statics;

    private CloudflareReader(Draft draft) {
        this.draft = draft;
    }

    static void read(String text, Draft draft) {
        draft.head(Draft.FROM_THE_ROOT);
        CloudflareReader reader = new CloudflareReader(draft);
        for (SourceLine line : SourceLines.of(text)) {
            List<String> words = NetlifyReader.words(line.text());
            if (!words.isEmpty()) {
                try {
                    reader.line(line, words);
                } catch (NotExpressible e) {
                    draft.reject(line, e);
                }
            }
        }
        reader.dynamic.forEach(Runnable::run);
    }

    private void line(SourceLine line, List<String> words) {
        if (line.text().length() > LONGEST_LINE) {
            throw new NotExpressible("Cloudflare reads no line of more than 2,000 characters", "delete it");
        }
        if (words.size() < 2 || words.size() > 3) {
            throw new NotExpressible("a line has two or three words, and this one has " + words.size(), FORM);
        }
        PlaceholderPath paths = new PlaceholderPath();
        String from = paths.from(words.get(0), false);
        String to = words.get(1);
        boolean isStatic = !from.contains("{");
        if (isStatic ? ++statics > MOST_STATIC : dynamic.size() >= MOST_DYNAMIC) {
            throw new NotExpressible(
                    "Cloudflare takes 2,000 lines without placeholders and 100 with them, and this is one more",
                    "add it by hand if it is meant to work: " + from + " " + paths.to(to));
        }
        Runnable add = rule(line, from, paths.to(to), words.size() == 3 ? words.get(2) : "302");
        if (isStatic) {
            add.run();
        } else {
            dynamic.add(add);
        }
    }

    private Runnable rule(SourceLine line, String from, String to, String status) {
        if (status.equals("200")) {
            draft.reject(line, NetlifyReader.servesAnotherPage());
            return () -> draft.placeholder(line, RuleText.pass(from));
        }
        int code = StatusCode.of(status);
        if (!REDIRECTS.contains(code)) {
            throw new NotExpressible("Cloudflare sends 301, 302, 303, 307 and 308 alone", FORM);
        }
        RuleText rule = new RuleText(from, to).status(code);
        return () -> draft.rule(line, to.contains("?") ? rule.option("query", "drop") : rule);
    }
}
