package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.RedirectRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerKeyTest {
    private static final RedirectRequest REQUEST = RedirectRequest.builder("GET", "https://app.example/")
            .cookie("uid", "c1")
            .cookie("empty", "")
            .header("X-Key", "h1")
            .header("X-Empty", "")
            .remoteAddress("192.0.2.7")
            .user("ann")
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            cookie.uid     | c1        | Cookie  | false
            cookie.UID     | none      | Cookie  | false
            cookie.empty   | none      | Cookie  | false
            header.X-Key   | h1        | X-Key   | false
            header.x-key   | h1        | x-key   | false
            header.X-Empty | none      | X-Empty | false
            header.Host    | app.example | none  | false
            user           | ann       | none    | true
            ip             | 192.0.2.7 | none    | true
            """)
    void findsTheKeyAndKnowsWhatItDependsOn(String by, String key, String vary, boolean personal) {
        CallerKey caller = CallerKey.parse(by);

        assertThat(caller.of().apply(REQUEST)).isEqualTo(key);
        assertThat(caller.vary()).isEqualTo(vary == null ? Set.of() : Set.of(vary));
        assertThat(caller.personal()).isEqualTo(personal);
    }

    @Test
    void whoIsNotLoggedInHasNoName() {
        RedirectRequest anonymous =
                RedirectRequest.builder("GET", "https://app.example/").build();

        assertThat(CallerKey.parse("user").of().apply(anonymous)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cookie", "cookie.", "header.", "header.a b", "session", "user.x", "ip.1", "User"})
    void anythingElseIsAnErrorThatSaysWhatWouldBeRight(String by) {
        assertThatThrownBy(() -> CallerKey.parse(by))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("by=\"" + by
                        + "\" does not tell callers apart (expected by=cookie.NAME, by=header.NAME, by=user or by=ip)");
    }
}
