package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.Rules;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares without a key of the application's: the filter issues one. */
class VisitorCookieTest {
    private static final Pattern SET_COOKIE = Pattern.compile(
            "redirect-share=([0-9a-f]{32}); Path=/; " + "Max-Age=34560000; Secure; HttpOnly; SameSite=Lax");

    private final RandomGenerator random = new Random(1);

    private Decision decide(RequestBuilder request, String... lines) {
        return Rules.builder(lines).random(random).build().decide(request.build());
    }

    private static RequestBuilder request() {
        return RedirectRequest.builder("GET", "https://app.example/a");
    }

    /** The key in the only cookie that is set. */
    private static String key(Decision decision) {
        List<Header> headers = decision.headers().others();
        assertThat(headers).extracting(Header::name).containsExactly("Set-Cookie");
        Matcher cookie = SET_COOKIE.matcher(headers.get(0).value());
        assertThat(cookie.matches()).as(headers.get(0).value()).isTrue();
        return cookie.group(1);
    }

    @Test
    void isIssuedOnARedirectAndOnAPass() {
        Decision redirect = decide(request(), "/a /b share=100%");
        assertThat(Rules.show(redirect)).isEqualTo("307 /b");
        assertThat(redirect.headers().cacheControl()).isEqualTo("no-store");
        assertThat(redirect.headers().vary()).isEqualTo("Cookie");

        Decision pass = decide(request(), "/a /b share=0%");
        assertThat(Rules.show(pass)).isEqualTo("pass no-rule");
        assertThat(pass.headers().cacheControl()).isEqualTo("private");
        assertThat(pass.headers().vary()).isEqualTo("Cookie");

        assertThat(key(redirect)).isNotEqualTo(key(pass));
    }

    @Test
    void isNotIssuedWhereNoShareWasAskedFor() {
        assertThat(decide(request(), "/other /b share=100%").headers().others()).isEmpty();
        assertThat(decide(request(), "/a /b share=100% header.X").headers().others())
                .isEmpty();
        assertThat(decide(request(), "/a /b share=100% by=ip").headers().others())
                .isEmpty();
    }

    @Test
    void whoSendsItGetsNoOther() {
        Decision pass = decide(request().cookie("redirect-share", "0123"), "/a /b share=0%");
        assertThat(pass.headers().others()).isEmpty();
        assertThat(pass.headers().cacheControl()).isNull();
        assertThat(pass.headers().vary()).isEqualTo("Cookie");

        Decision redirect = decide(request().cookie("redirect-share", "0123"), "/a /b share=100%");
        assertThat(redirect.headers().others()).isEmpty();
    }

    @Test
    void anEmptyOneIsNone() {
        assertThat(key(decide(request().cookie("redirect-share", ""), "/a /b share=0%")))
                .hasSize(32);
    }

    /** The request that gets the cookie, and all that bring it, are decided alike. */
    @Test
    void theRequestThatGetsItIsDecidedByIt() {
        Redirects rules = Rules.builder(
                        "/a /b share=30%",
                        "/a /c share=30-60% experiment=/a",
                        "/a /d share=50% experiment=other",
                        "/a /e not.share=50% experiment=other")
                .random(random)
                .build();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            Decision first = rules.decide(request().build());
            Decision again =
                    rules.decide(request().cookie("redirect-share", key(first)).build());

            assertThat(Rules.show(again)).isEqualTo(Rules.show(first));
            assertThat(again.headers().others()).isEmpty();
            seen.add(Rules.show(first));
        }
        assertThat(seen).containsExactlyInAnyOrder("307 /b", "307 /c", "307 /d", "307 /e");
    }

    @Test
    void severalSharesOfOneRequestIssueOne() {
        Decision decision = decide(
                request(),
                "/a /b share=0%",
                "/a /c share=0% experiment=x",
                "/a /d cookie.redirect-share",
                "/a /e share=100%");

        assertThat(Rules.show(decision)).isEqualTo("307 /e");
        assertThat(key(decision)).hasSize(32);
    }

    @Test
    void noTwoCallersGetTheSame() {
        Redirects rules = Rules.of("/a /b share=20%");
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            keys.add(key(rules.decide(request().build())));
        }
        assertThat(keys).hasSize(10_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://app.example/a                 |                | Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax
            https://app.example/a                |                | Path=/; Max-Age=34560000; Secure; HttpOnly; SameSite=Lax
            https://app.example/shop/a           | /shop          | Path=/shop; Max-Age=34560000; Secure; HttpOnly; SameSite=Lax
            https://app.example/caf%c3%a9/a      | /caf%c3%a9     | Path=/caf%C3%A9; Max-Age=34560000; Secure; HttpOnly; SameSite=Lax
            https://app.example/%73hop;x=1/a     | /%73hop;x=1    | Path=/shop; Max-Age=34560000; Secure; HttpOnly; SameSite=Lax
            https://app.example/s;Domain=evil/a  | /s;Domain=evil | Path=/s; Max-Age=34560000; Secure; HttpOnly; SameSite=Lax
            https://app.example/s%3Bx%0D%0A/a    | /s%3Bx%0D%0A   | Path=/s%3Bx%0D%0A; Max-Age=34560000; Secure; HttpOnly; SameSite=Lax
            """)
    void belongsToTheApplicationAndToHttpsIfThatIsThere(String url, String context, String attributes) {
        RequestBuilder request = RedirectRequest.builder("GET", url).contextPath(context == null ? "" : context);
        Decision decision = decide(request, "/a /b share=0%");

        assertThat(decision.headers().others().get(0).value().split("; ", 2)[1]).isEqualTo(attributes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a; Domain=evil", "\"", "\r\nSet-Cookie: x=1", "\u0000", "é\uD83D", " ", "%", "redirect-share=1"
            })
    void whateverAStrangerSendsIsJustAKey(String value) {
        Decision decision = decide(
                request().cookie("redirect-share", value), "/a /b share=50%", "/a /c not.share=50%" + " experiment=/a");

        assertThat(decision).isInstanceOf(Decision.Redirect.class);
        assertThat(decision.headers().others()).isEmpty();
    }

    @Test
    void aLongValueIsJustAKey() {
        Decision decision = decide(request().cookie("redirect-share", "x".repeat(100_000)), "/a /b share=100%");

        assertThat(Rules.show(decision)).isEqualTo("307 /b");
    }

    @Test
    void nothingIsIssuedWhereSomebodyOnlyWantsToKnow() {
        Condition.Effects peek = new Condition.Effects() {
            @Override
            public boolean dryRun() {
                return true;
            }

            @Override
            public void header(String name, String value) {
                throw new AssertionError("a header was added: " + name);
            }

            @Override
            public <T> T shared(Class<T> type, Supplier<T> maker) {
                return maker.get();
            }
        };
        VisitorCookie cookie = new VisitorCookie(random);

        assertThat(cookie.key(request().build(), peek)).isNull();
        assertThat(cookie.key(request().cookie("redirect-share", "0123").build(), peek))
                .isEqualTo("0123");
    }
}
