package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RequestBuilder;
import io.github.redirectfilter.annotation.Redirect;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same conditions by rule lines, YAML, annotations and Java do the same, and each can be negated. */
class EveryWayInTest {
    private static final String LINES = """
            /share         /yes  share=45% by=cookie.uid experiment=x include=carol
            /share         /no   not.share=45% by=cookie.uid experiment=x include=carol
            /country       /yes  country=NO,DE
            /country       /no   not.country=NO,DE
            /language      /yes  language=no,de
            /language      /no   not.language=no,de
            /user          /yes  user=alice,bob
            /user          /no   not.user=alice,bob
            /anybody       /yes  user
            /anybody       /no   not.user
            /role          /yes  role=admin
            /role          /no   not.role=admin
            /time          /yes  time=2026-12-01T00:00:00+01:00/2026-12-24T12:00:00Z
            /time          /no   not.time=2026-12-01T00:00:00+01:00/2026-12-24T12:00:00Z
            /since         /yes  time=2026-12-01T00:00:00Z/
            /since         /no   not.time=2026-12-01T00:00:00Z/
            """;

    private static final String YAML = """
            rules:
              - { from: /share, to: /yes, share: 45%, by: cookie.uid, experiment: x, include: carol }
              - { from: /share, to: /no, not.share: 45%, by: cookie.uid, experiment: x, include: [carol] }
              - from: /country
                to: /yes
                country: [NO, DE]
              - from: /country
                to: /no
                when:
                  not.country: [NO, DE]
              - from: /language
                to: /yes
                language: [no, de]
              - from: /language
                to: /no
                when: { not.language: [no, de] }
              - { from: /user, to: /yes, user: [alice, bob] }
              - { from: /user, to: /no, not.user: [alice, bob] }
              - { from: /anybody, to: /yes, when: [user] }
              - { from: /anybody, to: /no, when: [not.user] }
              - { from: /role, to: /yes, role: admin }
              - { from: /role, to: /no, when: [not.role=admin] }
              - from: /time
                to: /yes
                time: 2026-12-01T00:00:00+01:00/2026-12-24T12:00:00Z
              - from: /time
                to: /no
                not.time: 2026-12-01T00:00:00+01:00/2026-12-24T12:00:00Z
              - from: /since
                to: /yes
                time: 2026-12-01T00:00:00Z/
              - from: /since
                to: /no
                when:
                  not:
                    time: 2026-12-01T00:00:00Z/
            """;

    @Redirect(
            from = "/share",
            to = "/yes",
            options = {"share=45%", "by=cookie.uid", "experiment=x", "include=carol"})
    @Redirect(
            from = "/share",
            to = "/no",
            options = {"not.share=45%", "by=cookie.uid", "experiment=x", "include=carol"})
    @Redirect(from = "/country", to = "/yes", options = "country=NO,DE")
    @Redirect(from = "/country", to = "/no", options = "not.country=NO,DE")
    @Redirect(from = "/language", to = "/yes", options = "language=no,de")
    @Redirect(from = "/language", to = "/no", options = "not.language=no,de")
    @Redirect(from = "/user", to = "/yes", options = "user=alice,bob")
    @Redirect(from = "/user", to = "/no", options = "not.user=alice,bob")
    @Redirect(from = "/anybody", to = "/yes", options = "user")
    @Redirect(from = "/anybody", to = "/no", options = "not.user")
    @Redirect(from = "/role", to = "/yes", options = "role=admin")
    @Redirect(from = "/role", to = "/no", options = "not.role=admin")
    @Redirect(from = "/time", to = "/yes", options = "time=2026-12-01T00:00:00+01:00/2026-12-24T12:00:00Z")
    @Redirect(from = "/time", to = "/no", options = "not.time=2026-12-01T00:00:00+01:00/2026-12-24T12:00:00Z")
    @Redirect(from = "/since", to = "/yes", options = "time=2026-12-01T00:00:00Z/")
    @Redirect(from = "/since", to = "/no", options = "not.time=2026-12-01T00:00:00Z/")
    private static final class Annotated {}

