package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLimitsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ~/docs/(.*)    | 20  | 307 /new
            ~/docs/(.*)    | 21  | pass no-rule
            /docs/{x:.*}   | 20  | 307 /new
            /docs/{x:.{14}}| 20  | 307 /new
            /docs/{x}      | 21  | 307 /new
            /docs/{*rest}  | 500 | 307 /new
            """)
    void aLongPathSkipsRegularExpressionsOnly(String from, int length, String answer) {
        Redirects redirects = Rules.builder(from + " /new").maxPath(20).build();

        assertThat(ask(redirects, path(length))).isEqualTo(answer);
        assertThat(redirects.limitsExceeded()).isEqualTo(answer.startsWith("pass") ? Map.of("max-path", 1L) : Map.of());
    }

    @Test
    void aRequestThatIsOnlyThoughtOfIsNotCounted() {
        Redirects redirects =
                Rules.builder("~/docs/(a*) /{1}").maxPath(30).maxCapture(10).build();
        RedirectRequest longPath = RedirectRequest.builder("GET", "https://app.example" + path(100))
                .build();
        RedirectRequest longCapture =
                RedirectRequest.builder("GET", "https://app.example" + path(20)).build();

        redirects.dryRun(longPath);
        redirects.explain(longPath);
        redirects.explain(longCapture);
        assertThat(redirects.limitsExceeded()).isEmpty();

        redirects.decide(longPath);
        redirects.decide(longCapture);
        assertThat(redirects.limitsExceeded()).isEqualTo(Map.of("max-path", 1L, "max-capture", 1L));
    }

    /** A path takes no expression along that it has nothing of. */
    @Test
    void whatCannotMatchIsNoCost() {
        Redirects redirects = Rules.builder("~/other/(.*) /new").maxPath(20).build();

        assertThat(ask(redirects, path(100))).isEqualTo("pass no-rule");
        assertThat(redirects.limitsExceeded()).isEmpty();
    }

    @Test
    void expressionsShareTheirSteps() {
        Redirects redirects = Rules.builder("~/docs/(.*)b /one", "~/docs/(a*) /two", "/docs/{x} /three")
                .maxRegexSteps(250)
                .build();

        assertThat(ask(redirects, path(10))).isEqualTo("307 /two");
        assertThat(ask(redirects, path(100))).isEqualTo("307 /three");
        assertThat(redirects.limitsExceeded()).isEqualTo(Map.of("max-regex-steps", 1L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ~/docs/(a*) /{1}    | 16 | 307 /aaaaaaaaaa
            ~/docs/(a*) /{1}    | 17 | pass no-rule
            ~/docs/(a*) /x      | 17 | 307 /x
            /docs/{x} /{x}      | 17 | 307 /aaaaaaaaaaa
            """)
    void aLongGroupIsNoMatch(String rule, int length, String answer) {
        Redirects redirects = Rules.builder(rule).maxCapture(10).build();

        assertThat(ask(redirects, path(length))).isEqualTo(answer);
        assertThat(redirects.limitsExceeded())
                .isEqualTo(answer.startsWith("pass") ? Map.of("max-capture", 1L) : Map.of());
    }

    @Test
    void aLongTargetIsRefused() {
        Redirects redirects = Rules.builder("/docs/{x} /new/{x}").maxTarget(20).build();

        assertThat(ask(redirects, path(21))).isEqualTo("307 /new/" + "a".repeat(15));
        assertThat(ask(redirects, path(22))).isEqualTo("refused too-long, 400");
        assertThat(redirects.refusals()).isEqualTo(Map.of("too-long", 1L));
    }

    @Test
    void conditionsBeyondTheLimitDoNotHold() {
        Redirects redirects = Rules.builder(
                        "/docs/{x} /one header.A", "/docs/{x} /two header.B", "/docs/{x} /three not.header.C")
                .maxConditions(2)
                .build();

        assertThat(ask(redirects, path(9))).isEqualTo("pass no-rule");
        assertThat(redirects.limitsExceeded()).isEqualTo(Map.of("max-conditions", 1L));
    }

    @Test
    void outOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Redirects.builder().maxPath(0))
                .withMessage("max-path 0 is out of range (expected 1 to 65536)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Redirects.builder().maxTarget(7_000))
                .withMessage("max-target 7000 is out of range (expected 1 to 6144)");
    }

    private static String path(int length) {
        return "/docs/" + "a".repeat(length - "/docs/".length());
    }

    private static String ask(Redirects redirects, String path) {
        return Rules.show(redirects.decide(
                RedirectRequest.builder("GET", "https://site.example" + path).build()));
    }
}
