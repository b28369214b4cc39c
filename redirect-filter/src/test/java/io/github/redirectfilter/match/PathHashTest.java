package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathHashTest {
    private static final String ALPHABET = "abcXYZ019-_~.//..%;\\?#éſ\u0001\u007F𐐀 +@:";
    private static final TokenBits NO_TOKENS = new TokenBits(0);

    /** What is called plain is its own canonical form, and has the same hash either way. */
    @Test
    void checksWhileItHashes() {
        Random random = new Random(4_711);
        int canonical = 0;
        for (int i = 0; i < 200_000; i++) {
            String path = path(random);
            boolean expected = CanonicalPath.isCanonical(path, 0);
            long hash = PathHash.of(path, 0, PathHash.endWithoutSlash(path, 0));
            assertThat(PathHash.ofCanonical("/ctx" + path, 4, NO_TOKENS) & ~PathHash.TOKEN)
                    .as(path)
                    .isEqualTo((expected ? hash : PathHash.NOT_CANONICAL) & ~PathHash.TOKEN);
            canonical += expected ? 1 : 0;
        }
        assertThat(canonical).isBetween(40_000, 160_000);
    }

    /** At each place of a word, each character that means something. */
    @Test
    void checksEachPlace() {
        String path = "/abcdefghijklmnopqrstuvwx";
        for (int at = 1; at <= path.length(); at++) {
            for (char c = 0; c <= 0x100; c++) {
                for (String odd : new String[] {"" + c, "/" + c, "/." + c, "/.." + c}) {
                    String text = path.substring(0, at) + odd + path.substring(at);
                    boolean expected = CanonicalPath.isCanonical(text, 0);
                    long hash = PathHash.ofCanonical(text, 0, NO_TOKENS);
                    assertThat(hash != PathHash.NOT_CANONICAL).as(text).isEqualTo(expected);
                }
            }
        }
    }

    /** Of each token alone, and of none that is not there. */
    @Test
    void seesEachToken() {
        Random random = new Random(815);
        int seen = 0;
        for (int i = 0; i < 50_000; i++) {
            String path = path(random);
            if (!CanonicalPath.isCanonical(path, 0)) {
                continue;
            }
            for (String token : path.split("[^a-zA-Z0-9]+")) {
                if (!token.isEmpty() && path.chars().allMatch(c -> c < 0x80)) {
                    TokenBits bits = new TokenBits(1);
                    Tokens.ofSegment(token).forEach(bits::add);
                    assertThat(PathHash.ofCanonical(path, 0, bits) & PathHash.TOKEN)
                            .as(path + " has " + token)
                            .isEqualTo(PathHash.TOKEN);
                    seen++;
                }
            }
            if (path.length() > 9 && path.matches("[/a-zA-Z0-9_~-]+")) {
                assertThat(PathHash.ofCanonical(path, 0, NO_TOKENS) & PathHash.TOKEN)
                        .as(path)
                        .isZero();
            }
        }
        assertThat(seen).isGreaterThan(30_000);
    }

    private static String path(Random random) {
        int kinds = random.nextBoolean() ? 10 : ALPHABET.length();
        StringBuilder path = new StringBuilder("/");
        for (int i = random.nextInt(24); i > 0; i--) {
            path.append(random.nextInt(6) == 0 ? '/' : ALPHABET.charAt(random.nextInt(kinds)));
        }
        return path.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/abcdefg",
                "/abcdefgh",
                "/abcdefghi/",
                "/a.b/c-d_e~f!$&'()*+,=:@",
                "/a b",
                "/é",
                "/į/abcdefgh",
                "/.well-known",
                "/a/.well-known/x"
            })
    void canonical(String path) {
        assertThat(PathHash.ofCanonical(path, 0, NO_TOKENS)).isNotEqualTo(PathHash.NOT_CANONICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "/a//",
                "/a//b",
                "/abcdefg//",
                "/./",
                "/a/..",
                "/%41",
                "/a;b",
                "/a\\b",
                "/a\u0000",
                "/a\u007F",
                "/a?b",
                "/a#b",
                "/a\u0080"
            })
    void notCanonical(String path) {
        assertThat(PathHash.ofCanonical(path, 0, NO_TOKENS)).isEqualTo(PathHash.NOT_CANONICAL);
    }

    @ParameterizedTest
    @CsvSource({"/About/Team, /about/team", "/ſ, /s", "/𐐀, /𐐨", "/Ü/x, /ü/X"})
    void caseDoesNotCount(String one, String other) {
        assertThat(PathHash.of(one, 0, one.length())).isEqualTo(PathHash.of(other, 0, other.length()));
    }
}
