package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectStatusTest {
    private static final String KNOWN =
            " (expected one of 301 moved, 302 found, 303 see-other, 307 temporary, 308 permanent, 404, 410, 451, 429, 503)";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            301 | moved     | redirects | changes | permanent | bounded   | max-age=3600
            302 | found     | redirects | changes | temporary | unbounded | no-store
            303 | see-other | redirects | changes | temporary | unbounded | no-store
            307 | temporary | redirects | keeps   | temporary | unbounded | no-store
            308 | permanent | redirects | keeps   | permanent | bounded   | max-age=3600
            404 | 404       | refuses   | changes | temporary | bounded   | max-age=300
            410 | 410       | refuses   | changes | temporary | bounded   | max-age=300
            451 | 451       | refuses   | changes | temporary | bounded   | max-age=300
            429 | 429       | refuses   | changes | temporary | unbounded | no-store
            503 | 503       | refuses   | changes | temporary | unbounded | no-store
            """)
    void theTableOfStatuses(
            String code, String name, String kind, String method, String duration, String age, String cache) {
        RedirectStatus status = RedirectStatus.parse(code);

        assertThat(RedirectStatus.parse(name)).isEqualTo(status);
        assertThat(status).hasToString(code);
        assertThat(status.code()).isEqualTo(Integer.parseInt(code));
        assertThat(status.redirects()).isEqualTo(kind.equals("redirects"));
        assertThat(status.keepsMethod()).isEqualTo(method.equals("keeps"));
        assertThat(status.permanent()).isEqualTo(duration.equals("permanent"));
        assertThat(status.heuristicallyCacheable()).isEqualTo(age.equals("bounded"));
        assertThat(status.defaultCachePolicy()).hasToString(cache);
    }

    @Test
    void thereIsNoOther() {
        assertThat(RedirectStatus.values()).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource
    void whatBrowsersWouldKeepWithoutEndIsBoundedByDefault(RedirectStatus status) {
        assertThat(status.defaultCachePolicy().bounded()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200               | `to let the request through, write "-" as the target and no status`
            pass              | `to let the request through, write "-" as the target and no status`
            300               | `write 302, or 303 after a form was posted`
            multiple-choices  | `write 302, or 303 after a form was posted`
            304               | `304 answers a conditional request; write 302 or 307`
            305               | `305 and 306 are no longer in use; write 307`
            306               | `305 and 306 are no longer in use; write 307`
            400               | `write 404, 410 or 451 to refuse, or leave that to the application`
            401               | `write 404, 410 or 451 to refuse, or leave that to the application`
            403               | `write 404, 410 or 451 to refuse, or leave that to the application`
            500               | `write 503`
            502               | `write 503`
            0                 | `write 307 for a move for now, 308 for a move for good`
            999               | `write 307 for a move for now, 308 for a move for good`
            0307              | `write 307 for a move for now, 308 for a move for good`
            +307              | `write 307 for a move for now, 308 for a move for good`
            MOVED             | `write 307 for a move for now, 308 for a move for good`
            moved-permanently | `write 307 for a move for now, 308 for a move for good`
            ``                | `write 307 for a move for now, 308 for a move for good`
            """)
    void anyOtherIsAnErrorThatNamesTheNearest(String text, String nearest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedirectStatus.parse(text))
                .withMessage("status \"" + text + "\" is not one a rule can send; " + nearest + KNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"301", "200", "999", "99999999999", "moved", "found", "see-other", "temporary", "permanent"})
    void digitsAndNamesStandInTheStatusColumn(String text) {
        assertThat(RedirectStatus.looksLikeStatus(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query=drop", "cookie.beta", "3o1", "-1", "\u0663\u0660\u0661", "Moved", "permanent=1", ""})
    void anythingElseDoesNot(String text) {
        assertThat(RedirectStatus.looksLikeStatus(text)).isFalse();
    }
}
