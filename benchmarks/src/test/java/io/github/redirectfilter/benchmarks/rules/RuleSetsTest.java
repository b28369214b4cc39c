package io.github.redirectfilter.benchmarks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.benchmarks.rules.Part.Text;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetsTest {
    @ParameterizedTest
    @ValueSource(ints = {1_000, 20_000})
    void mixesKindsInTheSameProportions(int size) {
        assertThat(kinds(RuleSets.mixed(size)))
                .isEqualTo(Map.of(
                        Kind.LITERAL, size * 80L / 100, Kind.TEMPLATE, size * 15L / 100, Kind.REGEX, size * 5L / 100));
        assertThat(RuleSets.mixed(size).stream().filter(RuleSetsTest::lacksPrefix))
                .hasSize(size / 100);
    }

    @Test
    void hasEachKindInTenRules() {
        RuleSet ten = RuleSets.mixed(10);
        assertThat(kinds(ten)).isEqualTo(Map.of(Kind.LITERAL, 8L, Kind.TEMPLATE, 1L, Kind.REGEX, 1L));
        assertThat(ten.stream().filter(RuleSetsTest::lacksPrefix)).hasSize(1);
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(lines(RuleSets.mixed(500))).isEqualTo(lines(RuleSets.mixed(500)));
        assertThat(lines(RuleSets.mixed(10)))
                .startsWith(
                        "/media/pdf/speaker-classic-digital-monitor-1234567-nl.pdf  https://shop.example.com/network/1234567",
                        "/media/pdf/mixer-manual-3889002-it.pdf  /karriere?id=3889002");
    }

    @Test
    void writesNoSourceTwice() {
        assertThat(RuleSets.mixed(100_000).stream().map(RuleText::source)).doesNotHaveDuplicates();
        assertThat(RuleSets.regexes(5_000).stream().map(RuleText::source)).doesNotHaveDuplicates();
    }

    @Test
    void measuresMemoryWith53Characters() {
        assertThat(RuleSets.literalsOf53(2_000).stream())
                .allSatisfy(rule -> assertThat(RuleText.source(rule) + RuleText.target(rule))
                        .hasSize(53));
        assertThat(RuleSets.literalsOf53(100_000).stream().map(RuleText::source))
                .doesNotHaveDuplicates();
    }

    @Test
    void makesExpressionsWithoutPrefixAlone() {
        assertThat(RuleSets.regexes(300).stream()).allMatch(RuleSetsTest::lacksPrefix);
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheAnswerThatAScanFinds(Aim aim) {
        RuleSet rules = RuleSets.mixed(2_000);
        List<Scanned> scanned = rules.stream().map(Scanned::new).toList();
        assertThat(Requests.of(rules, aim, 500))
                .allSatisfy(request -> assertThat(scanned.stream()
                                .flatMap(rule -> rule.locations(request.path()))
                                .toList())
                        .isEqualTo(request.location() == null ? List.of() : List.of(request.location())));
    }

    @Test
    void sendsHitsInTheProportionsOfTheRules() {
        List<Request> any = Requests.of(RuleSets.mixed(10_000), Aim.ANY, 4_096);
        assertThat(any).extracting(Request::location).doesNotContainNull();
        assertThat(any.stream()
                        .filter(request -> request.path().contains("/blog-"))
                        .count())
                .isBetween(4_096L * 2 / 100, 4_096L * 4 / 100);
    }

    private static Map<Kind, Long> kinds(RuleSet rules) {
        return rules.stream().collect(Collectors.groupingBy(Rule::kind, Collectors.counting()));
    }

    private static List<String> lines(RuleSet rules) {
        return rules.stream().map(RuleText::line).toList();
    }

    private static boolean lacksPrefix(Rule rule) {
        return rule.kind() == Kind.REGEX
                && rule.source().get(0) instanceof Text text
                && text.text().equals("/");
    }

    /** A rule tried by itself. */
    private record Scanned(Rule rule, Pattern pattern) {
        Scanned(Rule rule) {
            this(rule, Pattern.compile(RuleText.regex(rule)));
        }

        Stream<String> locations(String path) {
            Matcher matcher = pattern.matcher(path);
            return matcher.matches() ? Stream.of(matcher.replaceFirst(RuleText.numbered(rule, "$", ""))) : Stream.of();
        }
    }
}
