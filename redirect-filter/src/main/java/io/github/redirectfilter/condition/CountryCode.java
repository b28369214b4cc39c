package io.github.redirectfilter.condition;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Countries in the two capital letters of ISO 3166-1. */
final class CountryCode {
    static final String UNKNOWN = "??";

    /** The only code beside ISO's that is in common use: databases and proxies say it for Kosovo. */
    private static final String KOSOVO = "XK";

    private static final Set<String> KNOWN = Stream.concat(
                    Stream.of(UNKNOWN, KOSOVO), Stream.of(Locale.getISOCountries()))
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> MISTAKEN =
            Map.of("UK", "GB", "EL", "GR", "XX", UNKNOWN, "ZZ", UNKNOWN, "T1", UNKNOWN, "?", UNKNOWN);

    private CountryCode() {}

    /**
     * What a header, a database or a resolver says. {@code XX} and {@code ZZ} are how proxies say that they do not know; what is
     * no code at all tells no more.
     */
    static String read(@Nullable String said) {
        if (said == null) {
            return UNKNOWN;
        }
        String code = said.strip().toUpperCase(Locale.ROOT);
        boolean letters = code.length() == 2 && isLetter(code.charAt(0)) && isLetter(code.charAt(1));
        return letters && !code.equals("XX") && !code.equals("ZZ") ? code : UNKNOWN;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /**
     * The code in a rule, if it is one.
     *
     * @throws IllegalArgumentException that says what would be right
     */
    static String check(String code) {
        if (!KNOWN.contains(code)) {
            throw new IllegalArgumentException("country \"" + code + "\" is not known" + didYouMean(code)
                    + " (expected two letters of ISO 3166, for example DE, or ?? for an unknown country)");
        }
        return code;
    }

    private static String didYouMean(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        String meant = KNOWN.contains(upper) ? upper : MISTAKEN.getOrDefault(upper, "");
        for (String country : meant.isEmpty() ? Locale.getISOCountries() : new String[0]) {
            Locale locale = new Locale.Builder().setRegion(country).build();
            if (code.equalsIgnoreCase(threeLetters(locale))
                    || code.equalsIgnoreCase(locale.getDisplayCountry(Locale.ENGLISH))) {
                meant = country;
            }
        }
        return meant.isEmpty() ? "" : "; did you mean \"" + meant + "\"?";
    }

    private static String threeLetters(Locale country) {
        try {
            return country.getISO3Country();
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
