package io.github.redirectfilter.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Redirects.Controls.Entry;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.Rules;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
    private static RequestBuilder request() {
        return RedirectRequest.builder("GET", "https://app.example/a");
    }

    private static RedirectRequest caller(String key) {
        return request().cookie("uid", key).build();
    }

    private static boolean redirects(Redirects rules, RedirectRequest request) {
        return rules.decide(request) instanceof Decision.Redirect;
    }

    /** In the experiment x, alice is in bucket 4877, bob in 4077, carol in 3963. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            share=100%                         | true  | true  | true
            share=0%                           | false | false | false
            share=39.63%                       | false | false | false
            share=39.64%                       | false | false | true
            share=0-39.64%                     | false | false | true
            share=39.63-39.64%                 | false | false | true
            share=39.64-100%                   | true  | true  | false
            share=40-45.5%                     | false | true  | false
            share=50-50%                       | false | false | false
            not.share=40%                      | true  | true  | false
            share=0% include=bob,carol         | false | true  | true
            share=0% include="carol, bob"      | false | true  | true
            share=100% exclude=bob             | true  | false | true
            share=0% include=alice exclude=bob | true  | false | false
            not.share=0% include=bob           | true  | false | true
            not.share=100% exclude=bob         | false | true  | false
            """)
    void aCallerIsInTheShareOrNot(String conditions, boolean alice, boolean bob, boolean carol) {
        Redirects rules = Rules.of("/a /b by=cookie.uid experiment=x " + conditions);

        assertThat(redirects(rules, caller("alice"))).as("alice").isEqualTo(alice);
        assertThat(redirects(rules, caller("bob"))).as("bob").isEqualTo(bob);
        assertThat(redirects(rules, caller("carol"))).as("carol").isEqualTo(carol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookie.uid", "header.X-Key", "user"})
    void withoutAKeyACallerIsOutside(String by) {
        assertThat(redirects(Rules.of("/a /b share=100% by=" + by), request().build()))
                .isFalse();
        assertThat(redirects(
                        Rules.of("/a /b not.share=100% by=" + by), request().build()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            cookie.uid   | Cookie | none
            header.X-Key | X-Key  | none
            user         | none   | private
            ip           | none   | private
            """)
    void whatTheKeyDependsOnIsSaidToCaches(String by, String vary, String cacheControl) {
        RedirectRequest request = request()
                .cookie("uid", "1")
                .header("X-Key", "1")
                .user("ann")
                .remoteAddress("192.0.2.7")
                .build();
        Decision pass = Rules.of("/a /b share=0% by=" + by).decide(request);
        Decision redirect = Rules.of("/a /b cache=\"public, max-age=60\" share=100% by=" + by)
                .decide(request);
        Decision later = Rules.of("/a /b share=0% by=" + by, "/a /c 302 cache=\"public, max-age=60\"")
                .decide(request);

        assertThat(pass.headers().vary()).isEqualTo(vary);
        assertThat(pass.headers().cacheControl()).isEqualTo(cacheControl);
        for (Decision answer : List.of(redirect, later)) {
            assertThat(answer).isInstanceOf(Decision.Redirect.class);
            assertThat(answer.headers().vary()).isEqualTo(vary);
            assertThat(answer.headers().cacheControl()).isEqualTo("no-store");
        }
        assertThat(pass.headers().others()).isEmpty();
    }

    @Test
    void theExperimentIsTheSourceUnlessItIsNamed() {
        Redirects named = Rules.of("/a /b share=50% by=cookie.uid experiment=/a");
        Redirects unnamed = Rules.of("/a /b share=50% by=cookie.uid");
        Redirects other = Rules.of("/a /b share=50% by=cookie.uid experiment=other");
        int different = 0;
        for (int i = 0; i < 1_000; i++) {
            RedirectRequest request = caller("caller" + i);
            assertThat(redirects(unnamed, request)).isEqualTo(redirects(named, request));
            different += redirects(unnamed, request) == redirects(other, request) ? 0 : 1;
        }
        assertThat(different).isBetween(400, 600);
    }

    @Test
    void variantsOfOneExperimentExcludeEachOtherAndLeaveNobodyOut() {
        Redirects a = Rules.of("/a /b share=20% by=cookie.uid experiment=x");
        Redirects b = Rules.of("/a /b share=20-60% by=cookie.uid experiment=x");
        Redirects rest = Rules.of("/a /b share=60-100% by=cookie.uid experiment=x");
        for (int i = 0; i < 10_000; i++) {
            RedirectRequest request = caller("caller" + i);
            int variants = (redirects(a, request) ? 1 : 0)
                    + (redirects(b, request) ? 1 : 0)
                    + (redirects(rest, request) ? 1 : 0);
            assertThat(variants).as("variants for caller%s", i).isEqualTo(1);
        }
    }

    @Test
    void aShareThatGrowsOnlyMovesCallersIn() {
        Random random = new Random(20261201);
        Redirects rules = Rules.of("/a /b share=0% id=x by=cookie.uid");
        for (int i = 0; i < 20; i++) {
            String[] callers = random.ints(500).mapToObj(Integer::toString).toArray(String[]::new);
            boolean[] before = new boolean[callers.length];
            for (int share = 0; share < 10_000; share += 1 + random.nextInt(2_500)) {
                rules.controls().set("share.x", share / 100 + "." + share % 100 / 10 + share % 10 + "%");
                for (int j = 0; j < callers.length; j++) {
                    boolean inside = redirects(rules, caller(callers[j]));
                    assertThat(inside || !before[j])
                            .as("%s stays in a share of %s", callers[j], share)
                            .isTrue();
                    before[j] = inside;
                }
            }
        }
    }

    @Test
    void aShareIsChangedWhileRunning() {
        Redirects rules = Rules.of("/a /b share=0% id=new-api by=cookie.uid", "/c /d share=20-60% by=ip");
        assertThat(rules.controls().list())
                .containsExactly(
                        new Entry("share.new-api", "0%", "0%"), new Entry("share.test.rules:2", "20-60%", "20-60%"));
        assertThat(redirects(rules, caller("alice"))).isFalse();

        rules.controls().set("share.new-api", "100%");
        assertThat(redirects(rules, caller("alice"))).isTrue();

        rules.controls().reset("share.new-api");
        assertThat(redirects(rules, caller("alice"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            35       | "35" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            ''       | "" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            %        | "%" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            -20%     | "-20%" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            101%     | "101%" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            100.01%  | "100.01%" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            0.125%   | "0.125%" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            20%-60%  | "20%-60%" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            1e1%     | "1e1%" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            ٣%       | "٣%" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            60-20.5% | "60-20.5%" ends before it begins (expected 20.5-60%)
            """)
    void aWrongShareIsAnErrorAndChangesNothing(String value, String message) {
        Redirects rules = Rules.of("/a /b share=20% id=x by=ip");

        assertThatThrownBy(() -> rules.controls().set("share.x", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share.x: " + message);
        assertThat(rules.controls().get("share.x").value()).isEqualTo("20%");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            share                                       | the share is missing (expected for example share=20% or share=20-60%)
            share.x=20%                                 | the share is missing (expected for example share=20% or share=20-60%)
            share=lots                                  | "lots" is no share of all callers (expected for example 20% or 20-60%, from 0% to 100%, with at most two decimals)
            share=20% by=session                        | by="session" does not tell callers apart (expected by=cookie.NAME, by=header.NAME, by=user or by=ip)
            share=20% include=a,b exclude=b             | include and exclude both name "b" (expected one of them to)
            by=ip                                       | "by" has no condition here that reads it (expected one of rate, share in the same rule)
            """)
    void mistakesInARuleAreReported(String conditions, String message) {
        assertThatThrownBy(() -> Rules.of("/a /b " + conditions))
                .isInstanceOfSatisfying(
                        RedirectConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(RedirectConfigurationException.Problem::message)
                                .containsExactly(message));
    }

    @Test
    void aRuleHasOneShareSinceItIsChangedByTheNameOfTheRule() {
        assertThatThrownBy(() -> Rules.of("/a /b share=60% not.share=20%"))
                .isInstanceOfSatisfying(
                        RedirectConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(RedirectConfigurationException.Problem::message)
                                .containsOnly(
                                        "a rule has one share, by whose name it is changed (expected share or not.share)"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void noPermanentStatusDependsOnAShare(int status) {
        assertThatThrownBy(() -> Rules.of("/a /b " + status + " share=20%"))
                .isInstanceOf(RedirectConfigurationException.class)
                .hasMessageContaining(
                        "status " + status + " is kept by browsers for good, but a condition of this rule can"
                                + " change (expected " + (status == 301 ? 302 : 307) + ")");
    }
}
