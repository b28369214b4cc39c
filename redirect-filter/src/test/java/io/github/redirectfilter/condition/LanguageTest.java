package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.Rules;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    private static Decision decide(Redirects rules, String... acceptLanguage) {
        RequestBuilder request = RedirectRequest.builder("GET", "https://app.example/");
        for (String line : acceptLanguage) {
            request.header("Accept-Language", line);
        }
        return rules.decide(request.build());
    }

    /** Rules for each of some languages; the result names the one that is picked. */
    private static Redirects offering(String... languages) {
        String[] lines = new String[languages.length];
        for (int i = 0; i < languages.length; i++) {
            lines[i] = "/ /" + languages[i] + " language=" + languages[i];
        }
        return Rules.of(lines);
    }

    private static String picked(Decision decision) {
        return decision instanceof Decision.Redirect redirect
                ? redirect.location().substring(1)
                : "none";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            de                                   | de
            DE                                   | de
            de-AT                                | de
            de-CH-1996                           | de
            fr                                   | fr
            pt-BR                                | pt-BR
            pt-br                                | pt-BR
            pt-BR-x-private                      | pt-BR
            pt                                   | none
            pt-PT                                | none
            zh-Hant-CN-x-private1-private2       | zh-Hant
            zh-Hant-TW                           | zh-Hant
            zh-TW                                | none
            de, fr                               | de
            fr, de                               | fr
            fr;q=0.5, de                         | de
            fr;q=0.5, de;q=0.6                   | de
            fr;q=0.555, de;q=0.556               | de
            fr;q=0.5, de;q=0.5                   | fr
            ja, de;q=0.1                         | de
            de;q=0.001                           | de
            de-AT;q=0.8, fr;q=0.9                | fr
            pt;q=1.0, de-AT;q=0.9, fr;q=0.8      | de
            de;q=0                               | none
            de;q=0.000, fr;q=0.1                 | fr
            de-AT, de;q=0                        | none
            de-AT, de;q=0, fr;q=0.1              | fr
            de, de-AT;q=0                        | de
            *                                    | none
            *;q=0.5, fr;q=0.1                    | fr
            de;q=0.5, *                          | de
            *;q=0                                | none
            de, *;q=0                            | de
            d                                    | none
            deu                                  | none
            de-                                  | de
            -de                                  | none
            ``                                   | none
            `,, ,de`                             | de
            ` de\t;\tq=0.5 , fr ; Q=0.6 `        | fr
            de;q=1, fr;q=2                       | de
            fr;q=1.001, de;q=0.1                 | de
            fr;q=, de;q=0.1                      | de
            fr;q=.9, de;q=0.1                    | de
            fr;q=0,9, de;q=0.1                   | de
            fr;q=-1, de;q=0.1                    | de
            fr;q=0x, de;q=0.1                    | de
            fr;q=0.9x, de;q=0.1                  | de
            fr;x=1, de;q=0.1                     | de
            fr;, de;q=0.1                        | de
            fr;q=0.8888889, de;q=0.8             | fr
            `fr de, de;q=0.1`                    | de
            `de;q=0.9;q=0.1, fr;q=0.2`           | fr
            """)
    void theLookupOfRfc4647Picks(String acceptLanguage, String language) {
        Redirects rules = offering("de", "fr", "pt-BR", "zh-Hant");

        assertThat(picked(decide(rules, acceptLanguage))).isEqualTo(language);
    }

    @Test
    void noHeaderPicksNothing() {
        Decision decision = decide(offering("de", "fr"));

        assertThat(picked(decision)).isEqualTo("none");
        assertThat(decision.headers().vary()).isEqualTo("Accept-Language");
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(picked(decide(offering("de", "fr"), "ja, de;q=0.5", "fr;q=0.6")))
                .isEqualTo("fr");
    }

    @Test
    void whatAnyRuleOffersIsPickedNotWhatIsAskedFirst() {
        Redirects rules = Rules.of("/ /fr language=fr", "/ /german language=de-AT,de", "/other /x language=en");

        assertThat(picked(decide(rules, "de;q=0.9, fr;q=0.8"))).isEqualTo("german");
        assertThat(picked(decide(rules, "de-AT;q=0.9, fr"))).isEqualTo("fr");
        assertThat(picked(decide(rules, "en, fr;q=0.9")))
                .as("offered elsewhere, so that French is not the best")
                .isEqualTo("none");
    }

    @Test
    void theSettingOffersWhatNoRuleNames() {
        Redirects rules = Rules.builder("/ /fr language=fr")
                .setting("languages", "en, de\n pt-BR")
                .build();

        assertThat(picked(decide(rules, "en, fr;q=0.9"))).isEqualTo("none");
        assertThat(picked(decide(rules, "pt-BR, fr;q=0.9"))).isEqualTo("none");
        assertThat(picked(decide(rules, "ja, fr;q=0.9"))).isEqualTo("fr");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            language=de         | de     | true
            language=DE         | de     | true
            language=fr,de      | de     | true
            language=fr         | de     | false
            not.language=de     | de     | false
            not.language=de     | fr     | true
            not.language=de     | ''     | true
            """)
    void mayListSeveralAndBeNegated(String condition, String acceptLanguage, boolean holds) {
        assertThat(decide(Rules.of("/ /b " + condition), acceptLanguage) instanceof Decision.Redirect)
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"301, max-age=3600", "302, no-store", "307, no-store", "308, max-age=3600"})
    void cachesNeedVaryAlone(int status, String cacheControl) {
        Decision decision = decide(Rules.of("/ /b " + status + " language=de"), "de");

        assertThat(Rules.show(decision)).isEqualTo(status + " /b");
        assertThat(decision.headers().cacheControl()).isEqualTo(cacheControl);
        assertThat(decision.headers().vary()).isEqualTo("Accept-Language");
        assertThat(decide(Rules.of("/ /b language=de"), "fr").headers().cacheControl())
                .isNull();
    }

    @Test
    void onlyTheBeginningOfALongHeaderCounts() {
        Redirects rules = offering("de", "fr");

        assertThat(picked(decide(rules, "ja,".repeat(300) + "de"))).isEqualTo("de");
        assertThat(picked(decide(rules, "ja,".repeat(333) + "de"))).isEqualTo("none");
        assertThat(picked(decide(rules, "fr;q=0.1," + "x".repeat(5_000), "de"))).isEqualTo("fr");
        assertThat(picked(decide(rules, "a-".repeat(1_000_000) + ",de"))).isEqualTo("none");
        assertThat(picked(decide(rules, "de;q=0,".repeat(1_000_000)))).isEqualTo("none");
    }

    /** Picks are remembered, by the whole header. */
    @Test
    void theSameHeaderGetsTheSameAndAnotherItsOwn() {
        Redirects rules = offering("de", "fr", "pt-BR");
        String[] languages = {"de", "fr", "pt-BR", "none"};
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 1_000; i++) {
                String language = languages[i % languages.length];
                assertThat(picked(decide(rules, "x" + i + "-x," + language + ";q=0." + (1 + i % 9))))
                        .isEqualTo(language);
            }
        }
    }

    @Test
    void nothingThatAStrangerSendsBreaksIt() {
        Redirects rules = offering("de", "pt-BR", "zh-Hant");
        String[] pieces = {
            "de", "pt", "BR", "-", "--", ",", ";", ";q=", "q", "0", "1", ".", "0.5", "*", " ", "\t", "x", "é", "\u212A",
            "\uD83D", "\u0000", "=", "zh-Hant"
        };
        Random random = new Random(20261201);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                header.append(pieces[random.nextInt(pieces.length)]);
            }
            Decision decision = decide(rules, header.toString());
            assertThat(decision instanceof Decision.Pass pass && pass.why() == Decision.Pass.Why.FAILED)
                    .as("failed on %s", header)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jp         | ; did you mean "ja"?
            JP         | ; did you mean "ja"?
            us         | ; did you mean "en"?
            german     | ; did you mean "de"?
            deu        | ; did you mean "de"?
            eng-US     | ; did you mean "en-US"?
            de_AT      | ; did you mean "de-AT"?
            jp_JP      | ; did you mean "ja-JP"?
            xx         | ``
            *          | ``
            d          | ``
            klingon    | ``
            de-        | ``
            ~de        | ``
            de-waytoolong | ``
            """)
    void aLanguageThatIsNoneIsAnError(String tag, String suggestion) {
        String message = "language \"" + tag + "\" is not known" + suggestion
                + " (expected a language tag, for example de or pt-BR)";

        assertThatThrownBy(() -> Rules.of("/a /b language=" + tag))
                .isInstanceOfSatisfying(
                        RedirectConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(RedirectConfigurationException.Problem::message)
                                .containsExactly(message));
        assertThatThrownBy(() -> Rules.builder().setting("languages", "en " + tag))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"language", "language.x=de"})
    void theLanguagesHaveToBeThere(String condition) {
        assertThatThrownBy(() -> Rules.of("/a /b " + condition))
                .isInstanceOf(RedirectConfigurationException.class)
                .hasMessageContaining("the languages are missing (expected for example language=de,pt-BR)");
    }

    @ParameterizedTest
    @CsvSource({"de", "en-GB", "pt-BR", "zh-Hant-TW", "gsw", "ast", "sr-Latn", "es-419", "sl-rozaj-biske"})
    void tagsOfAllFormsAreTaken(String tag) {
        assertThat(picked(decide(offering(tag), tag))).isEqualTo(tag);
    }
}
