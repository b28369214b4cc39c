package io.github.redirectfilter.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.redirectfilter.match.SourcePattern;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTemplateErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                  | 0 | `the target is empty (expected a path such as /new, a URL, or - to let the request pass)`
            new                 | 0 | `a target begins with /, //host, http://, https:// or {name} (did you mean "/new"?)`
            www.example.com/x   | 0 | `a target begins with /, //host, http://, https:// or {name} (did you mean "https://www.example.com/x"?)`
            https:/h/x          | 0 | `a target begins with /, //host, http://, https:// or {name} (did you mean "/https:/h/x"?)`
            javascript:alert(1) | 0 | `scheme "javascript" is no place for a redirect (expected http:// or https://)`
            ftp://h/x           | 0 | `scheme "ftp" is no place for a redirect (expected http:// or https://)`
            mailto:{a}          | 0 | `scheme "mailto" is no place for a redirect (expected http:// or https://)`
            /a\\b               | 2 | `browsers read \\ as a slash (expected / or %5C)`
            /\\evil             | 1 | `browsers read \\ as a slash (expected / or %5C)`
            /a/{b               | 3 | `{ without } (expected {name}, or %7B for a literal brace)`
            /a}b                | 2 | `} without { (expected %7D for a literal brace)`
            /n?a=}              | 5 | `} without { (expected %7D for a literal brace)`
            /a/../b             | 0 | `the path has a dot segment (expected the path without it)`
            /./{a}              | 0 | `the path has a dot segment (expected the path without it)`
            /a/%2e%2E/b         | 0 | `the path has a dot segment (expected the path without it)`
            https://h/..        | 0 | `the path has a dot segment (expected the path without it)`
            /n/{b}              | 4 | `unknown name {b} (expected one of a, sub, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)`
            /n/{suub}           | 4 | `unknown name {suub}; did you mean "sub"? (expected one of a, sub, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)`
            /n?x={Host}         | 6 | `unknown name {Host}; did you mean "host"? (expected one of a, sub, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)`
            /n/{}               | 4 | `unknown name {} (expected one of a, sub, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)`
            /n/{1}              | 4 | `unknown name {1} (expected one of a, sub, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)`
            /n/{header}         | 4 | `unknown name {header}; did you mean "header:NAME"? (expected one of a, sub, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)`
            /n/{header:}        | 4 | `unknown name {header:}; did you mean "header:NAME"? (expected one of a, sub, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)`
            /n/{query:x}        | 4 | `unknown name {query:x} (expected one of a, sub, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)`
            /n/{*a}             | 4 | `unknown name {*a} (expected one of a, sub, scheme, host, port, context, header:NAME, cookie:NAME, param:NAME)`
            """)
    void whatIsWrongWithATemplate(String to, int offset, String message) throws ParseException {
        assertError(to, offset, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https://good.example{a}    | 20 | `{a} could reach into the host (expected a slash before it: "https://good.example/{a}")`
            https://good.example{a}/x  | 20 | `{a} could reach into the host (expected a slash before it: "https://good.example/{a}/x")`
            `//good.example{a|x}?y`    | 14 | `{a|x} could reach into the host (expected a slash before it: "//good.example/{a|x}?y")`
            https://good.example:{a}/x | 21 | `{a} could reach into the host (expected literal text, or a capture of the host pattern)`
            https://{a}.good.example/  | 8  | `{a} could reach into the host (expected literal text, or a capture of the host pattern)`
            https://{a}                | 8  | `{a} could reach into the host (expected literal text, or a capture of the host pattern)`
            https://{header:X}/        | 8  | `{header:X} could reach into the host (expected literal text, or a capture of the host pattern)`
            https://h{context}n        | 9  | `what follows {context} could reach into the host (expected a slash behind it: "https://h{context}/n")`
            `https://h{context|x}/`    | 9  | `{context|x} could reach into the host (expected a slash before it: "https://h/{context|x}/")`
            https://{context}/         | 8  | `{context} could reach into the host (expected literal text, or a capture of the host pattern)`
            https://{scheme}/          | 8  | `{scheme} could reach into the host (expected literal text, or a capture of the host pattern)`
            https://h{header:X}/       | 9  | `{header:X} could reach into the host (expected a slash before it: "https://h/{header:X}/")`
            https://h{param:X}/        | 9  | `{param:X} could reach into the host (expected a slash before it: "https://h/{param:X}/")`
            https://h{cookie:X}/       | 9  | `{cookie:X} could reach into the host (expected a slash before it: "https://h/{cookie:X}/")`
            {scheme}://{a}/            | 11 | `{a} could reach into the host (expected literal text, or a capture of the host pattern)`
            {scheme}:{a}               | 0  | `a target can't begin with {scheme} (expected //{scheme}:{a}, or a path)`
            {scheme}                   | 0  | `a target can't begin with {scheme} (expected //{scheme}, or a path)`
            {host}/x                   | 0  | `a target can't begin with {host} (expected //{host}/x, or a path)`
            {sub}.example.com/x        | 0  | `a target can't begin with {sub} (expected //{sub}.example.com/x, or a path)`
            {port}                     | 0  | `a target can't begin with {port} (expected //{port}, or a path)`
            https:///x                 | 8  | `the host is missing (expected //HOST/path)`
            https://                   | 8  | `the host is missing (expected //HOST/path)`
            https://?x                 | 8  | `the host is missing (expected //HOST/path)`
            ///x                       | 2  | `the host is missing (expected //HOST/path)`
            https://:80/x              | 8  | `the host is missing (expected //HOST/path)`
            https://u@h/x              | 8  | `user info in a target would be shown to everyone (expected the host alone)`
            https://u:p@h/x            | 8  | `user info in a target would be shown to everyone (expected the host alone)`
            https://{sub}@h/x          | 8  | `user info in a target would be shown to everyone (expected the host alone)`
            https://bücher.example/    | 8  | `"bücher.example" is not ASCII (expected the xn-- form of the host)`
            https://a%2eb/             | 8  | `"a%2eb" is no host name (expected letters, digits, dashes and dots)`
            https://*.example.com/     | 8  | `"*.example.com" is no host name (expected letters, digits, dashes and dots)`
            https://h:0/               | 10 | `port "0" is no port (expected 1 to 65535)`
            https://h:65536/           | 10 | `port "65536" is no port (expected 1 to 65535)`
            https://h:080/             | 10 | `port "080" is no port (expected 1 to 65535)`
            https://h:/                | 10 | `port "" is no port (expected 1 to 65535)`
            https://h:x/               | 10 | `port "x" is no port (expected 1 to 65535)`
            https://{port}/            | 8  | `{port} stands after a colon (expected HOST:{port})`
            https://{host}{port}/      | 14 | `{port} stands after a colon (expected HOST:{port})`
            https://h:80{port}/        | 12 | `{port} stands after a colon (expected HOST:{port})`
            https://h:{port}x/         | 8  | `"h:" is no host name (expected letters, digits, dashes and dots)`
            """)
    void noValueReachesIntoSchemeOrHost(String to, int offset, String message) {
        assertError(to, offset, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            /x/{a|one|two}       ~ 4 ~ `{a} has two defaults, "one" and "two" (expected one)`
            /x/{header:Bad Name} ~ 11 ~ `"Bad Name" is no header name (expected letters, digits and dashes)`
            /x/{header:é|y}      ~ 11 ~ `"é" is no header name (expected letters, digits and dashes)`
            """)
    void whatElseIsWrongWithATarget(String to, int offset, String message) {
        assertError(to, offset, message);
    }

    @Test
    void aControlCharacterIsNoPartOfATarget() {
        assertError("/a\nb", 2, "a control character can't be part of a URL");
        assertError("/a\u0000", 2, "a control character can't be part of a URL");
        assertError("/a\u0085", 2, "a control character can't be part of a URL");
    }

    private static void assertError(String to, int offset, String message) {
        ParseException error = catchThrowableOfType(
                ParseException.class,
                () -> TargetTemplate.parse(
                        to,
                        SourcePattern.parse("//{sub}.example/{a}", false, false).captures().stream()
                                .sorted((x, y) -> x.name().compareTo(y.name()))
                                .toList()));

        assertThat(error).as(to).isNotNull().hasMessage(message);
        assertThat(error.getErrorOffset()).as(to).isEqualTo(offset);
    }
}
