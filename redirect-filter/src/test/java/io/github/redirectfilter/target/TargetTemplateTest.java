package io.github.redirectfilter.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.match.CanonicalPath;
import io.github.redirectfilter.match.QueryString;
import io.github.redirectfilter.match.RequestUrl;
import io.github.redirectfilter.match.SourcePattern;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTemplateTest {
    /** One of everything that means something somewhere in a URL. */
    private static final String HOSTILE = "a/b?c#d%2Fe f\\g:h@i&j=k+l;m,n\u00E9\r\n\"";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /n/{header:H}         | /n/a%2Fb%3Fc%23d%252Fe%20f%5Cg:h@i&j=k+l%3Bm,n%C3%A9%0D%0A%22
            /n/x-{header:H}.html  | /n/x-a%2Fb%3Fc%23d%252Fe%20f%5Cg:h@i&j=k+l%3Bm,n%C3%A9%0D%0A%22.html
            /n?v={header:H}       | /n?v=a%2Fb%3Fc%23d%252Fe%20f%5Cg%3Ah%40i%26j%3Dk%2Bl%3Bm%2Cn%C3%A9%0D%0A%22
            /n#{header:H}         | /n#a%2Fb%3Fc%23d%252Fe%20f%5Cg%3Ah%40i%26j%3Dk%2Bl%3Bm%2Cn%C3%A9%0D%0A%22
            /n/{cookie:C}         | /n/a%2Fb%3Fc%23d%252Fe%20f%5Cg:h@i&j=k+l%3Bm,n%C3%A9%0D%0A%22
            /n?v={cookie:C}       | /n?v=a%2Fb%3Fc%23d%252Fe%20f%5Cg%3Ah%40i%26j%3Dk%2Bl%3Bm%2Cn%C3%A9%0D%0A%22
            /n/{param:p}          | /n/a%2Fb%3Fc%23d%252Fe%20f%5Cg:h@i&j=k+l%3Bm,n%C3%A9%0D%0A%22
            /n?v={param:p}        | /n?v=a%2Fb%3Fc%23d%252Fe%20f%5Cg%3Ah%40i%26j%3Dk%2Bl%3Bm%2Cn%C3%A9%0D%0A%22
            /n#{param:p}          | /n#a%2Fb%3Fc%23d%252Fe%20f%5Cg%3Ah%40i%26j%3Dk%2Bl%3Bm%2Cn%C3%A9%0D%0A%22
            /n/{q}                | /n/a%2Fb%3Fc%23d%252Fe%20f%5Cg:h@i&j=k+l%3Bm,n%C3%A9%0D%0A%22
            /n?v={q}              | /n?v=a%2Fb%3Fc%23d%252Fe%20f%5Cg%3Ah%40i%26j%3Dk%2Bl%3Bm%2Cn%C3%A9%0D%0A%22
            /n#{q}                | /n#a%2Fb%3Fc%23d%252Fe%20f%5Cg%3Ah%40i%26j%3Dk%2Bl%3Bm%2Cn%C3%A9%0D%0A%22
            https://h/{header:H}  | https://h/a%2Fb%3Fc%23d%252Fe%20f%5Cg:h@i&j=k+l%3Bm,n%C3%A9%0D%0A%22
            https://h?v={param:p} | https://h/?v=a%2Fb%3Fc%23d%252Fe%20f%5Cg%3Ah%40i%26j%3Dk%2Bl%3Bm%2Cn%C3%A9%0D%0A%22
            """)
    void aValueFromOutsideThePathIsEscapedForItsPlace(String to, String location) throws Exception {
        assertThat(new Sent("/x?q={q}", to)
                        .header("H", HOSTILE)
                        .cookie("C", HOSTILE)
                        .at("http://site.example/x?p=" + component(HOSTILE) + "&q=" + component(HOSTILE)))
                .isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /x/{a}         | /n/{a}           | /x/b            | /n/b
            /x/{a}         | /n/{a}           | /x/a%2Fb        | /n/a%2Fb
            /x/{a}         | /n/{a}           | /x/a%2fb        | /n/a%2Fb
            /x/{a}         | /n/{a}           | /x/100%25       | /n/100%25
            /x/{a}         | /n/{a}           | /x/100%         | /n/100%25
            /x/{a}         | /n/{a}           | /x/a%3Bb%3F%23  | /n/a%3Bb%3F%23
            /x/{a}         | /n/{a}           | /x/a%5Cb        | /n/a%5Cb
            /x/{a}         | /n/{a}           | /x/a%0D%0Ab     | /n/a%0D%0Ab
            /x/{a}         | /n/{a}           | /x/%C3          | /n/%C3
            /x/{a}         | /n/{a}           | /x/caf%c3%a9    | /n/caf%C3%A9
            /x/{a}         | /n/{a}           | /x/café         | /n/caf%C3%A9
            /x/{a}         | /n/{a}           | /x/a%20b        | /n/a%20b
            /x/{a}         | /n/{a}           | /x/a+b          | /n/a+b
            /x/{a}         | /n/{a}           | /x/a%2Bb        | /n/a+b
            /x/{a}         | /n/{a}           | /x/%7Ea         | /n/~a
            /x/{a}         | /n/{a}           | /x/a:b@c        | /n/a:b@c
            /x/{a}         | /n/{a}           | /x/%22%3C%3E    | /n/%22%3C%3E
            /x/{a}         | /n/{a}           | /x/a;v=1        | /n/a
            /x/{a}         | /n?v={a}         | /x/a%2Fb        | /n?v=a%2Fb
            /x/{a}         | /n?v={a}         | /x/100%25       | /n?v=100%25
            /x/{a}         | /n?v={a}         | /x/a%20b        | /n?v=a%20b
            /x/{a}         | /n?v={a}         | /x/a+b          | /n?v=a%2Bb
            /x/{a}         | /n?v={a}         | /x/a&b=c        | /n?v=a%26b%3Dc
            /x/{a}         | /n?v={a}         | /x/%F0%9F%98%80 | /n?v=%F0%9F%98%80
            /x/{a}         | /n#{a}           | /x/a&b          | /n#a%26b
            /x/{*a}        | /n/{a}           | /x/b/c%2Fd/     | /n/b/c%2Fd/
            /x/{*a}        | /n?v={a}         | /x/b/c          | /n?v=b%2Fc
            /x/{*a}        | /n#{a}           | /x/b/c          | /n#b%2Fc
            /x/{*a}        | https://h/{a}    | /x/b/c          | https://h/b/c
            '~/x/(.*)'     | /n/{1}           | /x/b/c%2Fd/     | /n/b/c%2Fd/
            '~/x/(?<a>.*)' | /n/{a}-{1}       | /x/b            | /n/b-b
            '~/x/(.*)'     | /n?v={1}         | /x/b/c          | /n?v=b%2Fc
            /x/{*a}.html   | /n/{a}           | /x/b/c.html     | /n/b/c
            /x/{a}/{b}     | /n/{b}/{a}?x={a} | /x/1/2          | /n/2/1?x=1
            """)
    void textFromThePathIsNeitherDecodedNorEncodedTwice(String from, String to, String path, String location)
            throws Exception {
        assertThat(new Sent(from, to).at("http://site.example" + path)).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /docs      | /manual/{path}     | /manual
            /docs/     | /manual/{path}     | /manual/
            /docs/a    | /manual/{path}     | /manual/a
            /docs/a/b/ | /manual/{path}     | /manual/a/b/
            /docs      | /{path}            | /
            /docs/     | /{path}            | /
            /docs/a    | /{path}            | /a
            /docs      | https://h/{path}   | https://h/
            /docs/     | https://h/{path}   | https://h/
            /docs/a    | https://h/{path}   | https://h/a
            /docs      | https://h/m/{path} | https://h/m
            /docs      | /m/{path}?x=1      | /m?x=1
            /docs/     | /m/{path}?x=1      | /m/?x=1
            /docs      | /m/{path}#top      | /m#top
            /docs      | /m/{path}/index    | /m/index
            /docs/     | /m/{path}/index    | /m/index
            /docs/a    | /m/{path}/index    | /m/a/index
            /docs/a/   | /m/{path}/index    | /m/a/index
            /docs      | /m?p={path}        | /m?p=
            /docs/     | /m?p={path}        | /m?p=
            /docs      | '/m/{path|all}'    | /m/all
            /docs/     | '/m/{path|all}'    | /m/all
            /docs/A    | '/m/{path|lower}'  | /m/a
            """)
    void anEmptyRestTakesTheSlashBeforeItAlong(String path, String to, String location) throws Exception {
        assertThat(new Sent("/docs/{*path}", to).at("http://site.example" + path))
                .isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '/n/{a|lower}'             | /n/abc%C3%A9
            '/n/{a|upper}'             | /n/ABC%C3%89
            '/n/{a|upper|none}'        | /n/ABC%C3%89
            '/n/{header:H|none}'       | /n/none
            '/n/{header:H|upper|none}' | /n/none
            '/n/{header:H|none|upper}' | /n/none
            '/n/{header:E|none}'       | /n/none
            '/n/{header:H|}'           | /n/
            '/n/x{header:H|}.html'     | /n/x.html
            '/n/{cookie:C|none}'       | /n/none
            '/n/{param:p|none}'        | /n/none
            '/n?v={param:p|a b&c}'     | /n?v=a%20b%26c
            '/n/{header:H|a b/c}'      | /n/a%20b%2Fc
            /n/{header:H}              | absent
            /n/{cookie:C}              | absent
            /n/{param:p}               | absent
            /n?v={param:p}             | absent
            /n#{header:H}              | absent
            {header:H}                 | absent
            {header:E}                 | absent
            '{header:H|/home}'         | /home
            '{param:p|https://h/}'     | 'refused off-site'
            /n?v={header:E}            | /n?v=
            """)
    void changesOfCaseAndDefaultsForWhatIsAbsentOrEmpty(String to, String location) throws Exception {
        assertThat(new Sent("/x/{a}", to).header("E", "").at("http://site.example/x/aBcé"))
                .isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '~/x(/a)?(/b)?' | '/n{1|}{2|}' | /x/b | /n/b
            '~/x(/a)?(/b)?' | /n{1}        | /x/b | absent
            '~/x(?<l>/a)?'  | '/n{l|/z}'   | /x   | /n/z
            """)
    void aGroupThatTookNoPartIsAbsent(String from, String to, String path, String location) throws Exception {
        assertThat(new Sent(from, to).at("http://site.example" + path)).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /n/{header:H}           | ..     | 'refused dot-segment of the rule'
            /n/{header:H}           | .      | 'refused dot-segment of the rule'
            /n/{header:H}/x         | ..     | 'refused dot-segment of the rule'
            /n/.{header:H}          | .      | 'refused dot-segment of the rule'
            /n/{header:H}.          | .      | 'refused dot-segment of the rule'
            /n/{header:H}{header:H} | .      | 'refused dot-segment of the rule'
            '/n/{header:H|lower}'   | ..     | 'refused dot-segment of the rule'
            /n/{header:H}           | ...    | /n/...
            /n/a{header:H}          | ..     | /n/a..
            /n/{header:H}           | %2e%2e | /n/%252e%252e
            /n/{header:H}           | ../x   | /n/..%2Fx
            /n?v={header:H}         | ..     | /n?v=..
            /n/{header:H}/x         | ''     | 'refused empty-segment of the rule'
            /n/{header:H}/          | ''     | 'refused empty-segment of the rule'
            /{header:H}/x           | ''     | 'refused empty-segment of the rule'
            /n/{header:H}           | ''     | /n/
            /n/x{header:H}/y        | ''     | /n/x/y
            '/n/{header:H|}/x'      | ''     | 'refused empty-segment of the rule'
            https://h/{header:H}/x  | ''     | 'refused empty-segment of the rule'
            https://h/{header:H}    | ..     | 'refused dot-segment of the rule'
            """)
    void aValueThatWouldMakeADotSegmentOrAnEmptyOneRefusesTheRule(String to, String value, String location)
            throws Exception {
        assertThat(new Sent("/x", to).header("H", value).at("http://site.example/x"))
                .isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '~/x(.*)'  | /n/{1}   | /x/a            | 'refused empty-segment of the rule'
            '~/x(.*)'  | /{1}     | /x/evil.example | 'refused empty-segment of the rule'
            '~/x(.*)'  | /n{1}    | /x/a            | /n/a
            '~/x/(.*)' | /n/{1}/y | /x/a/           | 'refused empty-segment of the rule'
            '~/x/(.*)' | /n/{1}/y | /x/             | 'refused empty-segment of the rule'
            /a{*p}     | /n/{p}   | /a/b            | 'refused empty-segment of the rule'
            """)
    void aSlashThatAValueBringsMakesNoEmptySegment(String from, String to, String path, String location)
            throws Exception {
        assertThat(new Sent(from, to).at("http://site.example" + path)).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /{path}.html                  | /.html
            /{path}{header:H}             | /.evil.test
            /{path}{path}{header:H}       | /.evil.test
            https://h/{path}.html         | https://h/.html
            https://h/{path}{header:H}    | https://h/.evil.test
            https://h/{context}{header:H} | https://h/.evil.test
            https://h/{context}x          | https://h/x
            /m/{path}.html                | /m.html
            """)
    void theSlashAfterTheHostStaysWhenAnEmptyValueTakesItsSlashAlong(String to, String location) throws Exception {
        assertThat(new Sent("/docs/{*path}", to).header("H", ".evil.test").at("http://site.example/docs"))
                .isEqualTo(location);
    }

    @Test
    void anEmptySegmentThatTheTemplateWritesIsTheOperatorsOwn() throws Exception {
        assertThat(new Sent("/x/{a}", "https://h/proxy//{a}").at("http://site.example/x/b"))
                .isEqualTo("https://h/proxy//b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {scheme}://h/n                   | http://site.example/x       | http://h/n
            {scheme}://h/n                   | https://site.example/x      | https://h/n
            //h/n                            | https://site.example/x      | https://h/n
            //h/n                            | http://site.example:8080/x  | http://h/n
            //H.Example/n                    | http://site.example/x       | http://h.example/n
            HTTPS://H/n                      | http://site.example/x       | https://h/n
            https://h                        | http://site.example/x       | https://h/
            https://h#top                    | http://site.example/x       | https://h/#top
            https://h:443/n                  | http://site.example/x       | https://h/n
            https://h:8443/n                 | http://site.example/x       | https://h:8443/n
            http://h:443/n                   | http://site.example/x       | http://h:443/n
            https://[::1]:8443/n             | http://site.example/x       | https://[::1]:8443/n
            https://127.0.0.1/n              | http://site.example/x       | https://127.0.0.1/n
            https://{host}/n                 | http://site.example/x       | https://site.example/n
            https://{host}/n                 | http://site.example:8080/x  | https://site.example/n
            https://{host}/n                 | http://[::1]/x              | https://[::1]/n
            https://{host}:8443/n            | http://site.example/x       | https://site.example:8443/n
            https://{host}:{port}/n          | http://site.example:8080/x  | https://site.example:8080/n
            {scheme}://{host}:{port}/n       | http://site.example:8080/x  | /n
            {scheme}://{host}/n              | http://site.example/x       | /n
            //{host}/n                       | http://site.example/x       | /n
            //{host}/n                       | http://site.example:8080/x  | http://site.example/n
            https://site.example/n           | https://site.example/x      | /n
            https://site.example/n           | https://site.example:8443/x | https://site.example/n
            https://h/{host}/{port}/{scheme} | http://site.example:8080/x  | https://h/site.example/8080/http
            /n?h={host}&p={port}&s={scheme}  | http://site.example/x       | /shop/n?h=site.example&p=80&s=http
            https://h{context}/n             | http://site.example/x       | https://h/shop/n
            https://h/{context}/n            | http://site.example/x       | https://h/shop/n
            /x/{context}                     | http://site.example/x       | /shop/x/shop
            https://h{context}               | http://site.example/x       | https://h/shop
            https://h:81{context}?a          | http://site.example/x       | https://h:81/shop?a
            https://{host}{context}/n        | http://site.example/x       | https://site.example/shop/n
            /n?c={context}                   | http://site.example/x       | /shop/n?c=%2Fshop
            /n                               | http://site.example/x       | /shop/n
            /                                | http://site.example/x       | /shop/
            {context}/n                      | http://site.example/x       | /shop/n
            {param:n}                        | http://site.example/x?n=/m  | /m
            """)
    void schemeHostPortAndContextOfTheRequest(String to, String url, String location) throws Exception {
        Sent sent = new Sent("/x", to);
        sent.context = "/shop";

        assertThat(sent.at(url)).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            //{sub}.old.example/{*p} | https://{sub}.new.example/{p}      | http://a.old.example/x    | https://a.new.example/x
            //{sub}.old.example/{*p} | https://new.example/{sub}/{p}      | http://a.old.example/x    | https://new.example/a/x
            //{a}.{b}.example/       | https://{b}-{a}.example/           | http://x.y.example/       | https://y-x.example/
            //{sub}.old.example/     | 'https://{sub|upper}.new.example/' | http://a.old.example/     | https://a.new.example/
            //{sub}.old.example/     | https://{sub}.new.example:81/      | http://a.old.example/     | https://a.new.example:81/
            //{sub}.old.example/     | https://{sub}.new.example/         | http://a_b.old.example/   | 'refused host'
            //{sub}.old.example/     | https://www.{sub}/                 | http://evil.old.example/  | 'refused off-site'
            //{sub}.old.example/     | https://{sub}/                     | http://evil.old.example/  | 'refused off-site'
            //{sub}.old.example/     | https://{sub}/                     | http://0x7f.old.example/  | 'refused disguised-address'
            //{sub}.old.example/     | https://{sub}new.example/          | http://evil-.old.example/ | none
            //{sub}.old.example/     | https://{sub}new.example/          | http://evil.old.example/  | 'refused off-site'
            //{host}/{*p}            | https://{host}/{p}                 | http://site.example/x     | https://site.example/x
            //{host}/{*p}            | https://{host}:8443/{p}            | http://site.example/x     | https://site.example:8443/x
            //{host}/{*p}            | https://www.{host}/{p}             | http://site.example/x     | https://www.site.example/x
            //*.old.example/{*p}     | https://new.example/{p}            | http://a.b.old.example/x  | https://new.example/x
            """)
    void aHostIsLiteralOrMadeOfLabelsThatTheHostPatternCaptured(String from, String to, String url, String location)
            throws Exception {
        assertThat(new Sent(from, to).at(url)).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {param:n}             | /m                      | /m
            {param:n}             | /m?a=b#c                | /m?a=b#c
            {param:n}             | m                       | /dir/m
            {param:n}             | ../m                    | /m
            {param:n}             | ?a=b                    | /dir/x?a=b
            {param:n}             | https://site.example/m  | https://site.example/m
            {param:n}             | http://site.example/m   | /m
            {param:n}             | //site.example/m        | /m
            {param:n}             | https://ok.example/m    | https://ok.example/m
            {param:n}             | https://evil.example/m  | 'refused off-site'
            {param:n}             | //evil.example/m        | 'refused off-site'
            {param:n}             | /\\evil.example         | 'refused backslash'
            {param:n}             | https:/evil.example     | 'refused authority'
            {param:n}             | javascript:alert(1)     | 'refused scheme'
            {param:n}             | https://ok.example@evil | 'refused user-info'
            {param:n}/tail        | https://ok.example      | https://ok.example/tail
            {param:n}.evil        | https://ok.example      | 'refused off-site'
            {param:n}@evil        | https://ok.example      | 'refused user-info'
            {param:n}?v={param:n} | /m                      | /m?v=%2Fm
            {param:n}#v?w#x       | /m#n                    | /m#n%23v?w%23x
            {param:n}#v           | /m                      | /m#v
            '{param:n|lower}'     | /M                      | /m
            """)
    void aTargetThatBeginsWithAValueIsJudgedWhole(String to, String value, String location) throws Exception {
        Sent sent = new Sent("/{*p}", to);
        sent.allowed = AllowedOrigins.parse("https://ok.example");

        assertThat(sent.at("http://site.example/dir/x?n=" + component(value))).isEqualTo(location);
    }

    @Test
    void theRootContextAddsNothing() throws Exception {
        assertThat(new Sent("/x", "https://h{context}/n").at("http://site.example/x"))
                .isEqualTo("https://h/n");
        assertThat(new Sent("/x", "https://h/{context}/n").at("http://site.example/x"))
                .isEqualTo("https://h/n");
        assertThat(new Sent("/x", "https://h{context}").at("http://site.example/x"))
                .isEqualTo("https://h/");
    }

    @Test
    void aTargetThatBeginsWithAValueGetsNoContextPath() throws Exception {
        Sent sent = new Sent("/x", "{param:n}");
        sent.context = "/shop";

        assertThat(sent.at("http://site.example/x?n=/m")).isEqualTo("/m");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '~/x/(.*)' | {1} | /x/https://evil.example/ | 'refused authority'
            '~/x(.*)'  | {1} | /x//evil.example/        | /evil.example/
            '~/x(.*)'  | {1} | /x/%2Fevil.example       | /%2Fevil.example
            '~/x(.*)'  | {1} | /x/%5Cevil.example       | /%5Cevil.example
            '~/x(.*)'  | {1} | /x/a%0D%0Ab              | /a%0D%0Ab
            '~/x/(.*)' | {1} | /x/javascript:alert(1)   | 'refused scheme'
            /x/{*p}    | {p} | /x/a/b                   | /x/a/a/b
            """)
    void aTargetThatBeginsWithTextFromThePathIsJudgedWholeToo(String from, String to, String path, String location)
            throws Exception {
        assertThat(new Sent(from, to).at("http://site.example" + path)).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://h/n            | 'refused off-site'
            //h/n                  | 'refused off-site'
            https://site.example/n | https://site.example/n
            https://ok.example/n   | https://ok.example/n
            http://ok.example/n    | 'refused off-site'
            /n                     | /n
            """)
    void aLiteralAuthorityIsJudgedWhereItIsNotTrusted(String to, String location) throws Exception {
        Sent sent = new Sent("/x", to);
        sent.trusted = false;
        sent.allowed = AllowedOrigins.parse("https://ok.example");

        assertThat(sent.at("http://site.example/x")).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a b/é/{a}%2F%2f  | '/a%20b/%C3%A9/z%2F%2f'
            /100%/{a}         | /100%25/z
            '/"<>^`|/{a}'     | /%22%3C%3E%5E%60%7C/z
            /a;v=1/{a}        | /a;v=1/z
            /%7Ba%7D/{a}      | /%7Ba%7D/z
            /?x=a+b%20c&é={a} | /?x=a+b%20c&%C3%A9=z
            /n?               | /n?
            /n#               | /n#
            /n?a#b?c#d        | /n?a#b?c%23d
            """)
    void literalTextIsEscapedWhereItHasToBe(String to, String location) throws Exception {
        assertThat(new Sent("/x/{a}", to).at("http://site.example/x/z")).isEqualTo(location);
    }

    @Test
    void knowsTheHeadersAndParametersThatItReads() throws ParseException {
        TargetTemplate template = TargetTemplate.parse(
                "/{header:A}/{cookie:b}?x={param:c}&y={header:D|none}#{param:e}{cookie:f}",
                SourcePattern.parse("/x", false, false).captures());

        assertThat(template.headersRead()).containsExactly("A", "Cookie", "D");
        assertThat(template.parametersRead()).containsExactly("c", "e");
    }

    private static String component(String text) {
        StringBuilder out = new StringBuilder();
        Percent.COMPONENT.escape(text, out);
        return out.toString();
    }

    /** A rule and the request that meets it. */
    private static final class Sent implements TargetValues {
        private final SourcePattern source;
        private final TargetTemplate template;
        private final Map<String, String> headers = new HashMap<>();
        private final Map<String, String> cookies = new HashMap<>();
        private AllowedOrigins allowed = AllowedOrigins.NONE;
        private boolean trusted = true;
        private String context = "";
        private RequestUrl url = new RequestUrl("http", "", 80, "/", null);
        private @Nullable String[] captures = {};

        Sent(String from, String to) throws ParseException {
            source = SourcePattern.parse(from, false, false);
            template = TargetTemplate.parse(to, source.captures());
        }

        Sent header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Sent cookie(String name, String value) {
            cookies.put(name, value);
            return this;
        }

        /** The location, or what was found instead. */
        String at(String text) {
            int slash = text.indexOf('/', text.indexOf("://") + 3);
            String authority = text.substring(text.indexOf("://") + 3, slash);
            int colon = authority.lastIndexOf(':');
            boolean port = colon > authority.lastIndexOf(']');
            int question = text.indexOf('?', slash);
            String uri = text.substring(slash, question < 0 ? text.length() : question);
            String scheme = text.substring(0, text.indexOf(':'));
            url = new RequestUrl(
                    scheme,
                    port ? authority.substring(0, colon) : authority,
                    port ? Integer.parseInt(authority.substring(colon + 1)) : WebOrigin.defaultPort(scheme),
                    CanonicalPath.of(uri),
                    question < 0 ? null : text.substring(question + 1));
            @Nullable String[] found = source.capture(url);
            if (found == null) {
                return "none";
            }
            captures = found;
            WebOrigin own = new WebOrigin(scheme, url.host(), url.port());
            Base base = new Base(own, own, uri, url.query(), "");
            try {
                TargetUrl target = template.resolve(this, base, context, new Guard(allowed), trusted);
                return target == null ? "absent" : Location.of(target, base).toString();
            } catch (RefusedException e) {
                return "refused " + e.reason() + (e.ruleOnly() ? " of the rule" : "");
            }
        }

        @Override
        public @Nullable String capture(int index) {
            return captures[index];
        }

        @Override
        public String scheme() {
            return url.scheme();
        }

        @Override
        public String host() {
            return url.host();
        }

        @Override
        public int port() {
            return url.port();
        }

        @Override
        public String context() {
            return context;
        }

        @Override
        public @Nullable String header(String name) {
            return headers.get(name);
        }

        @Override
        public @Nullable String cookie(String name) {
            return cookies.get(name);
        }

        @Override
        public @Nullable String param(String name) {
            return QueryString.first(url.query(), name);
        }
    }
}
