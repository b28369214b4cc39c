package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowlistTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://partner.example       | https://partner.example             | true
            https://partner.example       | https://partner.example/            | true
            https://partner.example       | https://PARTNER.example/x?y#z       | true
            https://partner.example       | https://partner.example:443/        | true
            https://partner.example       | https://partner.example:8443/       | false
            https://partner.example       | http://partner.example/             | false
            https://partner.example       | https://www.partner.example/        | false
            https://partner.example       | https://partner.example.evil/       | false
            https://partner.example       | https://notpartner.example/         | false
            https://partner.example/      | https://partner.example/x           | true
            HTTPS://Partner.Example       | https://partner.example/            | true
            partner.example               | https://partner.example/            | true
            partner.example               | http://partner.example/             | false
            http://partner.example        | http://partner.example/             | true
            http://partner.example        | https://partner.example/            | false
            https://*.example.com         | https://a.example.com/              | true
            https://*.example.com         | https://a.b.example.com/            | true
            https://*.example.com         | https://example.com/                | false
            https://*.example.com         | https://evilexample.com/            | false
            https://*.example.com         | https://a.example.com.evil/         | false
            https://*.example.com         | https://a.example.com:8443/         | false
            https://*.example.com         | https://xn--a.example.com/          | false
            https://*.example.com:8443    | https://a.example.com:8443/         | true
            *.example.com                 | https://a.example.com/              | true
            https://host.example:8443     | https://host.example:8443/          | true
            https://host.example:8443     | https://host.example/               | false
            host.example:8443             | https://host.example:8443/          | true
            https://host.example/app/     | https://host.example/app/           | true
            https://host.example/app/     | https://host.example/app/x          | true
            https://host.example/app/     | https://host.example/app            | true
            https://host.example/app      | https://host.example/app/x          | true
            https://host.example/app      | https://host.example/apple          | false
            https://host.example/app/     | https://host.example/               | false
            https://host.example/app/     | https://host.example/App/           | false
            https://host.example/app/     | https://host.example/app/../admin   | false
            https://host.example/app/     | https://host.example/app/%2e%2e/a   | false
            https://host.example/app/     | https://host.example/app/..%2Fadmin | false
            https://host.example/app/     | https://host.example/app/..;/admin  | false
            https://[::1]:8443            | https://[::1]:8443/                 | true
            https://192.0.2.1             | https://192.0.2.1/                  | true
            https://192.0.2.1             | https://3221225985/                 | false
            https://xn--bcher-kva.example | https://xn--bcher-kva.example/      | true
            https://dot.example.          | https://dot.example./               | true
            https://dot.example.          | https://dot.example/                | false
            https://dot.example           | https://dot.example./               | false
            http://127.0.0.1:*            | http://127.0.0.1:5000/              | false
            """)
    void whatAnEntryCovers(String entry, String candidate, boolean covered) {
        RedirectRequest request =
                RedirectRequest.builder("GET", "http://site.example/login").build();

        assertThat(Allowlist.of(entry).safeTarget(request, candidate, "fallback"))
                .as("%s for %s", entry, candidate)
                .satisfies(target -> assertThat(target.equals("fallback")).isEqualTo(!covered));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            *                      | 0  | `* would allow every site, which is an open redirect (expected the hosts, such as https://partner.example or https://*.example.com)`
            https:                 | 0  | `"https:" has no host (expected https://partner.example)`
            https://               | 0  | `"https://" has no host (expected https://partner.example)`
            http:                  | 0  | `"http:" has no host (expected http://partner.example)`
            https:///x             | 8  | `"https:///x" has no host (expected https://partner.example)`
            https://:8443          | 8  | `"https://:8443" has no host (expected https://partner.example)`
            /path                  | 0  | `"/path" has no host (expected https://partner.example)`
            https://u@h            | 8  | `"https://u@h" has user info, which is never sent (expected https://h)`
            https://u:p@h:81       | 8  | `"https://u:p@h:81" has user info, which is never sent (expected https://h:81)`
            u@h                    | 0  | `"u@h" has user info, which is never sent (expected https://h)`
            https://*              | 8  | `"*": a star stands for whole labels at the front alone (expected https://*.example.com)`
            https://a.*.com        | 8  | `"a.*.com": a star stands for whole labels at the front alone (expected https://*.example.com)`
            https://*example.com   | 8  | `"*example.com": a star stands for whole labels at the front alone (expected https://*.example.com)`
            https://bücher.example | 8  | `"bücher.example" is not ASCII (expected its xn-- form: xn--bcher-kva.example)`
            bücher.example         | 0  | `"bücher.example" is not ASCII (expected its xn-- form: xn--bcher-kva.example)`
            https://a..b           | 8  | `"a..b" is no host name (expected letters, digits, dashes and dots)`
            https://-a.b           | 8  | `"-a.b" is no host name (expected letters, digits, dashes and dots)`
            https://a%2eb          | 8  | `"a%2eb" is no host name (expected letters, digits, dashes and dots)`
            https://a\\b           | 8  | `"a\\b" is no host name (expected letters, digits, dashes and dots)`
            https://h:0            | 10 | `port "0" is no port (expected 1 to 65535)`
            https://h:65536        | 10 | `port "65536" is no port (expected 1 to 65535)`
            https://h:x            | 10 | `port "x" is no port (expected 1 to 65535)`
            https://h:             | 10 | `port "" is no port (expected 1 to 65535)`
            https://h/x?y          | 0  | `"https://h/x?y" has a query or fragment (expected https://host or https://host/path/)`
            https://h?y            | 0  | `"https://h?y" has a query or fragment (expected https://host or https://host/path/)`
            https://h#y            | 0  | `"https://h#y" has a query or fragment (expected https://host or https://host/path/)`
            https://h//x           | 9  | `the path begins with two slashes (expected one)`
            https://*.com          | 8  | `"https://*.com" would allow every site under .com (expected a domain of somebody's, such as https://*.example.com)`
            https://h:*            | 8  | `"https://h:*": any port is for native apps on the visitor's own machine (expected http://127.0.0.1:*, or a port)`
            https://127.0.0.1:*    | 8  | `"https://127.0.0.1:*": any port is for native apps on the visitor's own machine (expected http://127.0.0.1:*, or a port)`
            http:*                 | 0  | `"http:*": any port is for native apps on the visitor's own machine (expected http://127.0.0.1:*, or a port)`
            ftp://h                | 0  | `scheme "ftp" with a host is not known (expected https://host, or ftp: for a native app)`
            javascript:            | 0  | `scheme javascript: would run or show what a stranger wrote (expected https://...)`
            DATA:                  | 0  | `scheme data: would run or show what a stranger wrote (expected https://...)`
            """)
    void whatIsWrongWithAnEntry(String entry, int offset, String message) {
        ParseException error = catchThrowableOfType(
                ParseException.class,
                () -> Allowlist.parse("https://first.example,\n " + entry + " https://last.example"));

        assertThat(error).as(entry).isNotNull().hasMessage(message);
        assertThat(error.getErrorOffset()).as(entry).isEqualTo("https://first.example,\n ".length() + offset);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allowlist.of(entry))
                .withMessage("allowlist: " + message);
    }

    @Test
    void entriesAreApartByWhiteSpaceOrCommas() {
        Allowlist list = Allowlist.of(" https://a.example,https://b.example\n\thttps://c.example , d.example ,, ");

        assertThat(list).hasToString("https://a.example https://b.example https://c.example d.example");
        assertThat(Allowlist.of("")).hasToString("");
        assertThat(Allowlist.of(" \n , ")).hasToString("");
    }

    @Test
    void listsAddUp() {
        assertThat(Allowlist.of("https://a.example").and(Allowlist.of("https://b.example")))
                .hasToString("https://a.example https://b.example");
        assertThat(Allowlist.NONE.and(Allowlist.NONE)).hasToString("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            /next                       | /next
            next                        | /dir/next
            ../next                     | /next
            ?x=1                        | /dir/login?x=1
            #top                        | /dir/login?a=1#top
            /a/../b                     | /b
            '/a%20b c'                  | /home
            /a?b%20c                    | /a?b%20c
            '/a?b c'                    | /a?b%20c
            /café                       | /caf%C3%A9
            http://site.example/x       | /x
            http://site.example:80/x    | /x
            //site.example/x            | /x
            https://site.example/x      | https://site.example/x
            https://site.example:8443/x | /home
            http://site.example:81/x    | /home
            https://ok.example/x        | https://ok.example/x
            https://evil.example/x      | /home
            //evil.example/x            | /home
            ///evil.example/x           | /home
            /\\evil.example             | /home
            javascript:alert(1)         | /home
            ''                          | /home
            none                        | /home
            """)
    void aSafeTargetIsRebuiltOrTheFallback(String candidate, String target) {
        RedirectRequest request = RedirectRequest.builder("GET", "http://site.example/dir/login?a=1")
                .build();

        assertThat(Allowlist.of("https://ok.example").safeTarget(request, candidate, "/home"))
                .isEqualTo(target);
    }
}
