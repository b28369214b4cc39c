package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlRulesTest {
    @Test
    void testsStandBelowAKeyOrInComments() {
        RecordingSink yaml = RecordingSink.ofYaml("""
                tests:
                  - GET /a -> 307
                  - "GET /b [X: y] -> pass"
                  - [GET, /c]
                rules: [/a /b] ## test: GET /d -> pass
                ## test:  GET /e -> pass
                """);

        assertThat(yaml.tests)
                .extracting(test -> test.place() + " " + test.text())
                .containsExactlyInAnyOrder(
                        "test.yaml:6:11 GET /e -> pass",
                        "test.yaml:2:5 GET /a -> 307",
                        "test.yaml:3:6 GET /b [X: y] -> pass");
        assertThat(yaml.report()).isEqualTo("""
                test.yaml:4:5: a test is a text, such as GET /old?id=7 -> 301 /new/7; with [ or ": " in quotes
                      - [GET, /c]
                        ^^^^^^^^^
                """);
    }

    @Test
    void makesTheSameRulesAsLines() {
        RecordingSink yaml = RecordingSink.ofYaml("""
                allow: https://*.example.com
                refused: /
                rules:
                  - from: /old-home
                    to: /
                    status: 308
                  - {from: "/blog/{year}/{slug}", to: "/articles/{slug}?year={year}", status: moved}
                  - from: /health
                    to: "-"
                  - from: /api/v1/{*path}
                    to: /api/v2/{path}
                    status: 307
                    share: 20%
                    by: cookie.uid
                  - from: /orders
                    to: https://eu.example.com/orders
                    method: POST
                    country: [DE, FR]
                  - methods: [GET, POST]
                    from: /out
                    to: "{param:url}"
                    status: 302
                    cache: public, max-age=300
                    when:
                      header:
                        X-Beta: "1"
                      not.cookie.beta: ""
                      language: [de, fr]
                  - from: /tagged
                    to: /new
                    when: [cookie.beta, header.X-Beta: 1]
                  - /shop/{*path} - 503 switch=maintenance retry-after=300
                  - '/x "/y" cache="public, max-age=300"'
                """);
        RecordingSink lines = RecordingSink.ofLines("""
                allow: https://*.example.com
                refused: /
                /old-home / 308
                /blog/{year}/{slug} /articles/{slug}?year={year} moved
                /health -
                /api/v1/{*path} /api/v2/{path} 307 share=20% by=cookie.uid
                POST /orders https://eu.example.com/orders country=DE,FR
                GET,POST /out {param:url} 302 cache="public, max-age=300" header.X-Beta=1 not.cookie.beta= language=de,fr
                /tagged /new cookie.beta header.X-Beta=1
                /shop/{*path} - 503 switch=maintenance retry-after=300
                /x /y cache="public, max-age=300"
                """);

        assertThat(yaml.report()).isEmpty();
        assertThat(yaml.lines()).isEqualTo(lines.lines());
        assertThat(yaml.settingLines()).isEqualTo(lines.settingLines());
    }

    @Test
    void takesTextsVerbatimWhateverASchemaMakesOfThem() {
        RecordingSink sink = RecordingSink.ofYaml("""
                context-relative: off
                rules:
                - from: /a
                  to: /b
                  status: 0o463
                  country: NO
                  header.X-On: on
                  header.X-Octal: 0123
                  header.X-Float: 1.10
                  header.X-Date: 2024-01-01
                  header.X-Time: 12:30:00
                """);

        assertThat(sink.report()).isEmpty();
        assertThat(sink.settingLines()).isEqualTo("context-relative: off\n");
        assertThat(sink.lines())
                .isEqualTo("/a /b 0o463 country=NO header.X-On=on header.X-Octal=0123 header.X-Float=1.10"
                        + " header.X-Date=2024-01-01 header.X-Time=12:30:00\n");
    }

    @Test
    void knowsThePlacesOfTexts() {
        RecordingSink sink = RecordingSink.ofYaml("""
                switch:
                  maintenance: "${M:off}"   # for now
                allow:
                  - https://a.example
                  - 'https://b.example'
                rules:
                  - # the first
                    from: /a
                    to: /b
                """);

        assertThat(sink.report()).isEmpty();
        assertThat(sink.settings)
                .extracting(s -> s.name().text() + "@" + s.name().place() + "="
                        + s.value().text() + "@" + s.value().at(1))
                .containsExactly(
                        "switch.maintenance@test.yaml:2:3=${M:off}@test.yaml:2:18",
                        "allow@test.yaml:3:1=https://a.example@test.yaml:4:6",
                        "allow@test.yaml:3:1=https://b.example@test.yaml:5:7");
        assertThat(sink.rules.get(0).place()).hasToString("test.yaml:8:5");
    }

    @Test
    void countsColumnsInCharactersBehindAnEmoji() {
        assertThat(RecordingSink.ofYaml("rules: [{from: \"/\ud83d\ude00\", to: [/x]}]")
                        .report())
                .isEqualTo("""
                test.yaml:1:27: "to" needs one text, not a list
                    rules: [{from: "/\ud83d\ude00", to: [/x]}]
                                             ^^^^
                """);
    }

    @Test
    void anchorsStandForWhatTheyName() {
        RecordingSink sink = RecordingSink.ofYaml("""
                rules:
                  - from: /a
                    to: &home /home
                    when: &beta {cookie.beta: "1", header: {X: y}}
                  - {from: /b, to: *home , when: *beta }
                """);

        assertThat(sink.report()).isEmpty();
        assertThat(sink.lines()).isEqualTo("""
                /a /home cookie.beta=1 header.X=y
                /b /home cookie.beta=1 header.X=y
                """);
    }

    static Stream<String> emptyFiles() {
        return Stream.of("", "# nothing\n", "---\n", "--- # nothing\n...\n", "rules: []\n", "\ufeffrules: []");
    }

    @ParameterizedTest
    @MethodSource
    void emptyFiles(String text) {
        RecordingSink sink = RecordingSink.ofYaml(text);

        assertThat(sink.report()).isEmpty();
        assertThat(sink.rules).isEmpty();
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                arguments("- from: /a", """
                        test.yaml:1:1: a YAML configuration begins with keys (expected "rules:" with a list below it)
                            - from: /a
                            ^^^^^^^^^^
                        """),
                arguments("/a /b", """
                        test.yaml:1:1: a YAML configuration begins with keys (expected "rules:" with a list below it)
                            /a /b
                            ^^^^^
                        """),
                arguments("rules:", """
                        test.yaml:1:1: "rules" needs a list; write each rule below it, behind "- "
                            rules:
                            ^^^^^
                        """),
                arguments("rules:\n  from: /a", """
                        test.yaml:1:1: "rules" needs a list; write each rule below it, behind "- "
                            rules:
                            ^^^^^
                        """),
                arguments("rules: [[/a, /b]]", """
                        test.yaml:1:9: a rule is an object with "from" and "to", or a text with a rule line, not a list
                            rules: [[/a, /b]]
                                    ^^^^^^^^
                        """),
                arguments("rules:\n- from: /a\n  to: {param:url}   # out\n", """
                        test.yaml:3:7: "to" needs a text, but here are keys; a text that begins with "{" needs quotes: \
                        to: "{param:url}"
                              to: {param:url}   # out
                                  ^^^^^^^^^^^
                        """),
                arguments("rules:\n- {from: /a, to: {param:url}, status: 302}\n", """
                        test.yaml:2:18: "to" needs a text, but here are keys; a text that begins with "{" needs quotes: \
                        to: "{param:url}"
                            - {from: /a, to: {param:url}, status: 302}
                                             ^^^^^^^^^^^
                        """),
                arguments("rules:\n- from: /a\n  to: {1}/x\n", """
                        test.yaml:3:10: this is not YAML: expected <block end>, but found '<scalar>'; a text that begins with \
                        one of { * & ! % @ | > or holds ": " or " #" needs quotes
                              to: {1}/x
                                     ^
                        """),
                arguments("rules:\n- from: /a\n  to: -\n", """
                        test.yaml:3:7: this is not YAML: sequence entries are not allowed here; a target that is no address \
                        is written to: "-"
                              to: -
                                  ^
                        """),
                arguments("rules:\n- from: *.example.com\n  to: /x\n", """
                        test.yaml:2:10: this is not YAML: unexpected character found .(46); a text that begins with \
                        one of { * & ! % @ | > or holds ": " or " #" needs quotes
                            - from: *.example.com
                                     ^
                        """),
                arguments("rules:\n- from: *home # x\n  to: /x\n", """
                        test.yaml:2:9: alias "*home" is not defined before; a text that begins with "*" needs quotes
                            - from: *home # x
                                    ^^^^^
                        """),
                arguments("rules:\n- from: /a\n  to: /b\n  when:\n    country:\n", """
                        test.yaml:5:5: "country" has no value; a condition that needs none stands in a list: \
                        when: [country]
                                country:
                                ^^^^^^^
                        """),
                arguments("rules:\n- from: /a\n  to: ~\n", """
                        test.yaml:3:3: "to" has no value; a condition that needs none stands in a list: \
                        when: [to]
                              to: ~
                              ^^
                        """),
                arguments("rules:\n- from: /a\n  to: /b\n  keep: []\n", """
                        test.yaml:4:3: "keep" has no value; a condition that needs none stands in a list: \
                        when: [keep]
                              keep: []
                              ^^^^
                        """),
                arguments("rules:\n- from: /a\n  to: /b\n  when:\n", """
                        test.yaml:4:3: "when" needs conditions (expected keys below it, or a list like [cookie.beta, country=DE])
                              when:
                              ^^^^
                        """),
                arguments("rules:\n- from: /a\n- to: /b\n", """
                        test.yaml:2:3: the rule has no "to"; write to: "/new", or to: "-" to let the request pass
                            - from: /a
                              ^^^^^^^^
                        test.yaml:3:3: the rule has no "from"; write from: "/old"
                            - to: /b
                              ^^^^^^
                        """),
                arguments("rules:\n- {}\n", """
                        test.yaml:2:3: the rule has no "from"; write from: "/old"
                            - {}
                              ^^
                        test.yaml:2:3: the rule has no "to"; write to: "/new", or to: "-" to let the request pass
                            - {}
                              ^^
                        """),
                arguments("rules:\n- ''\n- /a\n- '# no rule'", """
                        test.yaml:2:4: there is no rule in this text (expected [METHODS] FROM TO [STATUS] [key=value ...])
                            - ''
                               ^
                        test.yaml:3:5: the rule has no target; write "/a /new", or "/a -" to let the request pass
                            - /a
                                ^
                        test.yaml:4:4: there is no rule in this text (expected [METHODS] FROM TO [STATUS] [key=value ...])
                            - '# no rule'
                               ^^^^^^^^^
                        """),
                arguments("rules:\n- /a 308 /b\n- \"/a\\t308 /b\"\n", """
                        test.yaml:2:6: the status stands before the target; write "/a /b 308"
                            - /a 308 /b
                                 ^^^
                        test.yaml:3:4: the status stands before the target; write "/a /b 308"
                            - "/a\\t308 /b"
                               ^^^
                        """),
                arguments("rules:\n- from: /a\n  from: /b\n  to: /c\n", """
                        test.yaml:3:3: key "from" is given twice, here and at test.yaml:2:3
                              from: /b
                              ^^^^
                        """),
                arguments("rules:\n- from: /a\n  to: /b\n  method: GET\n  methods: [POST]\n", """
                        test.yaml:5:3: "method" and "methods" are the same; write one of them
                              methods: [POST]
                              ^^^^^^^
                        """),
                arguments("rules:\n- from: /a\n  to: /b\n  header.X: [~a, b]\n  header.Y: ['a,b', c]\n", """
                        test.yaml:4:14: a regular expression is a value of its own, not one of a list
                              header.X: [~a, b]
                                         ^^
                        test.yaml:5:15: a comma separates values; write "a,b" as several entries of the list
                              header.Y: ['a,b', c]
                                          ^^^
                        """),
                arguments("rules:\n- from: [/a, /b]\n  to: /c\n", """
                        test.yaml:2:9: "from" needs one text, not a list
                            - from: [/a, /b]
                                    ^^^^^^^^
                        """),
                arguments("rules:\n- from: /a\n  to:\n    x: y\n", """
                        test.yaml:4:5: "to" needs a text, but here are keys
                                x: y
                                ^^^^
                        """),
                arguments("rules:\n\t- from: /a\n", """
                        test.yaml:2:1: this is not YAML: found character '\\t(TAB)' that cannot start any token. \
                        (Do not use \\t(TAB) for indentation); indent with spaces
                            \t- from: /a
                            ^
                        """),
                arguments("rules: []\n---\nrules: []\n", """
                        test.yaml:2:1: a second document begins here; a file holds one
                            ---
                            ^^^
                        """),
                arguments("rules: []\nrules: []\n", """
                        test.yaml:2:1: key "rules" is given twice, here and at test.yaml:1:1
                            rules: []
                            ^^^^^
                        """),
                arguments("rules:\n- &r {from: /a, to: /b}\n- <<: *r\n", """
                        test.yaml:3:3: merging with "<<" is not known here; write the keys out
                            - <<: *r
                              ^^
                        """),
                arguments("rules:\n- from: !path /a\n  to: !!str /b\n  status: ! '301'\n", """
                        test.yaml:2:9: tag "!path" is not known here; all values are texts
                            - from: !path /a
                                    ^^
                        """),
                arguments("{[a]: b}", """
                        test.yaml:1:2: a key must be a text; a value that begins with "{" or "[" needs quotes
                            {[a]: b}
                             ^^^
                        """),
                arguments("refused: /\u0007\nrules: []", """
                        test.yaml:1:11: U+0007 can't stand in YAML
                            refused: /\\u0007
                                      ^^^^^^
                        """),
                arguments("%YAML 2.0\n---\nrules: []", """
                        test.yaml: this is YAML of another version (expected 1.2)
                        """),
                arguments("rules: [", """
                        test.yaml:1:9: this is not YAML: expected the node content, but found '<stream end>'; a text that begins with \
                        one of { * & ! % @ | > or holds ": " or " #" needs quotes
                            rules: [
                                    ^
                        """),
                arguments("rules: " + "[".repeat(30), """
                        test.yaml:1:28: more than 20 levels of nesting
                            rules: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
                                                       ^^^^^^^^^^
                        """));
    }

    @ParameterizedTest
    @MethodSource
    void problems(String text, String report) {
        assertThat(RecordingSink.ofYaml(text).report()).isEqualTo(report);
    }

    @Test
    void aBillionLaughsAreCutShort() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            yaml.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(" , ", Collections.nCopies(10, alias))));
        }

        assertThat(RecordingSink.ofYaml(yaml.toString()).report()).isEqualTo("""
                test.yaml:5:52: the aliases stand for more than 100000 values
                    a4: &a4 [*a3 , *a3 , *a3 , *a3 , *a3 , *a3 , *a3 , *a3 , *a3 , *a3]
                                                                       ^^^
                """);
    }

    @Test
    void anAliasInsideWhatItNamesIsNoLoop() {
        assertThat(RecordingSink.ofYaml("rules: &r [*r ]").report()).isEqualTo("""
                test.yaml:1:12: alias "*r" is not defined before; a text that begins with "*" needs quotes
                    rules: &r [*r ]
                               ^^
                """);
    }

    @Test
    void anotherEncodingIsNoYaml() {
        assertThat(RecordingSink.ofYaml("refused: /\u00e9\nrules: {".getBytes(StandardCharsets.ISO_8859_1))
                        .report())
                .isEqualTo("""
                        test.yaml:1:11: byte 11 of the line, 0xE9, is not UTF-8 (in ISO-8859-1 it is "\u00e9"); save the file as UTF-8
                            refused: /\ufffd
                                      ^
                        """);
    }

    @Test
    void aLongFileIsRead() {
        RecordingSink sink =
                RecordingSink.ofYaml("rules:\n" + "- {from: /a/some/where, to: /b, status: 308}\n".repeat(100_000));

        assertThat(sink.report()).isEmpty();
        assertThat(sink.rules).hasSize(100_000);
    }
}
