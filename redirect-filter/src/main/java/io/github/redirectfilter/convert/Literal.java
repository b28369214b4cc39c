package io.github.redirectfilter.convert;

/** Literal text as rules have it. */
final class Literal {
    private Literal() {}

    /** Text of an address, with braces, which begin a capture in rules, as escapes. */
    static String braces(String text) {
        return text.replace("{", "%7B").replace("}", "%7D");
    }

    /** Decoded text, as a part of the path of FROM. */
    static String path(String text) {
        return braces(text.replace("%", "%25"))
                .replace("*", "%2A")
                .replace("?", "%3F")
                .replace("#", "%23");
    }

    /** An address without patterns, escapes and query as they stand. */
    static String address(String text) {
        return braces(text).replace("*", "%2A");
    }
}
