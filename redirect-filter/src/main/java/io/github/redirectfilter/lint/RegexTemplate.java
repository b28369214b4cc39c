package io.github.redirectfilter.lint;

import io.github.redirectfilter.match.SourcePattern;
import java.text.ParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a regular expression as the template that it is, if it is one. */
final class RegexTemplate {
    private static final String TEXT = "(?<text>[A-Za-z0-9/_%~-]|\\\\[.\\-/_])";
    private static final String NAME = "(?:\\?P?<(?<name>\\w+)>)?";
    private static final String SEGMENT = "(?<segment>\\[\\^/\\]\\+)";
    private static final String EXPRESSION =
            "(?<expression>(?:\\\\[dw]|\\[[A-Za-z0-9_\\-\\\\dw]+\\])(?:\\+|\\{\\d+(?:,\\d*)?\\}))";
    private static final String REST = "(?<rest>\\.\\*)";
    private static final Pattern TOKEN =
            Pattern.compile(TEXT + "|\\(" + NAME + "(?:" + SEGMENT + "|" + EXPRESSION + "|" + REST + ")\\)");

    private RegexTemplate() {}

    /** The template; {@code null} if the expression says more than one can. */
    static @Nullable String of(String regex) {
        String body = regex.startsWith("^") ? regex.substring(1) : regex;
        body = body.endsWith("$") ? body.substring(0, body.length() - 1) : body;
        StringBuilder template = new StringBuilder();
        Matcher token = TOKEN.matcher(body);
        int at = 0;
        int group = 0;
        while (at < body.length()) {
            if (!token.find(at) || token.start() != at) {
                return null;
            }
            at = token.end();
            String text = token.group("text");
            if (text != null) {
                template.append(text.charAt(text.length() - 1));
                continue;
            }
            group++;
            String name = token.group("name") == null ? "v" + group : token.group("name");
            String expression = token.group("expression");
            template.append('{')
                    .append(token.group("rest") == null ? name : "*" + name)
                    .append(expression == null ? "" : ":" + expression)
                    .append('}');
        }
        return group == 0 || isTemplate(template.toString()) ? template.toString() : null;
    }

    private static boolean isTemplate(String text) {
        try {
            SourcePattern.parse(text, false, false);
            return true;
        } catch (ParseException e) {
            return false;
        }
    }
}
