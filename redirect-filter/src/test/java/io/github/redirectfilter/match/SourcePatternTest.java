package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            /about/team    | /about/team   | ''
            /about/team    | /about/team/  | none
            /about/team    | /about        | none
            /about/team    | /about/teams  | none
            /about/team    | /about/Team   | none
            /about/team    | /x/about/team | none
            /about/team/   | /about/team/  | ''
            /about/team/   | /about/team   | none
            /              | /             | ''
            /              | /a            | none
            /caf%C3%A9     | /café         | ''
            /café          | /caf%c3%a9    | ''
            /%61bout       | /about        | ''
            /a%2fb         | /a%2Fb        | ''
            /a%2Fb         | /a/b          | none
            /a//b/./c/../d | /a/b/d        | ''
            /a%7Bb%7D      | /a{b}         | ''
            /a%2Ab         | /a*b          | ''
            /a%3Bb         | /a%3Bb        | ''
            /a+b           | /a+b          | ''
            /a+b           | /a%20b        | none
            '/a b'         | /a%20b        | ''
            """)
    void aLiteralPathIsThatPathAlone(String pattern, String path, String values) throws ParseException {
        assertThat(match(pattern, "http://h" + path)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            /blog/{year}/{slug}   | /blog/2024/hello | year=2024,slug=hello
            /blog/{year}/{slug}   | /blog/2024/      | none
            /blog/{year}/{slug}   | /blog/2024       | none
            /blog/{year}/{slug}   | /blog/2024/a/b   | none
            /blog/{year}/{slug}   | /blog/2024/a/    | none
            /blog/{year}/{slug}   | /blog/a%2Fb/é    | year=a%2Fb,slug=é
            /blog/{year}/{slug}   | /blog/%C3%A9/%20 | 'year=é,slug= '
            /{a}                  | /                | none
            /{a}                  | /x               | a=x
            /{a}/                 | /x/              | a=x
            /{a}/                 | /x               | none
            /blog/{year:[0-9]{4}} | /blog/2024       | year=2024
            /blog/{year:[0-9]{4}} | /blog/20245      | none
            /blog/{year:[0-9]{4}} | /blog/x2024      | none
            /blog/{year:[0-9]{4}} | /blog/202        | none
            '/{l:de|en}/x'                | /de/x            | l=de
            '/{l:de|en}/x'                | /dex/x           | none
            '/{l:de|en}/x'                | /den/x           | none
            /{n:.*}/x             | /a/x             | n=a
            /{n:.*}/x             | /a/b/x           | none
            /{n:(a)(b)}-{m}       | /ab-c            | n=ab,m=c
            /{n:a?}/x             | /a/x             | n=a
            /a-{id}.php           | /a-7.php         | id=7
            /a-{id}.php           | /a-.php          | none
            /a-{id}.php           | /a-7.php.php     | id=7.php
            /a-{id}.php           | /a-7.phpx        | none
            /a-{id}.php           | /xa-7.php        | none
            /a-{id}.php           | /a-7xphp         | none
            /{a}-{b}              | /1-2-3           | a=1,b=2-3
            /{a}-{b}              | /-2-3            | a=-2,b=3
            /{a}-{b}              | /--2             | a=-,b=2
            /{a}.{b}.{c}          | /1.2.3.4         | a=1,b=2,c=3.4
            /{a}é{b}              | /1é2             | a=1,b=2
            /{a}%2F{b}            | /1%2f2           | a=1,b=2
            """)
    void aCaptureTakesOneSegmentOrAPartOfIt(String pattern, String path, String values) throws ParseException {
        assertThat(match(pattern, "http://h" + path)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            /docs/{*path}       | /docs          | path=
            /docs/{*path}       | /docs/         | path=/
            /docs/{*path}       | /docs/a        | path=/a
            /docs/{*path}       | /docs/a/b.html | path=/a/b.html
            /docs/{*path}       | /docs/a/       | path=/a/
            /docs/{*path}       | /docs/a%2Fb    | path=/a%2Fb
            /docs/{*path}       | /docsx         | none
            /docs/{*path}       | /doc           | none
            /docs/{*path}       | /x/docs/a      | none
            /{*path}            | /              | path=/
            /{*path}            | /a/b           | path=/a/b
            /{*path}.html       | /a.html        | path=a
            /{*path}.html       | /a/b/c.html    | path=a/b/c
            /{*path}.html       | /a.htm         | none
            /{*path}.html       | /a.html/       | none
            /{*path}.html       | /a.html.html   | path=a.html
            /pre-{*path}        | /pre-a/b       | path=a/b
            /pre-{*path}        | /pre           | none
            /pre-{*path}        | /x/pre-a       | none
            /pre-{*path}.php    | /pre-a/b.php   | path=a/b
            /pre-{*path}.php    | /pre-.ph       | none
            /a/{*path}/edit     | /a/edit        | path=
            /a/{*path}/edit     | /a/x/y/edit    | path=/x/y
            /a/{*path}/edit     | /a/x/edit/     | none
            /a/{*path}/a        | /a             | none
            /a/{*path}/a        | /a/a           | path=
            /{l}/{*path}/{id}   | /de/x/y/7      | l=de,path=/x/y,id=7
            /{l}/{*path}/{id}   | /de/7          | l=de,path=,id=7
            /{l}/{*path}/{id}   | /de            | none
            /{*path}/x-{id}.php | /a/b/x-1.php   | path=/a/b,id=1
            """)
    void aRestTakesEverythingBelowAndTheSlashBeforeIt(String pattern, String path, String values)
            throws ParseException {
        assertThat(match(pattern, "http://h" + path)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            //old.example.com/{*path}    | http://old.example.com/a       | path=/a
            //old.example.com/{*path}    | https://old.example.com:8443/a | path=/a
            //OLD.Example.com/{*path}    | http://old.example.com/a       | path=/a
            //old.example.com/{*path}    | http://OLD.EXAMPLE.COM/a       | path=/a
            //old.example.com/{*path}    | http://x.old.example.com/a     | none
            //old.example.com/{*path}    | http://example.com/a           | none
            //old.example.com/{*path}    | http://old.example.com.evil/a  | none
            //old.example.com/{*path}    | http://oldxexample.com/a       | none
            https://*.example.com:8443/x | https://a.example.com:8443/x   | ''
            https://*.example.com:8443/x | https://a.b.example.com:8443/x | ''
            https://*.example.com:8443/x | https://example.com:8443/x     | none
            https://*.example.com:8443/x | https://.example.com:8443/x    | none
            https://*.example.com:8443/x | https://evilexample.com:8443/x | none
            https://*.example.com:8443/x | https://a.example.com/x        | none
            https://*.example.com:8443/x | http://a.example.com:8443/x    | none
            https://h:443/x              | https://h/x                    | ''
            https://h:443/x              | https://h:8443/x               | none
            http://h/x                   | https://h/x                    | none
            HTTP://h/x                   | http://h/x                     | ''
            http://{host}/{*path}        | http://a.b.c/x                 | host=a.b.c,path=/x
            http://{host}/{*path}        | http://[::1]/x                 | host=[::1],path=/x
            http://{host}:8080/{*path}   | http://a:8080/x                | host=a,path=/x
            http://{host}:8080/{*path}   | http://a/x                     | none
            //{sub}.example.com/x        | http://a.example.com/x         | sub=a
            //{sub}.example.com/x        | http://a.b.example.com/x       | none
            //{sub}.example.com/x        | http://example.com/x           | none
            //{sub}.example.com/x        | http://.example.com/x          | none
            //{a}.{b}.com/x              | http://x.y.com/x               | a=x,b=y
            //*.{dom}.com/x              | http://w.v.y.com/x             | dom=y
            //{Sub}.example.com/{x}      | http://a.example.com/B         | Sub=a,x=B
            //[::1]/x                    | http://[::1]/x                 | ''
            //[::1]:80/x                 | http://[::1]/x                 | ''
            //127.0.0.1/x                | http://127.0.0.1/x             | ''
            //127.0.0.1/x                | http://127.0.0.11/x            | none
            //a_b.example/x              | http://a_b.example/x           | ''
            //localhost:8080/            | http://localhost:8080/         | ''
            """)
    void hostSchemeAndPort(String pattern, String url, String values) throws ParseException {
        assertThat(match(pattern, url)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            /index.php?page=news&id={id} | /index.php?page=news&id=7          | id=7
            /index.php?page=news&id={id} | /index.php?id=7&page=news          | id=7
            /index.php?page=news&id={id} | /index.php?x=1&id=7&y&page=news    | id=7
            /index.php?page=news&id={id} | /index.php?page=news               | none
            /index.php?page=news&id={id} | /index.php?page=new&id=7           | none
            /index.php?page=news&id={id} | /index.php?page=newsx&id=7         | none
            /index.php?page=news&id={id} | /index.php?PAGE=news&id=7          | none
            /index.php?page=news&id={id} | /index.php                         | none
            /index.php?page=news&id={id} | /index.php?page=news&id=           | none
            /index.php?page=news&id={id} | /index.php?page=news&id=7&id=8     | id=7
            /index.php?page=news&id={id} | /index.php?page=old&page=news&id=7 | id=7
            /index.php?page=news&id={id} | /index.php?p%61ge=n%65ws&id=a%2Fb  | id=a/b
            /x?k                         | /x?k                               | ''
            /x?k                         | /x?k=                              | ''
            /x?k                         | /x?k=1                             | ''
            /x?k                         | /x?kk                              | none
            /x?k                         | /x?                                | none
            /x?k                         | /x                                 | none
            /x?k=                        | /x?k=                              | ''
            /x?k=                        | /x?k                               | ''
            /x?k=                        | /x?k=1                             | none
            /x?k=                        | /x?k=1&k=                          | ''
            /x?k=a+b                     | /x?k=a%20b                         | ''
            /x?k=a%2Bb                   | /x?k=a+b                           | none
            /x?k=a%26b                   | /x?k=a%26b                         | ''
            /x?k=%7Bv%7D                 | /x?k={v}                           | ''
            /x?k=%2A                     | /x?k=*                             | ''
            /x?k=a=b                     | /x?k=a=b                           | ''
            /x?id={id:[0-9]{2,3}}        | /x?id=12                           | id=12
            /x?id={id:[0-9]{2,3}}        | /x?id=1                            | none
            /x?id={id:[0-9]{2,3}}        | /x?id=1&id=123                     | id=123
            /x?id={id:a?b}               | /x?id=ab                           | id=ab
            /{a:x?y}?k                   | /xy?k                              | a=xy
            /{*path}?k={k}               | /a/b?k=1                           | path=/a/b,k=1
            """)
    void parametersInAnyOrderOthersAllowed(String pattern, String path, String values) throws ParseException {
        assertThat(match(pattern, "http://h" + path)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            '~/a|/b'                     | /a                | ''
            '~/a|/b'                     | /b                | ''
            '~/a|/b'                     | '/a|/b'           | none
            '~/a|/b'                     | /ab               | none
            '~^/a|/b$'                   | /b                | ''
            '~^/a|/b$'                   | /bx               | none
            '~^/a|/b$'                   | /ax               | none
            ~/a(-x)?(-y)?                 | /a-y              | 1=null,2=-y
            ~/(?i:a)                      | /A                | ''
            ~/(?P<n>.)                    | /é                | n=é
            ~/.                           | /😀                | ''
            ~/\\p{L}+                     | /äß               | ''
            ~/a.b                         | /a%0Ab            | none
            ~/a...b                       | /a%0ab            | ''
            ~.*                           | /anything/at/all  | ''
            """)
    void aRegularExpressionFitsTheWholeCanonicalPath(String pattern, String path, String values) throws ParseException {
        assertThat(match(pattern, "http://h" + path)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            ''    | /about       | /About     | none
            case  | /about       | /About     | ''
            case  | /ABOUT       | /about     | ''
            case  | /about       | /about/    | none
            case  | /É           | /é         | ''
            case  | /a-{id}.php  | /A-x.PHP   | id=x
            case  | /a-{id}.php  | /A-XyZ.PHP | id=XyZ
            case  | /Docs/{*p}   | /dOCS/A/b  | p=/A/b
            case  | /{*p}.HTML   | /A/b.html  | p=A/b
            case  | /p-{*p}      | /P-X       | p=X
            case  | /{id:[a-f]+} | /ABC       | id=ABC
            case  | ~/a(.*)      | /AB        | 1=B
            case  | /x?k=v       | /X?k=v     | ''
            case  | /x?k=v       | /X?k=V     | none
            case  | /x?k=v       | /X?K=v     | none
            slash | /about       | /about/    | ''
            slash | /about/      | /about     | ''
            slash | /about       | /about/x   | none
            slash | /about       | /About     | none
            slash | /            | /          | ''
            slash | /b/{id}      | /b/7/      | id=7
            slash | /b/{id}/     | /b/7       | id=7
            slash | /{*p}.html   | /a.html/   | p=a
            slash | ~/a          | /a/        | ''
            slash | ~/a/         | /a         | ''
            slash | //h/a        | /a/        | ''
            both  | /about       | /ABOUT/    | ''
            both  | /b/{id}      | /B/X/      | id=X
            """)
    void caseAndTrailingSlashCountUnlessIgnored(String ignore, String pattern, String path, String values)
            throws ParseException {
        boolean ignoreCase = ignore.equals("case") || ignore.equals("both");
        boolean ignoreSlash = ignore.equals("slash") || ignore.equals("both");
        SourcePattern source = SourcePattern.parse(pattern, ignoreCase, ignoreSlash);

        assertThat(match(source, url("http://h" + path))).isEqualTo(values);
    }

    @Test
    void capturesKnowWhereTheyComeFrom() throws ParseException {
        SourcePattern source = SourcePattern.parse("//{sub}.example.com/{a}/x-{b}/{*c}?q={d}", false, false);

        assertThat(source.captures())
                .containsExactly(
                        new Capture("sub", Capture.Kind.LABEL),
                        new Capture("a", Capture.Kind.PATH),
                        new Capture("b", Capture.Kind.PATH),
                        new Capture("c", Capture.Kind.REST),
                        new Capture("d", Capture.Kind.QUERY));
        assertThat(source.parameterNames()).containsExactly("q");
    }

    @Test
    void aRestBesideTextIsNoRestThatTakesASlashAlong() throws ParseException {
        assertThat(SourcePattern.parse("/{*path}.html", false, false).captures())
                .containsExactly(new Capture("path", Capture.Kind.PATH));
    }

    @Test
    void groupsAreCalledByNameOrNumber() throws ParseException {
        List<Capture> captures =
                SourcePattern.parse("~/(?<y>.)/(.)", false, false).captures();

        assertThat(captures).extracting(Capture::name).containsExactly("y", "2");
        assertThat(captures.get(0).isCalled("y")).isTrue();
        assertThat(captures.get(0).isCalled("1")).isTrue();
        assertThat(captures.get(0).isCalled("2")).isFalse();
        assertThat(captures.get(1).isCalled("2")).isTrue();
        assertThat(SourcePattern.parse("/{a}", false, false).captures().get(0).isCalled("1"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~/(a+)+b",
                "~/(a|aa)+b",
                "~/(.*)*b",
                "~/(a|b|ab)*c",
                "~/a*a*a*a*a*a*a*a*b",
                "/{x:(a+)+}b",
                "/{a}a{b}a{c}a{d}b"
            })
    void hostilePathsGetTheRightAnswer(String pattern) throws ParseException {
        String many = "a".repeat(RegexLimits.DEFAULT.pathLength() - 2);

        assertThat(match(pattern, "http://h/" + many)).isNull();
        assertThat(match(pattern, "http://h/" + many + (pattern.endsWith("c") ? "c" : "b")))
                .isNotNull();
    }

    private static @Nullable String match(String pattern, String url) throws ParseException {
        return match(SourcePattern.parse(pattern, false, false), url(url));
    }

    /** The captures as {@code name=value}, apart by commas; {@code null} if there is no match. */
    private static @Nullable String match(SourcePattern source, RequestUrl url) {
        @Nullable String[] values = source.capture(url);
        assertThat(source.matches(url)).isEqualTo(values != null);
        if (values == null) {
            return null;
        }
        StringJoiner joined = new StringJoiner(",");
        for (int i = 0; i < values.length; i++) {
            joined.add(source.captures().get(i).name() + "=" + values[i]);
        }
        return joined.toString();
    }

    private static RequestUrl url(String url) {
        String scheme = url.substring(0, url.indexOf(':'));
        int slash = url.indexOf('/', scheme.length() + 3);
        String host = url.substring(scheme.length() + 3, slash).toLowerCase(Locale.ROOT);
        int port = scheme.equals("https") ? 443 : 80;
        int colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']')) {
            port = Integer.parseInt(host.substring(colon + 1));
            host = host.substring(0, colon);
        }
        int question = url.indexOf('?', slash);
        String path = url.substring(slash, question < 0 ? url.length() : question);
        String query = question < 0 ? null : url.substring(question + 1);
        return new RequestUrl(scheme, host, port, CanonicalPath.of(path), query);
    }
}
