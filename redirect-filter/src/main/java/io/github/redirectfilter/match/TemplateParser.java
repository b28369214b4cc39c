package io.github.redirectfilter.match;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the path of a source: literal text with {@code {name}}, {@code {name:regex}} and one {@code {*name}}. */
final class TemplateParser {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String text;
    private final int offset;
    private final List<TemplatePart> parts = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private TemplateParser(String text, int offset) {
        this.text = text;
        this.offset = offset;
    }

    /**
     * Reads a path that begins with a slash.
     *
     * @param offset where {@code text} begins in the source pattern, for the error's offset
     */
    static PathPattern parse(String text, boolean ignoreCase, int offset) throws ParseException {
        if (text.indexOf(';') >= 0) {
            throw new ParseException(
                    "path parameters are cut off before matching (expected %3B for a literal semicolon)",
                    offset + text.indexOf(';'));
        }
        TemplateParser parser = new TemplateParser(text, offset);
        parser.read();
        if (parser.names.isEmpty()) {
            return new LiteralPath(CanonicalPath.of(text), ignoreCase);
        }
        parser.canonicalize();
        return TemplatePath.of(parser.parts, ignoreCase, offset);
    }

    private void read() throws ParseException {
        int literal = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '*') {
                throw new ParseException(
                        "a bare * has no meaning in a path (expected {name} for one segment, {*name} for all that "
                                + "follows, or %2A for a literal star)",
                        offset + i);
            }
            if (c == '}') {
                throw new ParseException("} without { (expected %7D for a literal brace)", offset + i);
            }
            if (c == '{') {
                addLiteral(literal, i);
                int end = closingBrace(i);
                addCapture(i, end);
                literal = i = end + 1;
            } else {
                i++;
            }
        }
        addLiteral(literal, text.length());
    }

    private int closingBrace(int open) throws ParseException {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        throw new ParseException("{ without } (expected {name}, or %7B for a literal brace)", offset + open);
    }

    private void addLiteral(int from, int to) {
        if (from < to) {
            parts.add(new TemplatePart.Literal(text.substring(from, to)));
        }
    }

    private void addCapture(int open, int close) throws ParseException {
        String body = text.substring(open + 1, close);
        if (!parts.isEmpty() && parts.get(parts.size() - 1).captures()) {
            throw new ParseException(
                    "two captures side by side: nothing says where one ends (expected text between them)",
                    offset + open);
        }
        boolean rest = body.startsWith("*");
        int colon = body.indexOf(':');
        String name = colon >= 0 ? body.substring(0, colon) : rest ? body.substring(1) : body;
        if (!NAME.matcher(name).matches()) {
            throw new ParseException(
                    "\"" + name
                            + "\" is no name for a capture (expected letters, digits and _, not beginning with a digit)",
                    offset + open + 1);
        }
        if (!names.add(name)) {
            throw new ParseException("capture {" + name + "} stands twice (expected another name)", offset + open);
        }
        if (rest) {
            if (TemplatePart.anyRest(parts)) {
                throw new ParseException("a pattern has one {*name} at most (expected {name} here)", offset + open);
            }
            parts.add(new TemplatePart.Rest(name));
        } else if (colon >= 0) {
            String regex = body.substring(colon + 1);
            RegexPath.compile(regex, false, offset + open + 2 + colon);
            parts.add(new TemplatePart.Segment(name, regex));
        } else {
            parts.add(new TemplatePart.Segment(name, null));
        }
    }

    /** Literals take the canonical form; dot and empty segments never occur in it, so a template with one is a mistake. */
    private void canonicalize() throws ParseException {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof TemplatePart.Literal literal) {
                String[] segments = literal.text().split("/", -1);
                for (int j = 0; j < segments.length; j++) {
                    segments[j] = CanonicalPath.decode(segments[j]);
                }
                String canonical = String.join("/", segments);
                parts.set(i, new TemplatePart.Literal(canonical));
                shape.append(canonical);
            } else {
                shape.append("{}");
            }
        }
        if (shape.indexOf("//") >= 0) {
            throw new ParseException(
                    "an empty segment never matches (expected one slash)", offset + Math.max(0, text.indexOf("//")));
        }
        for (String segment : shape.toString().split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new ParseException("a dot segment never matches (expected the path without it)", offset);
            }
        }
    }
}
