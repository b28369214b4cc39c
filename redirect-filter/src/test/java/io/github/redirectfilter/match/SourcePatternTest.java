package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
    @CsvSource(delimiter = '|', textBlock = """
            ''                 | 0  | 'the source is empty (expected a path such as /old)'
            old                | 0  | 'a source begins with /, //host, http://, https:// or ~ (did you mean "/old"?)'
            old.example.com/x  | 0  | 'a source begins with /, //host, http://, https:// or ~ (did you mean "//old.example.com/x"?)'
            ftp://h/x          | 0  | 'scheme "ftp" never arrives here (expected http://, https:// or //host)'
            /a#b               | 2  | 'browsers do not send the fragment, so it never matches (expected the source without #...)'
            //h/a#b            | 5  | 'browsers do not send the fragment, so it never matches (expected the source without #...)'
            //old.example.com  | 17 | 'the path is missing (expected //old.example.com/ for the home page alone, or //old.example.com/{*path} for every page)'
            https://h          | 9  | 'the path is missing (expected https://h/ for the home page alone, or https://h/{*path} for every page)'
            ///x               | 2  | 'the host is missing (expected //HOST/path, or /path for every host)'
            https:///x         | 8  | 'the host is missing (expected //HOST/path, or /path for every host)'
            //:80/x            | 2  | 'the host is missing (expected //HOST/path, or /path for every host)'
            //u@h/x            | 2  | 'a host pattern has no user info; write the host alone'
            https://u:p@h/x    | 8  | 'a host pattern has no user info; write the host alone'
            //*/x              | 2  | 'a star stands for whole labels at the front of a host alone (expected *.example.com)'
            //a.*.com/x        | 2  | 'a star stands for whole labels at the front of a host alone (expected *.example.com)'
            //a*.com/x         | 2  | 'a star stands for whole labels at the front of a host alone (expected *.example.com)'
            //www.{host}x/x    | 2  | 'a capture takes one whole label of a host, or the whole host (expected {sub}.example.com or {host})'
            //{a}-{b}.com/x    | 2  | 'a capture takes one whole label of a host, or the whole host (expected {sub}.example.com or {host})'
            //bücher.example/x | 2  | 'host "bücher.example" is not ASCII (expected its xn-- form: xn--bcher-kva.example)'
            //a..b/x           | 2  | '"" is no label of a host name (expected letters, digits and dashes)'
            //-a.b/x           | 2  | '"-a" is no label of a host name (expected letters, digits and dashes)'
            //a%2e.b/x         | 2  | '"a%2e" is no label of a host name (expected letters, digits and dashes)'
            //h:0/x            | 4  | 'port "0" is no port (expected 1 to 65535, or no port for any)'
            //h:65536/x        | 4  | 'port "65536" is no port (expected 1 to 65535, or no port for any)'
            //h:080/x          | 4  | 'port "080" is no port (expected 1 to 65535, or no port for any)'
            //h:x/x            | 4  | 'port "x" is no port (expected 1 to 65535, or no port for any)'
            //h:/x             | 4  | 'port "" is no port (expected 1 to 65535, or no port for any)'
            https://h:*/x      | 10 | 'port "*" is no port (expected 1 to 65535, or no port for any)'
            """)
    void whatIsWrongWithSchemeAndHost(String pattern, int offset, String message) {
        assertError(pattern, offset, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a/*           | 3 | 'a bare * has no meaning in a path (expected {name} for one segment, {*name} for all that follows, or %2A for a literal star)'
            /*.php         | 1 | 'a bare * has no meaning in a path (expected {name} for one segment, {*name} for all that follows, or %2A for a literal star)'
            //h/a/**       | 6 | 'a bare * has no meaning in a path (expected {name} for one segment, {*name} for all that follows, or %2A for a literal star)'
            /a}b           | 2 | '} without { (expected %7D for a literal brace)'
            /a{b           | 2 | '{ without } (expected {name}, or %7B for a literal brace)'
            /a/{b:[0-9]{4} | 3 | '{ without } (expected {name}, or %7B for a literal brace)'
            /{}            | 2 | '"" is no name for a capture (expected letters, digits and _, not beginning with a digit)'
            /{*}           | 2 | '"" is no name for a capture (expected letters, digits and _, not beginning with a digit)'
            /{1a}          | 2 | '"1a" is no name for a capture (expected letters, digits and _, not beginning with a digit)'
            /{a-b}         | 2 | '"a-b" is no name for a capture (expected letters, digits and _, not beginning with a digit)'
            /{é}           | 2 | '"é" is no name for a capture (expected letters, digits and _, not beginning with a digit)'
            /{**a}         | 2 | '"*a" is no name for a capture (expected letters, digits and _, not beginning with a digit)'
            /{*a:x}        | 2 | '"*a" is no name for a capture (expected letters, digits and _, not beginning with a digit)'
            /{:x}          | 2 | '"" is no name for a capture (expected letters, digits and _, not beginning with a digit)'
            /{a}{b}        | 4 | 'two captures side by side: nothing says where one ends (expected text between them)'
            /{a}{*b}       | 4 | 'two captures side by side: nothing says where one ends (expected text between them)'
            /{a}/{a}       | 5 | 'capture {a} stands twice (expected another name)'
            /{a}/{*a}      | 5 | 'capture {a} stands twice (expected another name)'
            /{*a}/x/{*b}   | 8 | 'a pattern has one {*name} at most (expected {name} here)'
            /{a}-{*b}      | 0 | 'a {*name} shares its segment with literal text alone (expected a slash between the captures, or a regular expression ~...)'
            /a;v=1         | 2 | 'path parameters are cut off before matching (expected %3B for a literal semicolon)'
            /a;v=1/{b}     | 2 | 'path parameters are cut off before matching (expected %3B for a literal semicolon)'
            /a//{b}        | 2 | 'an empty segment never matches (expected one slash)'
            /a/./{b}       | 0 | 'a dot segment never matches (expected the path without it)'
            /a/../{b}      | 0 | 'a dot segment never matches (expected the path without it)'
            /a/%2e%2E/{b}  | 0 | 'a dot segment never matches (expected the path without it)'
            """)
    void whatIsWrongWithAPath(String pattern, int offset, String message) {
        assertError(pattern, offset, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /x?            | 3  | 'a parameter has no name (expected ?name=value)'
            /x?=1          | 3  | 'a parameter has no name (expected ?name=value)'
            /x?a&&b        | 5  | 'a parameter has no name (expected ?name=value)'
            /x?a=1&        | 7  | 'a parameter has no name (expected ?name=value)'
            /x?id=a{b}     | 6  | 'a capture takes the whole value of a parameter (expected id={name} or id={name:regex}; a literal brace is %7B, a literal star %2A)'
            /x?id={b}a     | 6  | 'a capture takes the whole value of a parameter (expected id={name} or id={name:regex}; a literal brace is %7B, a literal star %2A)'
            /x?id=*        | 6  | 'a capture takes the whole value of a parameter (expected id={name} or id={name:regex}; a literal brace is %7B, a literal star %2A)'
            /x?id={*b}     | 6  | 'a capture takes the whole value of a parameter (expected id={name} or id={name:regex}; a literal brace is %7B, a literal star %2A)'
            /x?id={}       | 6  | 'a capture takes the whole value of a parameter (expected id={name} or id={name:regex}; a literal brace is %7B, a literal star %2A)'
            /x?id={b       | 6  | 'a capture takes the whole value of a parameter (expected id={name} or id={name:regex}; a literal brace is %7B, a literal star %2A)'
            /x?a=1&id=}    | 10 | 'a capture takes the whole value of a parameter (expected id={name} or id={name:regex}; a literal brace is %7B, a literal star %2A)'
            /{a}?k={a}     | 0  | 'capture {a} stands twice (expected another name)'
            //{a}.b/{a}    | 7  | 'capture {a} stands twice (expected another name)'
            /x?a={k}&b={k} | 0  | 'capture {k} stands twice (expected another name)'
            /x?{id}        | 3  | 'the name of a parameter is literal (expected name=value or name={capture}; a literal brace is %7B, a literal star %2A)'
            /x?a&{id}=1    | 5  | 'the name of a parameter is literal (expected name=value or name={capture}; a literal brace is %7B, a literal star %2A)'
            /x?*           | 3  | 'the name of a parameter is literal (expected name=value or name={capture}; a literal brace is %7B, a literal star %2A)'
            /x?utm_*=1     | 3  | 'the name of a parameter is literal (expected name=value or name={capture}; a literal brace is %7B, a literal star %2A)'
            """)
    void whatIsWrongWithParameters(String pattern, int offset, String message) {
        assertError(pattern, offset, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ~/a(             | 1  | 'regular expression: missing closing ) "/a(" (expected RE2 syntax)'
            ~/a)             | 1  | 'regular expression: a ) without its ( (expected \\) for a literal one)'
            ~/[a             | 2  | 'regular expression: missing closing ] "[a" (expected RE2 syntax)'
            ~/a(?=b)         | 3  | 'regular expression: invalid or unsupported Perl syntax "(?="; look-around can''t run in linear time, so RE2 has none (put the exception into a rule of its own in front, with the target -)'
            ~/a(?!b)         | 3  | 'regular expression: invalid or unsupported Perl syntax "(?!"; look-around can''t run in linear time, so RE2 has none (put the exception into a rule of its own in front, with the target -)'
            ~/(?<=a)b        | 2  | 'regular expression: invalid named capture "(?<=a)b"; look-around can''t run in linear time, so RE2 has none (put the exception into a rule of its own in front, with the target -)'
            ~/(?<!a)b        | 2  | 'regular expression: invalid named capture "(?<!a)b"; look-around can''t run in linear time, so RE2 has none (put the exception into a rule of its own in front, with the target -)'
            ~/(a)/\\1        | 6  | 'regular expression: invalid escape sequence "\\1"; back-references can''t run in linear time, so RE2 has none'
            ~/(?<n>a)\\k<n>  | 9  | 'regular expression: invalid escape sequence "\\k"; back-references can''t run in linear time, so RE2 has none'
            ~/(?>a)          | 2  | 'regular expression: invalid or unsupported Perl syntax "(?>"; atomic groups and possessive quantifiers are not needed, RE2 never backtracks'
            ~/a++            | 3  | 'regular expression: invalid nested repetition operator "++"; atomic groups and possessive quantifiers are not needed, RE2 never backtracks'
            ~/a{1001}        | 3  | 'regular expression: invalid repeat count "{1001}" (RE2 repeats at most 1000 times)'
            ~*               | 1  | 'regular expression: missing argument to repetition operator "*" (expected RE2 syntax)'
            ~/(?<n>a)(?<n>b) | 5  | 'regular expression: duplicate capture group name "n" (expected RE2 syntax)'
            /{y:[0-9}        | 4  | 'regular expression: missing closing ] "[0-9" (expected RE2 syntax)'
            /a/{y:(?=x)}     | 6  | 'regular expression: invalid or unsupported Perl syntax "(?="; look-around can''t run in linear time, so RE2 has none (put the exception into a rule of its own in front, with the target -)'
            /x?id={y:[0-9}   | 9  | 'regular expression: missing closing ] "[0-9" (expected RE2 syntax)'
            """)
    void whatIsWrongWithARegularExpression(String pattern, int offset, String message) {
        assertError(pattern, offset, message);
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

    private static void assertError(String pattern, int offset, String message) {
        ParseException error =
                catchThrowableOfType(ParseException.class, () -> SourcePattern.parse(pattern, false, false));

        assertThat(error).as(pattern).isNotNull().hasMessage(message);
        assertThat(error.getErrorOffset()).as(pattern).isEqualTo(offset);
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
