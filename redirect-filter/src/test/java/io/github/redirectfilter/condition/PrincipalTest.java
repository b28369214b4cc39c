package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Rules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {
    private static final RedirectRequest NOBODY =
            RedirectRequest.builder("GET", "https://app.example/a").build();
    private static final RedirectRequest ALICE = RedirectRequest.builder("GET", "https://app.example/a")
            .user("alice", "admin", "editor")
            .build();
    private static final RedirectRequest BOB = RedirectRequest.builder("GET", "https://app.example/a")
            .user("bob", "editor")
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            user                  | false | true  | true
            user=alice            | false | true  | false
            user=alice,bob        | false | true  | true
            user="carol, bob"     | false | false | true
            user=Alice            | false | false | false
            not.user              | true  | false | false
            not.user=alice        | true  | false | true
            role=admin            | false | true  | false
            role=admin,editor     | false | true  | true
            role=guest            | false | false | false
            not.role=admin        | true  | false | true
            user=bob role=editor  | false | false | true
            user=bob role=admin   | false | false | false
            """)
    void holdsForWhoIsLoggedIn(String conditions, boolean nobody, boolean alice, boolean bob) {
        assertThat(Rules.of("/a /b " + conditions).decide(NOBODY) instanceof Decision.Redirect)
                .as("nobody")
                .isEqualTo(nobody);
        assertThat(Rules.of("/a /b " + conditions).decide(ALICE) instanceof Decision.Redirect)
                .as("alice")
                .isEqualTo(alice);
        assertThat(Rules.of("/a /b " + conditions).decide(BOB) instanceof Decision.Redirect)
                .as("bob")
                .isEqualTo(bob);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=alice", "user", "role=admin", "not.user=bob", "not.role=guest"})
    void whatDependsOnItIsForOneCacheAlone(String condition) {
        String answer = " 302 cache=\"public, max-age=60\" ";
        Decision hit = Rules.of("/a /b" + answer + condition).decide(ALICE);
        Decision later = Rules.of("/a /b header.X " + condition, "/a /b cookie.x", "/a /c" + answer)
                .decide(ALICE);
        Decision pass =
                Rules.of("/a /b header.X=1", "/a /b " + negated(condition)).decide(ALICE);

        assertThat(hit.headers().cacheControl()).isEqualTo("private, max-age=60");
        assertThat(hit.headers().vary()).isNull();
        assertThat(later.headers().cacheControl()).as("not asked").isEqualTo("public, max-age=60");
        assertThat(Rules.show(pass)).isEqualTo("pass no-rule");
        assertThat(pass.headers().cacheControl()).isEqualTo("private");
    }

    private static String negated(String condition) {
        return condition.startsWith("not.") ? condition.substring(4) : "not." + condition;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            user.x        | these are no names (expected for example user=alice,bob, or user alone)
            user=alice,   | these are no names (expected for example user=alice,bob, or user alone)
            user=~al.*    | these are no names (expected for example user=alice,bob, or user alone)
            role          | the roles are missing (expected for example role=admin,editor)
            role.x=admin  | these are no names (expected for example role=admin,editor)
            role=a,~b     | these are no names (expected for example role=admin,editor)
            user=         | "user=" has no value (expected one, or the key alone)
            """)
    void mistakesInARuleAreReported(String condition, String message) {
        assertThatThrownBy(() -> Rules.of("/a /b " + condition))
                .isInstanceOfSatisfying(
                        RedirectConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(RedirectConfigurationException.Problem::message)
                                .containsExactly(message));
    }

    @ParameterizedTest
    @CsvSource({"301, user=a, 302", "308, user, 307", "301, role=a, 302", "308, not.role=a, 307"})
    void noPermanentStatusDependsOnIt(int status, String condition, int instead) {
        assertThatThrownBy(() -> Rules.of("/a /b " + status + " " + condition))
                .isInstanceOf(RedirectConfigurationException.class)
                .hasMessageContaining(
                        "status " + status + " is kept by browsers for good, but a condition of this rule can"
                                + " change (expected " + instead + ")");
    }
}
