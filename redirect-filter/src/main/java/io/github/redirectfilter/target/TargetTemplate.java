package io.github.redirectfilter.target;

import io.github.redirectfilter.match.Capture;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule leads: a URL with {@code {name}}s in it. Whoever writes the template decides about scheme and host; what
 * a request brings is escaped for the place where it stands, and can't reach beyond it.
 *
 * <pre>{@code
 * /articles/{slug}?year={year}
 * https://{sub}.new.example/{path}
 * {param:url}
 * }</pre>
 *
 * <p>A template that begins with a value has no place that would limit the value, so the whole is read as a browser reads
 * it, and judged by the {@link Guard}.
 */
public final class TargetTemplate implements Target {
    /** Characters of most sections. */
    private static final int USUAL_LENGTH = 64;

    private final @Nullable AuthorityTemplate authority;
    private final List<TargetPart> path;
    private final @Nullable List<TargetPart> query;
    private final @Nullable List<TargetPart> fragment;
    private final boolean literalEmptySegment;
    private final boolean open;

    TargetTemplate(
            @Nullable AuthorityTemplate authority,
            List<TargetPart> path,
            @Nullable List<TargetPart> query,
            @Nullable List<TargetPart> fragment,
            boolean open) {
        this.authority = authority;
        this.path = List.copyOf(path);
        this.query = query == null ? null : List.copyOf(query);
        this.fragment = fragment == null ? null : List.copyOf(fragment);
        this.open = open;
        this.literalEmptySegment = hasEmptySegment(path);
    }

