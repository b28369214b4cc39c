package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.redirectfilter.RedirectRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleLinesTest {
    @Test
    void readsTheExamplesOfTheGuide() {
        RecordingSink sink = RecordingSink.ofLines("""
                # what moved
                allow: https://*.example.com
                refused: /          # home

                /old-home                /                                  308
                /blog/{year}/{slug}      /articles/{slug}?year={year}        301
                /health                  -
                /api/v1/{*path}          /api/v2/{path}                      307  share=20% by=cookie.uid
                POST /orders             https://eu.example.com/orders       307  country=DE,FR
                /shop/{*path}            -                                   503  switch=maintenance retry-after=300
                GET,POST /out            {param:url}                         found
                ## test: GET /old-home -> 308 /
                """);

        assertThat(sink.report()).isEmpty();
        assertThat(sink.settingLines()).isEqualTo("""
                allow: https://*.example.com
                refused: /
                """);
        assertThat(sink.lines()).isEqualTo("""
                /old-home / 308
                /blog/{year}/{slug} /articles/{slug}?year={year} 301
                /health -
                /api/v1/{*path} /api/v2/{path} 307 share=20% by=cookie.uid
                POST /orders https://eu.example.com/orders 307 country=DE,FR
                /shop/{*path} - 503 switch=maintenance retry-after=300
                GET,POST /out {param:url} found
                """);
    }

    static Stream<Arguments> columns() {
        return Stream.of(
                arguments("/a /b", "/a|/b|null|null|{}"),
                arguments("\t /a\t \t/b \t", "/a|/b|null|null|{}"),
                arguments("/a#b /c#d # comment", "/a#b|/c#d|null|null|{}"),
                arguments("/a /b #comment", "/a|/b|null|null|{}"),
                arguments("/a /b k=v#w", "/a|/b|null|null|{k=v#w}"),
                arguments("/a /b k=#w", "/a|/b|null|null|{k=#w}"),
                arguments("PURGE /a /b", "/a|/b|null|PURGE|{}"),
                arguments("GET,HEAD,POST /a /b see-other", "/a|/b|see-other|GET,HEAD,POST|{}"),
                arguments("/a GET", "/a|GET|null|null|{}"),
                arguments("/a /b 999", "/a|/b|999|null|{}"),
                arguments("/a /b cookie.beta", "/a|/b|null|null|{cookie.beta=}"),
                arguments("/a /b cookie.beta=", "/a|/b|null|null|{cookie.beta=}"),
                arguments("/a /b cookie.beta=\"\"", "/a|/b|null|null|{cookie.beta=}"),
                arguments("/a /b not.query.a.b=c=d", "/a|/b|null|null|{not.query.a.b=c=d}"),
                arguments("/a /b cache=\"public, max-age=300\"", "/a|/b|null|null|{cache=public, max-age=300}"),
                arguments("/a /b header.X=\"a \"\"b\"\" # c\"", "/a|/b|null|null|{header.X=a \"b\" # c}"),
                arguments("/a /b header.X=a\"b", "/a|/b|null|null|{header.X=a\"b}"),
                arguments("/a /b header.X=a=\"b", "/a|/b|null|null|{header.X=a=\"b}"),
                arguments("/a /b \"header.X=a b\"", "/a|/b|null|null|{header.X=a b}"),
                arguments("\"~^/a b(?<x>.*) #$\" \"/b\"", "~^/a b(?<x>.*) #$|/b|null|null|{}"),
                arguments("\"GET\" /a", "GET|/a|null|null|{}"),
                arguments("/a \"308\" 307", "/a|308|307|null|{}"),
                arguments("\"#a\" \"\"", "#a||null|null|{}"),
                arguments("\"\"\"a\"\"\" /b", "\"a\"|/b|null|null|{}"),
                arguments("/caf\u00e9/\ud83d\ude00 /\u4f60", "/caf\u00e9/\ud83d\ude00|/\u4f60|null|null|{}"));
    }

    @ParameterizedTest
    @MethodSource
    void columns(String line, String fields) {
        RecordingSink sink = RecordingSink.ofLines(line);

        assertThat(sink.report()).isEmpty();
        assertThat(sink.rules)
                .singleElement()
                .satisfies(rule -> assertThat(rule.from() + "|" + rule.to() + "|" + rule.status() + "|" + rule.methods()
                                + "|" + rule.options())
                        .isEqualTo(fields));
    }

    @Test
    void tellsAKeyThatStandsAloneFromAnEmptyValue() {
        assertThat(RecordingSink.ofLines("/a /b cookie.x").lines()).isEqualTo("/a /b cookie.x\n");
        assertThat(RecordingSink.ofLines("/a /b cookie.x=").lines()).isEqualTo("/a /b cookie.x=\"\"\n");
    }

    @Test
    void aRuleKnowsItsPlace() {
        RedirectRule rule = RecordingSink.ofLines("\n  POST /a /b").rules.get(0);

        assertThat(rule.place()).hasToString("test.rules:2:3");
        assertThat(rule.place().excerpt()).isEqualTo("  POST /a /b");
    }

    @Test
    void optionsKeepTheirOrder() {
        RedirectRule rule =
                RecordingSink.ofLines("/a /b zeta=1 alpha=2 mid").rules.get(0);

        assertThat(rule.options()).containsExactly(entry("zeta", "1"), entry("alpha", "2"), entry("mid", ""));
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                arguments("/old", """
                        test.rules:1:5: the rule has no target; write "/old /new", or "/old -" to let the request pass
                            /old
                                ^
                        """),
                arguments("POST /old # /new", """
                        test.rules:1:10: the rule has no target; write "/old /new", or "/old -" to let the request pass
                            POST /old # /new
                                     ^
                        """),
                arguments("GET", """
                        test.rules:1:4: the rule has no source and no target (expected [METHODS] FROM TO [STATUS] [key=value ...])
                            GET
                               ^
                        """),
                arguments("/old\u00a0/new", """
                        test.rules:1:5: the rule has no target; write "/old\u00a0/new /new", or "/old\u00a0/new -" to let the request pass; \
                        here stands a no-break space (U+00A0), which does not set columns apart
                            /old\u00a0/new
                                ^
                        """),
                arguments("get /old /new", """
                        test.rules:1:1: "get" is neither a source nor a list of methods (expected methods like GET,POST, \
                        in upper case and without spaces, or a source like /old)
                            get /old /new
                            ^^^
                        """),
                arguments("GET, POST /old /new", """
                        test.rules:1:1: "GET," is neither a source nor a list of methods (expected methods like GET,POST, \
                        in upper case and without spaces, or a source like /old)
                            GET, POST /old /new
                            ^^^^
                        """),
                arguments("/old 308 /new", """
                        test.rules:1:6: the status stands before the target; write "/old /new 308"
                            /old 308 /new
                                 ^^^
                        """),
                arguments("/old 308", """
                        test.rules:1:6: the status stands where the target belongs; write "/old /new 308"
                            /old 308
                                 ^^^
                        """),
                arguments("/old permanent query=drop", """
                        test.rules:1:6: the status stands where the target belongs; write "/old /new permanent"
                            /old permanent query=drop
                                 ^^^^^^^^^
                        """),
                arguments("/gone 410", """
                        test.rules:1:7: the status stands where the target belongs; write "/gone - 410"
                            /gone 410
                                  ^^^
                        """),
                arguments("/old /new 308 301", """
                        test.rules:1:15: unexpected "301"; the rule has its status already, 308
                            /old /new 308 301
                                          ^^^
                        """),
                arguments("/old /new query=drop 301", """
                        test.rules:1:22: unexpected "301"; the status stands right behind the target
                            /old /new query=drop 301
                                                 ^^^
                        """),
                arguments("/old -> /new", """
                        test.rules:1:9: unexpected "/new" (a rule line is [METHODS] FROM TO [STATUS] [key=value ...])
                            /old -> /new
                                    ^^^^
                        """),
                arguments("/old /new =x", """
                        test.rules:1:11: unexpected "=x" (a rule line is [METHODS] FROM TO [STATUS] [key=value ...])
                            /old /new =x
                                      ^^
                        """),
                arguments("/old \"/new", """
                        test.rules:1:6: the quote is not closed; inside quotes, a quote is ""
                            /old "/new
                                 ^^^^^
                        """),
                arguments("/old /new k=\"v\"\" w", """
                        test.rules:1:13: the quote is not closed; inside quotes, a quote is ""
                            /old /new k="v"" w
                                        ^^^^^^
                        """),
                arguments("/old /new a\"b=\"c", """
                        test.rules:1:15: the quote is not closed; inside quotes, a quote is ""
                            /old /new a"b="c
                                          ^^
                        """),
                arguments("\"/old\"/x /new", """
                        test.rules:1:7: white space is missing after the closing quote; inside quotes, a quote is ""
                            "/old"/x /new
                                  ^
                        """),
                arguments("/old /new\nallow: https://a.example", """
                        test.rules:2:1: setting "allow" stands after a rule; settings come before the first rule
                            allow: https://a.example
                            ^^^^^
                        """),
                arguments("allow:https://a.example", """
                        test.rules:1:1: a space is missing after the colon; write "allow: https://a.example"
                            allow:https://a.example
                            ^^^^^^^^^^^^^^^^^^^^^^^
                        """),
                arguments("\t/old\t308", """
                        test.rules:1:7: the status stands where the target belongs; write "/old /new 308"
                            \t/old\t308
                            \t    \t^^^
                        """),
                arguments("/a\n/b /c\n/d 308 /e", """
                        test.rules:1:3: the rule has no target; write "/a /new", or "/a -" to let the request pass
                            /a
                              ^
                        test.rules:3:4: the status stands before the target; write "/d /e 308"
                            /d 308 /e
                               ^^^
                        """));
    }

    @ParameterizedTest
    @MethodSource
    void problems(String text, String report) {
        assertThat(RecordingSink.ofLines(text).report()).isEqualTo(report);
    }

    @Test
    void whatIsRightOfAWrongRuleIsHandedOnSoThatItIsCheckedToo() {
        RecordingSink sink = RecordingSink.ofLines("/a /b 301 302 contry=DE /stray");

        assertThat(sink.problems).hasSize(2);
        assertThat(sink.lines()).isEqualTo("/a /b 301 contry=DE\n");
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                arguments("allow: https://a.example,  https://b.example", "https://a.example,  https://b.example"),
                arguments("allow:\thttps://a.example#x #y", "https://a.example#x"),
                arguments("health.db: \"http://x #y\" every=5s", "\"http://x #y\" every=5s"),
                arguments("origin: \"https://a.example\"  # own", "https://a.example"),
                arguments("origin:", ""),
                arguments("origin: # later", ""),
                arguments("switch.maintenance: ${MAINTENANCE:off}", "${MAINTENANCE:off}"));
    }

    @ParameterizedTest
    @MethodSource
    void settings(String line, String value) {
        RecordingSink sink = RecordingSink.ofLines(line);

        assertThat(sink.report()).isEmpty();
        assertThat(sink.settings)
                .singleElement()
                .satisfies(setting -> assertThat(setting.value().text()).isEqualTo(value));
    }

    @Test
    void aSettingKnowsItsPlaces() {
        Setting setting = RecordingSink.ofLines("\n  origin:  \"https://a.example\"")
                .settings
                .get(0);

        assertThat(setting.name().place()).hasToString("test.rules:2:3");
        assertThat(setting.value().place()).hasToString("test.rules:2:13");
        assertThat(setting.value().at(8)).hasToString("test.rules:2:21");
    }

    @Test
    void anAbsoluteSourceIsNoSetting() {
        assertThat(RecordingSink.ofLines("https://a.example/x /y\nhttp://{host}/{*path} https://{host}/{path}")
                        .lines())
                .isEqualTo("https://a.example/x /y\nhttp://{host}/{*path} https://{host}/{path}\n");
    }
}
