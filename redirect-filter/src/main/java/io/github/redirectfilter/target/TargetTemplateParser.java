package io.github.redirectfilter.target;

import io.github.redirectfilter.match.Capture;
import io.github.redirectfilter.match.HeaderName;
import io.github.redirectfilter.match.Suggestions;
import io.github.redirectfilter.target.Percent.Escapes;
import io.github.redirectfilter.target.Variable.Letters;
import io.github.redirectfilter.target.Variable.Source;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a target template, and proves that no value can reach into scheme or host. */
final class TargetTemplateParser {
    private static final Pattern LITERAL_HOST = Pattern.compile("[a-z0-9_.-]+|\\[[0-9a-f:.]+\\]");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    private final String text;
    private final List<Capture> captures;
    private int at;

    TargetTemplateParser(String text, List<Capture> captures) {
        this.text = text;
        this.captures = captures;
    }

    TargetTemplate parse() throws ParseException {
        requireCleanText();
        AuthorityTemplate authority = null;
        if (text.startsWith("{scheme}://")) {
            at = "{scheme}://".length();
            authority = authority(null);
        } else if (text.startsWith("{")) {
            return open();
        } else if (text.startsWith("//")) {
            at = 2;
            authority = authority(null);
        } else if (text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8)) {
            at = text.indexOf("//") + 2;
            authority = authority(text.substring(0, at - 3).toLowerCase(Locale.ROOT));
        } else if (!text.startsWith("/")) {
            throw new ParseException(explainStart(), 0);
        }
        List<TargetPart> path = section("?#", Percent.PATH, Escapes.WELL_FORMED);
        requireNoDotSegments(path);
        List<TargetPart> query = peek() == '?' ? sectionAfterMark("#", Escapes.ALL) : null;
        List<TargetPart> fragment = peek() == '#' ? sectionAfterMark("", Escapes.ALL) : null;
        return new TargetTemplate(authority, path, query, fragment, false);
    }

    private TargetTemplate open() throws ParseException {
        Variable first = variable(closingBrace());
        if (first.fitsAuthority() || first.source() == Source.SCHEME) {
            throw new ParseException(
                    "a target can't begin with {" + first.name() + "} (expected //" + text + ", or a path)", 0);
        }
        at = 0;
        List<TargetPart> parts = section("#", Percent.QUERY, Escapes.ALL);
        if (peek() == '#') {
            parts.add(new TargetPart.Text("#"));
            parts.addAll(sectionAfterMark("", Escapes.ALL));
        }
        return new TargetTemplate(null, parts, null, null, true);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void requireCleanText() throws ParseException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                throw new ParseException("browsers read \\ as a slash (expected / or %5C)", i);
            }
            if (Character.isISOControl(c)) {
                throw new ParseException("a control character can't be part of a URL", i);
            }
        }
    }

    private String explainStart() {
        if (text.isEmpty()) {
            return "the target is empty (expected a path such as /new, a URL, or - to let the request pass)";
        }
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches() && !text.startsWith("http:") && !text.startsWith("https:")) {
            return "scheme \"" + scheme.group(1) + "\" is no place for a redirect (expected http:// or https://)";
        }
        boolean host = text.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(/.*)?");
        return "a target begins with /, //host, http://, https:// or {name} (did you mean \""
                + (host ? "https://" : "/") + text + "\"?)";
    }

    private AuthorityTemplate authority(@Nullable String scheme) throws ParseException {
        int start = at;
        List<TargetPart> host = new ArrayList<>();
        int port = 0;
        boolean requestPort = false;
        while (at < text.length() && "/?#".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '{') {
                int variableAt = at;
                Variable variable = variable(closingBrace());
                if (variable.source() == Source.CONTEXT && variable.fallback() == null && !host.isEmpty()) {
                    requireEndOfSegment(variableAt);
                    at = variableAt;
                    break;
                }
                if (!variable.fitsAuthority()) {
                    String before = text.substring(0, variableAt);
                    throw new ParseException(
                            text.substring(variableAt, at) + " could reach into the host"
                                    + (host.isEmpty() || endsWithColon(host)
                                            ? " (expected literal text, or a capture of the host pattern)"
                                            : " (expected a slash before it: \"" + before + "/"
                                                    + text.substring(variableAt) + "\")"),
                            variableAt);
                }
                if (variable.source() == Source.PORT && !endsWithColon(host)) {
                    throw new ParseException("{port} stands after a colon (expected HOST:{port})", variableAt);
                }
                requestPort |= variable.source() == Source.PORT;
                if (!requestPort) {
                    host.add(new TargetPart.Value(variable));
                }
            } else {
                host.add(new TargetPart.Text(literal("/?#{")));
            }
        }
        String last = host.isEmpty() ? "" : host.get(host.size() - 1) instanceof TargetPart.Text t ? t.text() : "";
        requireNoUserInfo(last, start);
        int colon = last.lastIndexOf(':');
        if (colon > last.lastIndexOf(']')) {
            String digits = last.substring(colon + 1);
            if (!requestPort) {
                port = digits.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(digits) : 0;
                if (port < 1 || port > 65535) {
                    throw new ParseException(
                            "port \"" + digits + "\" is no port (expected 1 to 65535)", at - digits.length());
                }
            }
            host.set(host.size() - 1, new TargetPart.Text(last.substring(0, colon)));
        }
        List<TargetPart> lower = lowerCase(host);
        requireHost(lower, start);
        return new AuthorityTemplate(scheme, lower, port, requestPort);
    }

    /** The context path is empty or begins with a slash, so it ends the host; what follows it must not begin one. */
    private void requireEndOfSegment(int variableAt) throws ParseException {
        if (at < text.length() && "/?#".indexOf(text.charAt(at)) < 0) {
            throw new ParseException(
                    "what follows {context} could reach into the host (expected a slash behind it: \""
                            + text.substring(0, at) + "/" + text.substring(at) + "\")",
                    variableAt);
        }
    }

    private static boolean endsWithColon(List<TargetPart> host) {
        return !host.isEmpty()
                && host.get(host.size() - 1) instanceof TargetPart.Text literal
                && literal.text().endsWith(":");
    }

    private static List<TargetPart> lowerCase(List<TargetPart> host) {
        List<TargetPart> lower = new ArrayList<>();
        for (TargetPart part : host) {
            if (!(part instanceof TargetPart.Text literal)) {
                lower.add(part);
            } else if (!literal.text().isEmpty()) {
                lower.add(new TargetPart.Text(literal.text().toLowerCase(Locale.ROOT)));
            }
        }
        return lower;
    }

    private static void requireHost(List<TargetPart> host, int start) throws ParseException {
        if (host.isEmpty()) {
            throw new ParseException("the host is missing (expected //HOST/path)", start);
        }
        for (TargetPart part : host) {
            if (part instanceof TargetPart.Text literal
                    && !LITERAL_HOST.matcher(literal.text()).matches()) {
                String wrong = literal.text();
                throw new ParseException(
                        wrong.indexOf('@') >= 0
                                ? "user info in a target would be shown to everyone (expected the host alone)"
                                : wrong.chars().allMatch(c -> c < 0x80)
                                        ? "\"" + wrong
                                                + "\" is no host name (expected letters, digits, dashes and dots)"
                                        : "\"" + wrong + "\" is not ASCII (expected the xn-- form of the host)",
                        start);
            }
        }
    }

    private static void requireNoUserInfo(String text, int start) throws ParseException {
        if (text.indexOf('@') >= 0) {
            throw new ParseException(
                    "user info in a target would be shown to everyone (expected the host alone)", start);
        }
    }

    private List<TargetPart> sectionAfterMark(String ends, Escapes escapes) throws ParseException {
        at++;
        return section(ends, Percent.QUERY, escapes);
    }

    private List<TargetPart> section(String ends, Percent escaping, Escapes escapes) throws ParseException {
        List<TargetPart> parts = new ArrayList<>();
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '{') {
                parts.add(new TargetPart.Value(variable(closingBrace())));
            } else {
                StringBuilder escaped = new StringBuilder();
                escaping.escape(literal(ends + "{"), escapes, escaped);
                parts.add(new TargetPart.Text(escaped.toString()));
            }
        }
        return parts;
    }

    private String literal(String ends) throws ParseException {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '}') {
                throw new ParseException("} without { (expected %7D for a literal brace)", at);
            }
            at++;
        }
        return text.substring(start, at);
    }

    private int closingBrace() throws ParseException {
        int close = text.indexOf('}', at);
        if (close < 0) {
            throw new ParseException("{ without } (expected {name}, or %7B for a literal brace)", at);
        }
        return close;
    }

    /** Reads the variable from the opening brace at {@link #at} to {@code close}, and goes on behind it. */
    private Variable variable(int close) throws ParseException {
        int nameAt = at + 1;
        String[] pieces = text.substring(nameAt, close).split("\\|", -1);
        at = close + 1;
        Letters letters = Letters.AS_THEY_ARE;
        String fallback = null;
        for (int i = 1; i < pieces.length; i++) {
            switch (pieces[i]) {
                case "lower" -> letters = Letters.LOWER;
                case "upper" -> letters = Letters.UPPER;
                default -> {
                    if (fallback != null) {
                        throw new ParseException(
                                "{" + pieces[0] + "} has two defaults, \"" + fallback + "\" and \"" + pieces[i]
                                        + "\" (expected one)",
                                nameAt);
                    }
                    fallback = pieces[i];
                }
            }
        }
        String name = pieces[0];
        for (int i = 0; i < captures.size(); i++) {
            if (captures.get(i).isCalled(name)) {
                return Variable.of(captures.get(i), i, letters, fallback);
            }
        }
        int colon = name.indexOf(':');
        Source source = source(colon < 0 ? name : name.substring(0, colon + 1));
        String key = colon < 0 ? name : name.substring(colon + 1);
        if (source == null || key.isEmpty()) {
            List<String> known = known();
            throw new ParseException(
                    "unknown name {" + name + "}" + Suggestions.didYouMean(name, known) + " "
                            + Suggestions.expected(known),
                    nameAt);
        }
        if (source == Source.HEADER && !HeaderName.isValid(key)) {
            throw new ParseException(
                    "\"" + key + "\" is no header name (expected letters, digits and dashes)", nameAt + 7);
        }
        return new Variable(source, key, -1, null, letters, fallback);
    }

    private static @Nullable Source source(String word) {
        return switch (word) {
            case "scheme" -> Source.SCHEME;
            case "host" -> Source.HOST;
            case "port" -> Source.PORT;
            case "context" -> Source.CONTEXT;
            case "header:" -> Source.HEADER;
            case "cookie:" -> Source.COOKIE;
            case "param:" -> Source.PARAM;
            default -> null;
        };
    }

    private List<String> known() {
        List<String> known = new ArrayList<>();
        captures.forEach(capture -> known.add(capture.name()));
        known.addAll(List.of("scheme", "host", "port", "context", "header:NAME", "cookie:NAME", "param:NAME"));
        return known;
    }

    private static void requireNoDotSegments(List<TargetPart> path) throws ParseException {
        StringBuilder shape = new StringBuilder();
        for (TargetPart part : path) {
            shape.append(part instanceof TargetPart.Text literal ? literal.text() : "{}");
        }
        for (String segment : shape.toString().split("/", -1)) {
            if (PathNormalizer.isDot(segment) || PathNormalizer.isDoubleDot(segment)) {
                throw new ParseException("the path has a dot segment (expected the path without it)", 0);
            }
        }
    }
}
