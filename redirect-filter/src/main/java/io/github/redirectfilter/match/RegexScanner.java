package io.github.redirectfilter.match;

/** The characters of an expression that may be a {@link SimpleRegex}. */
final class RegexScanner {
    private final String regex;
    private int at;

    RegexScanner(String regex) {
        this.regex = regex;
    }

    /** What is to be left to RE2. */
    static final class NotSimpleException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static void require(boolean simple) throws NotSimpleException {
        if (!simple) {
            throw new NotSimpleException();
        }
    }

    boolean atEnd() {
        return at == regex.length();
    }

    boolean isAt(String text) {
        return regex.startsWith(text, at);
    }

    boolean skip(String text) {
        boolean there = isAt(text);
        at += there ? text.length() : 0;
        return there;
    }

    /** The next character, which is a printable one of ASCII. */
    char next() throws NotSimpleException {
        require(!atEnd());
        char c = regex.charAt(at++);
        require(0x20 <= c && c < 0x7F);
        return c;
    }

    /** The digits that stand here, as a number; -1 if there are none, or too many. */
    int number() {
        int start = at;
        while (!atEnd() && '0' <= regex.charAt(at) && regex.charAt(at) <= '9') {
            at++;
        }
        return at == start || at - start > 4 ? -1 : Integer.parseInt(regex, start, at, 10);
    }

    /** All up to a mark, which is skipped. */
    String upTo(char mark) throws NotSimpleException {
        int end = regex.indexOf(mark, at);
        require(end >= 0);
        String text = regex.substring(at, end);
        at = end + 1;
        return text;
    }
}