    private static Stream<RedirectRule> java() {
        return Stream.of(
                        share("/yes", "share"),
                        share("/no", "not.share"),
                        RedirectRule.from("/country").to("/yes").option("country", "NO,DE"),
                        RedirectRule.from("/country").to("/no").option("not.country", "NO,DE"),
                        RedirectRule.from("/language").to("/yes").option("language", "no,de"),
                        RedirectRule.from("/language").to("/no").option("not.language", "no,de"),
                        RedirectRule.from("/user").to("/yes").option("user", "alice,bob"),
                        RedirectRule.from("/user").to("/no").option("not.user", "alice,bob"),
                        RedirectRule.from("/anybody").to("/yes").option("user"),
                        RedirectRule.from("/anybody").to("/no").option("not.user"),
                        RedirectRule.from("/role").to("/yes").option("role", "admin"),
                        RedirectRule.from("/role").to("/no").option("not.role", "admin"),
                        RedirectRule.from("/time")
                                .to("/yes")
                                .option("time", "2026-12-01T00:00:00+01:00/2026-12-24T12:00:00Z"),
                        RedirectRule.from("/time")
                                .to("/no")
                                .option("not.time", "2026-12-01T00:00:00+01:00/2026-12-24T12:00:00Z"),
                        RedirectRule.from("/since").to("/yes").option("time", "2026-12-01T00:00:00Z/"),
                        RedirectRule.from("/since").to("/no").option("not.time", "2026-12-01T00:00:00Z/"))
                .map(RedirectRule.Builder::build);
    }

    private static RedirectRule.Builder share(String to, String key) {
        return RedirectRule.from("/share")
                .to(to)
                .option(key, "45%")
                .option("by", "cookie.uid")
                .option("experiment", "x")
                .option("include", "carol");
    }

    private interface Loader {
        ConfigurationLoader prepare(ConfigurationLoader loader);
    }

    static Stream<Named<Redirects>> ways() {
        return Stream.of(
                way("lines", loader -> loader.parameters("init-param", Map.of("rules", LINES))),
                way("yaml", loader -> loader),
                way("annotations", loader -> loader.annotated(Annotated.class, List.of())),
                way("java", loader -> {
                    java().forEach(loader::rule);
                    return loader;
                }));
    }

    private static Named<Redirects> way(String name, Loader way) {
        Instant now = Instant.parse("2026-12-10T12:00:00Z");
        ConfigurationLoader loader = new ConfigurationLoader(
                path -> name.equals("yaml") && path.endsWith(".yaml")
                        ? new ByteArrayInputStream(YAML.getBytes(StandardCharsets.UTF_8))
                        : null,
                EveryWayInTest.class.getClassLoader());
        return Named.of(
                name,
                way.prepare(loader).load(Redirects.builder().clock(() -> now)).redirects());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void doesTheSame(Redirects rules) {
        assertThat(rules.size()).isEqualTo(16);
        assertThat(location(rules, "/share", request -> request.cookie("uid", "bob")))
                .isEqualTo("/yes");
        assertThat(location(rules, "/share", request -> request.cookie("uid", "alice")))
                .isEqualTo("/no");
        assertThat(location(rules, "/share", request -> request.cookie("uid", "carol")))
                .isEqualTo("/yes");
        assertThat(location(rules, "/country", request -> request.header("CF-IPCountry", "NO")))
                .isEqualTo("/yes");
        assertThat(location(rules, "/country", request -> request.header("CF-IPCountry", "SE")))
                .isEqualTo("/no");
        assertThat(location(rules, "/language", request -> request.header("Accept-Language", "no")))
                .isEqualTo("/yes");
        assertThat(location(rules, "/language", request -> request.header("Accept-Language", "sv")))
                .isEqualTo("/no");
        assertThat(location(rules, "/user", request -> request.user("bob"))).isEqualTo("/yes");
        assertThat(location(rules, "/user", request -> request.user("eve"))).isEqualTo("/no");
        assertThat(location(rules, "/anybody", request -> request.user("eve"))).isEqualTo("/yes");
        assertThat(location(rules, "/anybody", request -> request)).isEqualTo("/no");
        assertThat(location(rules, "/role", request -> request.user("bob", "admin")))
                .isEqualTo("/yes");
        assertThat(location(rules, "/role", request -> request.user("bob", "guest")))
                .isEqualTo("/no");
        assertThat(location(rules, "/time", request -> request)).isEqualTo("/yes");
        assertThat(location(rules, "/since", request -> request)).isEqualTo("/yes");
    }

    private interface Change {
        RequestBuilder of(RequestBuilder request);
    }

    private static String location(Redirects rules, String path, Change change) {
        RedirectRequest request = change.of(RedirectRequest.builder("GET", "https://app.example" + path))
                .build();
        return rules.decide(request) instanceof Decision.Redirect redirect ? redirect.location() : "pass";
    }
}
