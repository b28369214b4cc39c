package io.github.redirectfilter.match;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An {@link Expression} that fits the whole path. */
final class RegexPath implements PathPattern {
    private final Expression expression;
    private final RegexShape shape;
    private final List<Capture> captures;

    private RegexPath(Expression expression, RegexShape shape, List<Capture> captures) {
        this.expression = expression;
        this.shape = shape;
        this.captures = List.copyOf(captures);
    }

    /** Reads an expression; {@code offset} is where it begins in the source pattern. */
    static RegexPath parse(String regex, boolean ignoreCase, int offset) throws ParseException {
        Expression expression = Expression.parse(regex, ignoreCase, offset);
        Pattern pattern = expression.pattern();
        String[] names = new String[pattern.groupCount() + 1];
        for (Map.Entry<String, Integer> named : pattern.namedGroups().entrySet()) {
            names[named.getValue()] = named.getKey();
        }
        List<Capture> captures = new ArrayList<>();
        for (int group = 1; group < names.length; group++) {
            String name = names[group];
            captures.add(new Capture(name == null ? Integer.toString(group) : name, Capture.Kind.PATH, group));
        }
        return new RegexPath(expression, RegexShape.of(regex, ignoreCase), captures);
    }

    /**
     * Compiles an expression.
     *
     * @throws ParseException that says what RE2 can't do, at the place of it
     */
    static Pattern compile(String regex, boolean ignoreCase, int offset) throws ParseException {
        try {
            return Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            String part = e.getPattern();
            int at = part.isEmpty() ? -1 : regex.indexOf(part);
            throw new ParseException(explain(e.getDescription(), part), offset + Math.max(0, at));
        }
    }

    private static String explain(String description, String part) {
        if (part.equals("stack underflow")) {
            return "regular expression: a ) without its ( (expected \\) for a literal one)";
        }
        String what = "regular expression: " + description + " \"" + part + "\"";
        if (part.startsWith("(?=") || part.startsWith("(?!") || part.startsWith("(?<=") || part.startsWith("(?<!")) {
            return what + "; look-around can't run in linear time, so RE2 has none "
                    + "(put the exception into a rule of its own in front, with the target -)";
        }
        if (part.matches("\\\\[1-9].*") || part.startsWith("\\k")) {
            return what + "; back-references can't run in linear time, so RE2 has none";
        }
        if (part.startsWith("(?>") || description.contains("nested repetition")) {
            return what + "; atomic groups and possessive quantifiers are not needed, RE2 never backtracks";
        }
        if (description.contains("repeat count")) {
            return what + " (RE2 repeats at most 1000 times)";
        }
        return what + " (expected RE2 syntax)";
    }

    /** What the expression says about the paths that fit it. */
    RegexShape shape() {
        return shape;
    }

    @Override
    public RequiredText required() {
        return shape.required();
    }

    @Override
    public List<Capture> captures() {
        return captures;
    }

    @Override
    public boolean mayMatch(String text, int start) {
        return !shape.caseCounts() || shape.required().standsIn(text, start);
    }

    @Override
    public boolean needsNoExpression() {
        return false;
    }

    @Override
    public boolean matches(String path, RegexBudget budget) {
        if (!mayMatch(path, 0) || !budget.allows(expression.instructions(), path.length())) {
            return false;
        }
        RegexGroups groups = expression.match(path);
        if (groups == null) {
            return false;
        }
        budget.remember(this, path, groups);
        return true;
    }

    @Override
    public @Nullable String @Nullable [] capture(String path, RegexBudget budget) {
        RegexGroups groups = budget.recall(this, path);
        if (groups == null) {
            groups = expression.match(path);
        }
        if (groups == null) {
            return null;
        }
        @Nullable String[] values = new @Nullable String[captures.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = groups.group(i + 1);
        }
        return values;
    }
}
