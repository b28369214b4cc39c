package io.github.redirectfilter.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code FROM [PARAMETER=VALUE ...] TO [STATUS[!]] [CONDITION=VALUE ...]}, the first that fits wins. */
final class NetlifyReader {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern STATUS = Pattern.compile("[0-9]+!?");
    private static final Pattern PLACEHOLDER = Pattern.compile(":[A-Za-z][A-Za-z0-9_]*");
    private static final String FORM = "write it as FROM TO [STATUS] [CONDITION=VALUE ...]";

    private final SourceLine line;
    private final List<String> words;
    private final PlaceholderPath paths = new PlaceholderPath();
    private int next = 1;

    private NetlifyReader(SourceLine line, List<String> words) {
        this.line = line;
        this.words = words;
    }

    static void read(String text, Draft draft) {
        draft.head(Draft.FROM_THE_ROOT);
        for (SourceLine line : SourceLines.of(text)) {
            List<String> words = words(line.text());
            if (!words.isEmpty()) {
                try {
                    new NetlifyReader(line, words).read(draft);
                } catch (NotExpressible e) {
                    draft.reject(line, e);
                }
            }
        }
    }

    static NotExpressible servesAnotherPage() {
        return new NotExpressible(
                "status 200 serves another page at this address, which is no redirect",
                "let the application answer it, by a forward or a page of its own");
    }

    /** The words in front of a comment. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : SPACE.split(line, -1)) {
            if (word.startsWith("#")) {
                break;
            }
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private void read(Draft draft) {
        String address = words.get(0);
        if (!address.startsWith("/") && !address.contains("://")) {
            throw new NotExpressible("\"" + address + "\" is neither a path nor a URL", FORM);
        }
        StringBuilder from = new StringBuilder(paths.from(address, true));
        parameters(from);
        if (next >= words.size()) {
            throw new NotExpressible("there is no target", FORM);
        }
        String to = words.get(next++);
        String status = next < words.size() && STATUS.matcher(words.get(next)).matches() ? words.get(next++) : "301";
        boolean forced = status.endsWith("!");
        int code = Integer.parseInt(status.replace("!", ""));
        List<Map<String, @Nullable String>> conditions = conditions();
        if (code == 200) {
            reject(
                    draft,
                    address.startsWith("/")
                            && conditions.size() == 1
                            && conditions.get(0).isEmpty(),
                    from);
            return;
        }
        StatusCode.checked(code);
        boolean all = PlaceholderPath.pathOf(address).equals("/*");
        if (all && !forced && !StatusCode.redirects(code)) {
            throw new NotExpressible(
                    "without ! this answers only where there is no page, which a rule can't know",
                    "leave it to the error page of the application");
        }
        for (Map<String, @Nullable String> options : conditions) {
            draft.rule(
                    line,
                    rule(from.toString(), to, code)
                            .options(options)
                            .note(
                                    all && !forced
                                            ? "without ! Netlify answers only where there is no page; this rule always"
                                                    + " does"
                                            : null));
        }
    }

    private RuleText rule(String from, String to, int code) {
        if (!StatusCode.redirects(code)) {
            return options(new RuleText(from, "-").status(code), from)
                    .note(to.equals("-") ? null : "the page is the application's error page, not " + to);
        }
        RuleText rule = options(new RuleText(from, paths.to(to)).status(code), from);
        return to.contains("?") ? rule.option("query", "drop") : rule;
    }

    /** Netlify takes a path with and without its last slash for the same. */
    private RuleText options(RuleText rule, String from) {
        return from.endsWith("*splat}") ? rule : rule.option("ignore", "slash");
    }

    private void reject(Draft draft, boolean whole, CharSequence from) {
        draft.reject(line, servesAnotherPage());
        if (whole) {
            draft.placeholder(line, options(RuleText.pass(from.toString()), from.toString()));
        }
    }

    private void parameters(StringBuilder from) {
        char separator = '?';
        while (next < words.size()
                && !isTarget(words.get(next))
                && words.get(next).contains("=")) {
            String word = words.get(next++);
            int equals = word.indexOf('=');
            String value = word.substring(equals + 1);
            from.append(separator)
                    .append(Literal.braces(word.substring(0, equals)))
                    .append('=');
            from.append(
                    PLACEHOLDER.matcher(value).matches()
                            ? "{" + paths.capture(value.substring(1)) + "}"
                            : Literal.braces(value));
            separator = '&';
        }
    }

    private static boolean isTarget(String word) {
        return word.startsWith("/") || word.contains("://");
    }

    /** What else has to hold; several where one condition stands for any of several cookies. */
    private List<Map<String, @Nullable String>> conditions() {
        List<Map<String, @Nullable String>> alternatives = new ArrayList<>();
        alternatives.add(new LinkedHashMap<>());
        while (next < words.size()) {
            String word = words.get(next++);
            int equals = word.indexOf('=');
            String value = word.substring(equals + 1);
            switch (equals < 0 ? "" : word.substring(0, equals).toLowerCase(Locale.ROOT)) {
                case "country" -> alternatives.forEach(each -> each.put("country", value.toUpperCase(Locale.ROOT)));
                case "language" -> alternatives.forEach(each -> each.put("language", value));
                case "role" -> alternatives.forEach(each -> each.put("role", value));
                case "cookie" -> {
                    List<Map<String, @Nullable String>> before = List.copyOf(alternatives);
                    alternatives.clear();
                    for (String cookie : value.split(",", -1)) {
                        before.forEach(each -> alternatives.add(with(each, "cookie." + cookie)));
                    }
                }
                default -> throw new NotExpressible("\"" + word + "\" is no condition that is known here", FORM);
            }
        }
        return alternatives;
    }

    private static Map<String, @Nullable String> with(Map<String, @Nullable String> options, String key) {
        Map<String, @Nullable String> more = new LinkedHashMap<>(options);
        more.put(key, null);
        return more;
    }
}
