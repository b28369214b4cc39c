package io.github.redirectfilter.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.text.ParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePatternErrorsTest {
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

    private static void assertError(String pattern, int offset, String message) {
        ParseException error =
                catchThrowableOfType(ParseException.class, () -> SourcePattern.parse(pattern, false, false));

        assertThat(error).as(pattern).isNotNull().hasMessage(message);
        assertThat(error.getErrorOffset()).as(pattern).isEqualTo(offset);
    }
}