    private static boolean hasEmptySegment(List<TargetPart> path) {
        for (TargetPart part : path) {
            if (part instanceof TargetPart.Text text && text.text().contains("//")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads a template.
     *
     * @param captures what the source pattern captures
     * @throws ParseException with what is wrong, what would be right, and the offset of it
     */
    public static TargetTemplate parse(String text, List<Capture> captures) throws ParseException {
        return new TargetTemplateParser(text, captures).parse();
    }

    @Override
    public @Nullable WebOrigin literalOrigin() {
        return authority == null ? null : authority.literal();
    }

    @Override
    public boolean trusted(Base base) {
        return authority != null && authority.trusted(base);
    }

    @Override
    public Set<String> headersRead() {
        Set<String> names = new LinkedHashSet<>();
        for (Variable variable : variables()) {
            // the host is part of a cache's key already (RFC 9111, section 2)
            if (variable.source() == Variable.Source.HEADER && !variable.name().equalsIgnoreCase("host")) {
                names.add(variable.name());
            } else if (variable.source() == Variable.Source.COOKIE) {
                names.add("Cookie");
            }
        }
        return names;
    }

    @Override
    public Set<String> parametersRead() {
        Set<String> names = new LinkedHashSet<>();
        for (Variable variable : variables()) {
            if (variable.source() == Variable.Source.PARAM) {
                names.add(variable.name());
            }
        }
        return names;
    }

    private List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        for (List<TargetPart> section : Arrays.asList(path, query, fragment)) {
            if (section != null) {
                for (TargetPart part : section) {
                    if (part instanceof TargetPart.Value value) {
                        variables.add(value.variable());
                    }
                }
            }
        }
        return variables;
    }

    @Override
    public @Nullable TargetUrl resolve(
            TargetValues values, Base base, String context, Guard guard, boolean trustLiteral) throws RefusedException {
        if (open) {
            String candidate = fill(path, values, TargetTemplate::appendToCandidate);
            return candidate == null || candidate.isEmpty() ? null : guard.judge(candidate, base);
        }
        String filledPath = fillPath(values);
        String filledQuery = query == null ? "" : fill(query, values, Variable::escapeForComponent);
        String filledFragment = fragment == null ? "" : fill(fragment, values, Variable::escapeForComponent);
        if (filledPath == null || filledQuery == null || filledFragment == null) {
            return null;
        }
        String finalQuery = query == null ? null : filledQuery;
        String finalFragment = fragment == null ? null : filledFragment;
        if (authority == null) {
            return TargetUrl.relative(base.origin(), context + filledPath, finalQuery, finalFragment);
        }
        WebOrigin origin = authority.resolve(values, base);
        if (origin == null) {
            return null;
        }
        TargetUrl url = TargetUrl.absolute(origin, filledPath, finalQuery, finalFragment);
        return trustLiteral && authority.trusted(base) ? url : guard.judge(url, base);
    }

    /** Puts a value behind what a section has so far, escaped for that place. */
    private interface Appender {
        void append(Variable variable, String value, StringBuilder out);
    }

    /** The section with its values; {@code null} if one is absent. */
    private static @Nullable String fill(List<TargetPart> section, TargetValues values, Appender appender) {
        StringBuilder out = new StringBuilder(USUAL_LENGTH);
        for (int i = 0; i < section.size(); i++) {
            TargetPart part = section.get(i);
            if (part instanceof TargetPart.Text text) {
                out.append(text.text());
            } else if (part instanceof TargetPart.Value value) {
                String filled = value.variable().value(values);
                if (filled == null) {
                    return null;
                }
                appender.append(value.variable(), filled, out);
            }
        }
        return out.toString();
    }

    /** Of a template that begins with a value, the first value is the URL; what comes behind it can't add structure. */
    private static void appendToCandidate(Variable variable, String value, StringBuilder out) {
        if (!out.isEmpty()) {
            variable.escapeForComponent(value, out);
        } else if (variable.isPathText()) {
            variable.escapeForPath(value, out);
        } else {
            out.append(value);
        }
    }

    private @Nullable String fillPath(TargetValues values) throws RefusedException {
        StringBuilder out = new StringBuilder(USUAL_LENGTH);
        boolean afterRest = false;
        for (int i = 0; i < path.size(); i++) {
            TargetPart part = path.get(i);
            if (part instanceof TargetPart.Text text) {
                // "/docs/" to "/manual/{path}/x": the slash that the rest brought is the one before "x"
                boolean twoSlashes = afterRest && text.text().startsWith("/") && endsWithSlash(out);
                out.append(twoSlashes ? text.text().substring(1) : text.text());
                afterRest = false;
            } else if (part instanceof TargetPart.Value value) {
                Variable variable = value.variable();
                String filled = variable.value(values);
                if (filled == null) {
                    return null;
                }
                if (variable.source() == Variable.Source.CONTEXT && endsWithSlash(out)) {
                    out.setLength(out.length() - 1);
                }
                afterRest = variable.bringsSlash();
                if (afterRest && filled.isEmpty() && !variable.hasSlash(values) && endsWithSlash(out)) {
                    out.setLength(out.length() - 1);
                }
                variable.escapeForPath(filled, out);
            }
        }
        if (out.isEmpty() || out.charAt(0) != '/') {
            // an empty rest took the first slash along, and what follows must not become a part of the host
            out.insert(0, '/');
        }
        String filled = out.toString();
        if (filled.startsWith("//") || !literalEmptySegment && filled.contains("//")) {
            throw RefusedException.ofRule(Refusal.EMPTY_SEGMENT, filled);
        }
        if (hasDotSegment(filled)) {
            throw RefusedException.ofRule(Refusal.DOT_SEGMENT, filled);
        }
        return filled;
    }

    private static boolean hasDotSegment(String path) {
        int slash = 0;
        while (slash >= 0) {
            int next = path.indexOf('/', slash + 1);
            char first = slash + 1 < path.length() ? path.charAt(slash + 1) : '/';
            if (first == '.' || first == '%') {
                String segment = path.substring(slash + 1, next < 0 ? path.length() : next);
                if (PathNormalizer.isDot(segment) || PathNormalizer.isDoubleDot(segment)) {
                    return true;
                }
            }
            slash = next;
        }
        return false;
    }

    private static boolean endsWithSlash(StringBuilder out) {
        return !out.isEmpty() && out.charAt(out.length() - 1) == '/';
    }
}
