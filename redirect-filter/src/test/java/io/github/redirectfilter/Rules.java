package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes rules of lines, so that tables stay readable: {@code [METHODS] FROM TO [STATUS] [key=value ...]}. */
public final class Rules {
    /** A column, in quotes or not, or a key with a value, in quotes or not. */
    private static final Pattern WORD = Pattern.compile("\"(?<quoted>[^\"]*)\""
            + "|(?<key>[^\\s=\"]+)=(?:\"(?<quotedValue>[^\"]*)\"|(?<value>\\S*))"
            + "|(?<plain>\\S+)");

    private Rules() {}

    public static Redirects of(String... lines) {
        return builder(lines).build();
    }

    public static Redirects.Builder builder(String... lines) {
        Redirects.Builder builder = Redirects.builder();
        for (int i = 0; i < lines.length; i++) {
            builder.rule(rule(lines[i], i + 1));
        }
        return builder;
    }

    private static RedirectRule rule(String line, int number) {
        List<Word> words = words(line, number);
        int at = words.get(0).text.matches("[A-Z]+(,[A-Z]+)*") ? 1 : 0;
        Word from = words.get(at);
        Word to = words.get(at + 1);
        RedirectRule.Builder rule = RedirectRule.from(from.text, from.place).to(to.text, to.place);
        if (at == 1) {
            rule.methods(words.get(0).text, words.get(0).place);
        }
        at += 2;
        if (at < words.size() && RedirectStatus.looksLikeStatus(words.get(at).text)) {
            rule.status(words.get(at).text, words.get(at).place);
            at++;
        }
        for (Word option : words.subList(at, words.size())) {
            int equals = option.text.indexOf('=');
            if (equals < 0) {
                rule.option(option.text, option.place, null, option.place);
            } else {
                boolean quoted = line.startsWith("=\"", option.place.column() - 1 + equals);
                rule.option(
                        option.text.substring(0, equals),
                        option.place,
                        option.text.substring(equals + 1),
                        option.place.plus(equals + (quoted ? 2 : 1)));
            }
        }
        return rule.build();
    }

    private record Word(String text, Place place) {}

    private static List<Word> words(String line, int number) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            // a source may hold an equals sign: "/x?a=1"
            boolean option = words.size() > 1 && matcher.group("key") != null;
            String text = option
                    ? matcher.group("key") + "=" + either(matcher.group("quotedValue"), matcher.group("value"))
                    : either(matcher.group("quoted"), matcher.group());
            int column = matcher.start() + (matcher.group("quoted") != null ? 2 : 1);
            words.add(new Word(text, new Place("test.rules", number, column, line)));
        }
        return words;
    }

    private static String either(String one, String other) {
        return one != null ? one : other;
    }

    /** A decision in few words: {@code 307 /new}, {@code 410}, {@code 503 bare}, {@code pass no-rule}. */
    public static String show(Decision decision) {
        if (decision instanceof Decision.Redirect redirect) {
            return redirect.status() + " " + redirect.location();
        }
        if (decision instanceof Decision.Respond respond) {
            return respond.status() + (respond.errorPage() ? "" : " bare");
        }
        if (decision instanceof Decision.Pass pass) {
            return "pass " + pass.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        Decision.Refused refused = (Decision.Refused) decision;
        return "refused " + refused.reason() + ", " + show(refused.answer());
    }
}
