package io.github.redirectfilter.convert;

import java.util.List;
import java.util.Locale;

/** {@code rewrite.config}: {@code RewriteCond} and {@code RewriteRule}, for paths below the context path. */
final class TomcatReader {
    private TomcatReader() {}

    static void read(String text, Draft draft) {
        RewriteRules rules = new RewriteRules(RewriteRules.Kind.VALVE);
        for (SourceLine line : SourceLines.of(text)) {
            List<String> words = line.text().startsWith("#") ? List.of() : Words.of(line.text());
            if (words.isEmpty()) {
                continue;
            }
            List<String> arguments = words.subList(1, words.size());
            switch (words.get(0).toLowerCase(Locale.ROOT)) {
                case "rewritecond" -> rules.condition(arguments);
                case "rewriterule" -> rules.rule(line, arguments);
                case "rewritemap" ->
                    draft.reject(
                            line,
                            "a map is a class of the application",
                            "write its entries as rules, or as a .csv file");
                default -> draft.reject(line, "this is no directive of the valve", "delete it");
            }
        }
        rules.write(new Where(), draft);
    }
}
