package io.github.redirectfilter.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.Pattern;

/** Language tags as people write them into rules (BCP 47), and what they meant instead. */
final class LanguageTags {
    private static final Pattern TAG = Pattern.compile("([A-Za-z]{2,3})(-[A-Za-z0-9]{1,8})*");
    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    /** Countries whose code is often taken for that of their language. */
    private static final Map<String, String> MISTAKEN_COUNTRIES =
            Map.of("cn", "zh", "cz", "cs", "dk", "da", "gb", "en", "gr", "el", "jp", "ja", "ua", "uk", "us", "en");

    private LanguageTags() {}

    /** The tags of a list, apart by commas or white space. */
    static List<String> split(String list) {
        return Arrays.stream(list.strip().split("[,\\s]+")).toList();
    }

    /**
     * The tag, if it is one.
     *
     * @throws IllegalArgumentException that says what would be right
     */
    static String check(String tag) {
        String primary = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        boolean known = primary.length() == 2
                ? TWO_LETTERS.contains(primary)
                : twoLetters(primary).isEmpty();
        if (!TAG.matcher(tag).matches() || !known) {
            throw new IllegalArgumentException("language \"" + tag + "\" is not known" + didYouMean(tag)
                    + " (expected a language tag, for example de or pt-BR)");
        }
        return tag;
    }

    private static String didYouMean(String tag) {
        String dashes = tag.replace('_', '-');
        String subtags = dashes.substring(dashes.split("-", 2)[0].length());
        String primary = dashes.split("-", 2)[0];
        String meant = TWO_LETTERS.contains(primary.toLowerCase(Locale.ROOT)) ? primary : twoLetters(primary);
        if (meant.isEmpty()) {
            meant = MISTAKEN_COUNTRIES.getOrDefault(primary.toLowerCase(Locale.ROOT), "");
        }
        String whole = meant + subtags;
        return meant.isEmpty() || whole.equals(tag) || !TAG.matcher(whole).matches()
                ? ""
                : "; did you mean \"" + whole + "\"?";
    }

    /** The code of two letters for one of three, which BCP 47 wants, or for an English name; empty if there is none. */
    private static String twoLetters(String other) {
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.forLanguageTag(code);
            if (other.equalsIgnoreCase(threeLetters(language))
                    || other.equalsIgnoreCase(language.getDisplayLanguage(Locale.ENGLISH))) {
                return code;
            }
        }
        return "";
    }

    private static String threeLetters(Locale language) {
        try {
            return language.getISO3Language();
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
