package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexShapeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        # expression                    ~ segments        ~ inside          ~ end
        /about/team                     ~ about, team     ~                 ~ /about/team
        ^/about/team/$                  ~ about, team     ~                 ~ /about/team
        /about/team/?                   ~ about, team     ~                 ~ /about/team
        /about/team/*                   ~ about, team     ~                 ~ /about/team
        ^/archive/(?<y>\\d{4})/(.*)$    ~ archive, {}     ~ /archive/, /    ~
        /([a-z]{2})/shop/(.*)\\.html    ~ {}, shop        ~ /, /shop/       ~ .html
        /(en|de)/shop                   ~ {}, shop        ~ /               ~ /shop
        /(en|de/at)/shop                ~                 ~ /               ~ /shop
        /(.*)/(.*)/old                  ~                 ~ /, /            ~ /old
        .*/old-(\\d+)\\.asp             ~                 ~ /old-           ~ .asp
        .*\\.asp                        ~                 ~                 ~ .asp
        /a/?b.*                         ~                 ~ /a, b           ~
        /a/[a-z]*                       ~ a               ~ /a/             ~
        /docs*                          ~ {}              ~ /doc            ~
        /docs+                          ~ {}              ~ /docs           ~
        /docs{0}x                       ~ {}              ~ /doc            ~ x
        /x{2,}                          ~ {}              ~ /x              ~
        /[^/]+/b                        ~ {}, b           ~ /               ~ /b
        /[^a]+/b                        ~                 ~ /               ~ /b
        /[!-a]/b                        ~                 ~ /               ~ /b
        /\\w+/\\Qa.b\\E                 ~ {}, a.b         ~ /               ~ /a.b
        /\\Qab\\E?c                     ~ {}              ~ /a              ~ c
        /ü/b                            ~ {}, b           ~ /               ~ /b
        /a|/b                           ~                 ~                 ~
        (?i)/ABC/.*                     ~ ABC             ~ /ABC/           ~
        /\\x41/b                        ~                 ~                 ~
        /(a(b|c)d)/e                    ~ {}, e           ~ /a              ~ d/e
        """)
    void whatAllPathsHaveInCommon(String regex, String segments, String inside, String end) {
        RegexShape shape = RegexShape.of(regex.replace("\\\\", "\\"), false);

        assertThat(String.join(", ", shape.segments())).isEqualTo(segments == null ? "" : segments);
        String all = String.join(", ", shape.required().inside()) + " > "
                + shape.required().end();
        assertThat(all).isEqualTo((inside == null ? "" : inside) + " > " + (end == null ? "" : end));
    }

    @ParameterizedTest
    @CsvSource({"/a, true", "(?i)/a, false", "/a(?i:b), false", "/(?s)a, true", "/(?<i>a), true", "(?si)/a, false"})
    void whetherCaseCounts(String regex, boolean counts) {
        assertThat(RegexShape.of(regex, false).caseCounts()).isEqualTo(counts);
        assertThat(RegexShape.of(regex, true).caseCounts()).isFalse();
    }
}
