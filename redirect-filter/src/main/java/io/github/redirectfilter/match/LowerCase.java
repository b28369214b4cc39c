package io.github.redirectfilter.match;

import java.util.Locale;

/** The lower case of schemes and hosts, which nearly all have already. Java itself looks each character up to find out. */
public final class LowerCase {
    private LowerCase() {}

    /** The text in lower case, by the rules of no language; the text itself if it is. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= 0x80) {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }
}
