package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.redirectfilter.match.RandomRegex.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It says what RE2 says, and no text makes it slow. */
class SimpleRegexTest {
    private static final int EXPRESSIONS = 10_000;
    private static final int TEXTS = 12;
    private static final int FITTING = 15_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "^$",
                "/old",
                "^/(.*)/(.*)/(.*)/(.*)/old-17$",
                "/old-1/(.*)\\.html",
                "/(?<id>\\d+)/x/?",
                "^/(?P<lang>[a-z]{2})/([^/]+)/?$",
                "/(en|de|fr)/(?:shop|store)/(\\w+)",
                "/item-([^/]+?)(?:\\.html?)?",
                "/([\\w.-]+)/([^\\d/]*)/(\\S+)",
                "/[a-z][a-z0-9_]{2,15}/[0-9a-f]{8,}/[A-F0-9-]+",
                "/(a(b|(c))d)?e??",
                "\\.((?s:.+?))-((?s:[0-9]{4}))",
                "/[.]/[-a]/[a-]/[^\\]]"
            })
    void readsWhatMostRulesAreMadeOf(String regex) {
        assertThat(SimpleRegex.of(regex, false)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:ab)*",
                "(a)+",
                "(a){2}",
                "(?i)a",
                "(?i:a)",
                "\\Qa.b\\E",
                "\\pL",
                "\\x41",
                "[[:alpha:]]",
                "[^\\W]",
                "a\\b",
                "(^a)",
                "a$b",
                "\\Aa",
                "\u00FC",
                "[\u00FC]",
                "a{",
                "a{,2}",
                "]",
                "a**",
                "[a-\\d]",
                "[\\d-a]",
                "a\\\\$"
            })
    void leavesOthersToRe2(String regex) {
        assertThat(SimpleRegex.of(regex, false)).isNull();
    }

    @Test
    void leavesWhatIsVeryLongToRe2() {
        assertThat(SimpleRegex.of("a?".repeat(250), false)).isNotNull();
        assertThat(SimpleRegex.of("a?".repeat(251), false)).isNull();
        assertThat(SimpleRegex.of("(".repeat(300) + ")".repeat(300), false)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        # expression      ~ text      ~ groups
        /(.*)/(.*)        ~ /a/b/c    ~ a/b, c
        /(.*?)/(.*)       ~ /a/b/c    ~ a, b/c
        /(a|ab)(c|bcd)?   ~ /abcd     ~ a, bcd
        /(ab|a)(bcd|c)?   ~ /abcd     ~ a, bcd
        /(?:(a)|(b))(.*)  ~ /bx       ~ null, b, x
        /(a(b)?)?(.*)     ~ /ac       ~ a, null, c
        /(\\d{2,3})(\\d*) ~ /12345    ~ 123, 45
        /(.)(.*)          ~ /\uD83D\uDE00x ~ \uD83D\uDE00, x
        """)
    void prefersWhatPerlWould(String regex, String text, String groups) {
        Both both = Both.of(regex.replace("\\\\", "\\"), false);

        assertThat(String.join(", ", both.bySteps(text))).isEqualTo(groups);
        assertThat(String.join(", ", both.byRe2(text))).isEqualTo(groups);
    }

    /** Upper and lower case beyond ASCII is RE2's: there are two more spellings of ASCII letters. */
    @Test
    void saysWhatRe2Says() {
        SplittableRandom random = new SplittableRandom(2026);
        RandomRegex regexes = new RandomRegex(random);
        int fitting = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            Sample sample = regexes.sample(TEXTS);
            Both both = Both.of(sample.regex(), random.nextInt(3) == 0);
            for (String text : sample.texts()) {
                List<String> expected = both.byRe2(text);
                assertThat(both.bySteps(text)).as("%s on %s", both, text).isEqualTo(expected);
                fitting += expected.equals(Both.NO_MATCH) ? 0 : 1;
            }
        }

        assertThat(fitting).isGreaterThan(FITTING);
    }

    /** An expression as both run it. */
    private record Both(Pattern pattern, SimpleRegex simple) {
        static final List<String> NO_MATCH = List.of("no match");

        static Both of(String regex, boolean ignoreCase) {
            SimpleRegex simple = SimpleRegex.of(regex, ignoreCase);
            assertThat(simple).as(regex).isNotNull();
            return new Both(Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE : 0), simple);
        }

        List<String> byRe2(String text) {
            Matcher matcher = pattern.matcher(text);
            return values(matcher.matches() ? matcher::group : null);
        }

        List<String> bySteps(String text) {
            return values(simple.match(text));
        }

        private List<String> values(@Nullable RegexGroups groups) {
            List<String> values = new ArrayList<>();
            for (int group = 1; groups != null && group <= pattern.groupCount(); group++) {
                values.add(String.valueOf(groups.group(group)));
            }
            return groups == null ? NO_MATCH : values;
        }
    }

    /** Each instruction of RE2's looks at each character, and at no more than a few beside it. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        /(.*)/(.*)/(.*)/(.*)/old                 ~ /a
        /(.*?)/(.*?)/(.*?)/(.*?)/old             ~ /a
        /(.*)(.*)(.*)(.*)(.*)(.*)old             ~ a
        /(.*)([^b]*)(.*?)([^b]*?)(a*)old         ~ a
        /(.*)a(.{50})/old                        ~ a
        /(.*)(a{1,30})(a{2,40}?)(a?)(a?)b        ~ a
        /(.*)(a|aa|aaa)(a|aa|a)(a|aa)(a|a)old    ~ a
        /(.*)(?:a|aa)?(?:a|(aa))??(a*)aaaaaaab   ~ a
        /(.*)/aaaaaaaa/(.*)/aaaaaaaa/(.*)/b      ~ /aaaaaaaa
        """)
    void noTextMakesItSlow(String regex, String repeated) {
        String path = "/" + repeated.repeat(4_000 / repeated.length());
        long instructions = Pattern.compile(regex).programSize();
        SimpleRegex simple = SimpleRegex.of(regex, false);
        assertThat(simple).isNotNull();
        CountedText text = new CountedText(path);

        assertThat(simple.match(text)).isNull();

        assertThat(text.looks).isLessThan(2 * instructions * path.length());
    }

    /** Counts how often somebody looks at a character. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private long looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }
}
