package io.github.redirectfilter.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.config.LiveConfiguration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    private static Configuration rules(String... lines) {
        return new ConfigurationLoader(path -> null, ConsoleTest.class.getClassLoader())
                .parameters(
                        "init-param",
                        Map.of("rules", String.join("\n", lines), "console", "/console", "console-ip", "127.0.0.1"))
                .load();
    }

    private static String page(Configuration configuration, String query) {
        return new Console(configuration, LiveConfiguration.of(configuration), "").page("/console", query, "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Elements and attributes as a browser makes them; whatever was hostile is a text. */
    private static void assertHarmless(String page) {
        String style = "<style>" + Assets.STYLE.content() + "</style>";
        String script = "<script>" + Assets.SCRIPT.content() + "</script>";
        assertThat(page).contains(style).contains(script);
        String rest = page.replace(style, "").replace(script, "");
        assertThat(rest).doesNotContainIgnoringCase("<script").doesNotContainIgnoringCase("<img");
        assertThat(Pattern.compile("<[^>]*\\s(?:on[a-z]+|style)\\s*=")
                        .matcher(rest.replaceAll("\"[^\"]*\"", "\"\""))
                        .results())
                .isEmpty();
    }

    @Test
    void textsOfRulesAreTexts() {
        String quoted = HOSTILE.replace("\"", "\"\"");
        String page = page(
                rules(
                        "/a /b 308 id=\"" + quoted + "\" \"header.X=" + quoted + "\"",
                        "\"/<script>alert(1)</script>\" \"/<img/src=x>\"",
                        "/c /<script>alert(1)</script>?a=<b>",
                        "/x/{id} /y 301"),
                null);

        assertHarmless(page);
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("<td data-label=\"Rule\">&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x "
                        + "onerror=alert(1)&gt;</td>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter", "url", "method", "headers", "ip", "from"})
    void textsOfTheQueryAreTexts(String parameter) {
        String query = parameter + "=" + encoded(HOSTILE) + "&url=" + encoded("/a?" + HOSTILE);
        String page = page(rules("/a /b 308", "/x {param:u}"), query);

        assertHarmless(page);
    }

    @Test
    void refusedTargetsInExplanationsAreTexts() {
        String page = page(rules("/out {param:u} 302"), "url=" + encoded("/out?u=https://evil.example/" + HOSTILE));

        assertHarmless(page);
        assertThat(page).contains("evil.example");
    }

    @Test
    void refusedTargetsAreListedTheLatestFirst() {
        Configuration rules = rules("/out {param:u} 302 id=exit");
        for (String target : new String[] {"https://one.example/", "//two.example/" + HOSTILE}) {
            rules.redirects()
                    .decide(RedirectRequest.builder("GET", "https://app.example/out?u=" + encoded(target))
                            .build());
        }

        String page = page(rules, null);

        assertHarmless(page);
        assertThat(page)
                .containsSubsequence(
                        "Targets refused last",
                        "two.example",
                        "<td data-label=\"Sent by\">rule exit</td>",
                        "one.example");
        assertThat(page(rules("/a /b"), null)).doesNotContain("Targets refused last");
    }

    @Test
    void explainsARequest() {
        String page = page(
                rules("/a /b 307 header.X-Beta=1", "/a /c 307 ip=10.0.0.0/8 cookie.k=v"),
                "method=POST&url=%2Fa&headers=X-Beta%3A+0%0D%0ACookie%3A+k%3Dv%0D%0A&ip=10.1.2.3");

        assertThat(page).contains("=&gt; 307 /c").contains(">\nX-Beta: 0\nCookie: k=v</textarea>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"url=nonsense", "url=https%3A%2F%2Fa%2F&headers=none"})
    void saysWhatIsWrongWithARequest(String query) {
        assertThat(page(rules("/a /b"), query))
                .contains("<p class=\"bad\" role=\"alert\">")
                .contains("(expected ");
    }

    @Test
    void aConditionThatFailsLeavesThePage() {
        Redirects redirects = Redirects.builder()
                .conditionFactory(new FailingCondition())
                .rule(io.github.redirectfilter.RedirectRule.from("/a")
                        .to("/b")
                        .option("failing", "1")
                        .build())
                .build();
        try (io.github.redirectfilter.servlet.LogCapture log = new io.github.redirectfilter.servlet.LogCapture()) {
            assertThat(page(Configuration.of(redirects), "url=/a"))
                    .contains("This request could not be explained; the log says why.");
            assertThat(log.messages()).containsExactly("A request could not be explained");
        }
    }

    @Test
    void showsStateControlsFindingsAndRefusals() {
        Configuration configuration = rules(
                "/out {param:u} 302",
                "/loop-a /loop-b",
                "/loop-b /loop-a",
                "/closed - 503 switch=maintenance retry-after=60");
        configuration
                .redirects()
                .decide(RedirectRequest.builder("GET", "https://a.example/out?u=https://evil.example/")
                        .build());

        String page = page(configuration, "");

        assertThat(page)
                .contains("<dt>Rules</dt><dd>4</dd>")
                .contains("<code>switch.maintenance</code>")
                .contains("<strong>error loop</strong> a loop: /loop-a -&gt; /loop-b -&gt; /loop-a")
                .contains("<dt>off-site</dt><dd>1</dd>")
                .contains("class=\"edge loop\"");
    }

    @Test
    void ofManyRulesFewAreLookedAtAndShown() {
        Redirects.Builder builder = Redirects.builder();
        Place place = new Place("moved.csv", 1, 1, null);
        for (int i = 0; i < 200_000; i++) {
            builder.literal(place, true, "/old/" + i, "/new/" + i, RedirectStatus.MOVED_PERMANENTLY);
        }
        Configuration configuration = Configuration.of(builder.build());

        String first = page(configuration, null);
        String filtered = page(configuration, "filter=NEW/100000&from=0");
        String found = page(configuration, "filter=NEW/100000&from=100000");
        String beyond = page(configuration, "from=999999999");

        assertThat(first.length()).isLessThan(150_000);
        assertThat(first)
                .contains("Rules 1 to 100 of 200000 were looked at.")
                .contains("href=\"/console?filter=&amp;from=100#rules\"")
                .contains("More than 5000 rules are not looked at for mistakes here")
                .contains("The first 5000 rules of 200000 were followed.");
        assertThat(filtered)
                .contains("None of these rules.")
                .contains("Rules 1 to 20000 of 200000 were looked at.")
                .contains("href=\"/console?filter=NEW%2F100000&amp;from=20000#rules\"");
        assertThat(found).contains("<code>/old/100000</code>").contains("<code>/new/100000</code>");
        assertThat(beyond).contains("None of these rules.");
    }

    @Test
    void withoutRulesThereIsAPageToo() {
        assertThat(page(rules("# none"), null)).contains("There are no rules.").contains("No rule redirects.");
    }
}
