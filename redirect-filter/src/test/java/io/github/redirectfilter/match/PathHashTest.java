package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathHashTest {
    private static final String ALPHABET = "abcXYZ019-_~.//..%;\\?#éſ\u0001\u007F𐐀 +@:";

    /** What is called plain is its own canonical form, and has the same hash either way. */
    @Test
    void plainPathsNeedNoWork() {
        Random random = new Random(4_711);
        int plain = 0;
        for (int i = 0; i < 100_000; i++) {
            String path = path(random);
            String text = "/ctx" + path;
            long hash = PathHash.ofPlain(text, 4);
            if (hash != PathHash.NOT_PLAIN) {
                plain++;
                assertThat(CanonicalPath.of(path)).as(path).isEqualTo(path);
                assertThat(hash).as(path).isEqualTo(PathHash.of(path, 0, PathHash.endWithoutSlash(path, 0)));
            }
        }
        assertThat(plain).isGreaterThan(20_000);
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
            strings = {"/", "/a", "/a/", "/abcdefg", "/abcdefgh", "/abcdefghi/", "/a.b/c-d_e~f!$&'()*+,=:@", "/a b"})
    void plain(String path) {
        assertThat(PathHash.ofPlain(path, 0)).isNotEqualTo(PathHash.NOT_PLAIN);
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
                "/.well-known",
                "/%41",
                "/a;b",
                "/a\\b",
                "/é",
                "/a\u0000",
                "/a\u007F",
                "/a?b",
                "/a#b",
                "/į"
            })
    void notPlain(String path) {
        assertThat(PathHash.ofPlain(path, 0)).isEqualTo(PathHash.NOT_PLAIN);
    }

    @ParameterizedTest
    @CsvSource({"/About/Team, /about/team", "/ſ, /s", "/𐐀, /𐐨", "/Ü/x, /ü/X"})
    void caseDoesNotCount(String one, String other) {
        assertThat(PathHash.of(one, 0, one.length())).isEqualTo(PathHash.of(other, 0, other.length()));
    }
}
