package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTML, "shared declarative refresh steps", and what other readers could make of a value. */
class RefreshHeaderTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "5                         | -",
                "' 5 '                     | -",
                ".5                        | -",
                "5.25                      | -",
                "5;                        | -",
                "'5 ; '                    | -",
                "''                        | -",
                "5;url=                    | -",
                "5;url=''''                | -",
                "5;url=''''//evil.test     | -",
                "5;url=/x                  | /x",
                "'0; URL=''/x'''           | /x",
                "0;url=\"/x\"              | /x",
                "0,/x                      | /x",
                "0;/x                      | /x",
                "'0 /x'                    | /x",
                "'5 url=x'                 | x",
                "'5 , url = x'             | x",
                "5;UrL=x                   | x",
                "5;url='/x                 | /x",
                "5;url=\"/x                | /x",
                "5;url='/x'y'              | /x",
                "5;url=\"a'b\"             | a'b",
                "5;'/x'                    | /x",
                "5;url=/x;url=/y           | /x;url=/y",
                "5;url=url=/y              | url=/y",
                "5;url=/x, /y              | /x, /y",
                "5;;url=/x                 | ;url=/x",
                "5;urls=/x                 | urls=/x",
                "5;url                     | url",
                "5;ur=x                    | ur=x",
                // nothing to a browser, but to be judged all the same
                "url=/x                    | /x",
                "//evil.test               | //evil.test",
                "5url=/x                   | /x",
                "5//evil.test              | //evil.test",
                ";url=/x                   | /x",
                "-1;url=/x                 | -1;url=/x",
                "1e5;url=/x                | e5;url=/x",
            })
    void findsTheUrl(String value, String url) {
        assertThat(RefreshHeader.parse(value).url()).isEqualTo(url);
    }

    @Test
    void whiteSpaceIsThatOfHtml() {
        assertThat(RefreshHeader.parse("\t5\n;\r\f url\t=\n/x").url()).isEqualTo("/x");
        // not these: they go to the judge, who refuses them
        assertThat(RefreshHeader.parse("5;\u000B/x").url()).isEqualTo("\u000B/x");
        assertThat(RefreshHeader.parse("5;\u00A0/x").url()).isEqualTo("\u00A0/x");
        assertThat(RefreshHeader.parse("5\0//evil.test").url()).isEqualTo("\0//evil.test");
        assertThat(RefreshHeader.parse("\u00A05;url=/x").url()).isEqualTo("\u00A05;url=/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5                | 5",
                "' 5 '            | 5",
                ".5               | .5",
                "5;url=           | 5",
                "5;url=''''//evil | 5",
                "5;url=/x         | 5; url=/new",
                "'0 ''/x'''       | 0; url=/new",
                "0,/x             | 0; url=/new",
                "1.5;/x           | 1.5; url=/new",
                // what meant nothing goes on meaning nothing
                "url=/x           | url=/new",
                "5url=/x          | 5url=/new",
                ";url=/x          | ; url=/new",
            })
    void isWrittenSoThatThereIsOneReadingOfIt(String value, String written) {
        RefreshHeader header = RefreshHeader.parse(value);

        assertThat((header.url() == null ? header.withoutUrl() : header.to("/new")).toString())
                .isEqualTo(written);
    }
}
