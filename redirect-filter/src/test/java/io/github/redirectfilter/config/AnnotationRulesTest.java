package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.redirectfilter.annotation.AllowRedirectTo;
import io.github.redirectfilter.annotation.Redirect;
import io.github.redirectfilter.annotation.RedirectFrom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnnotationRulesTest {
    private static final String NAME = "io.github.redirectfilter.config.AnnotationRulesTest$";

    private final RecordingSink sink = new RecordingSink();

    private boolean read(Class<?> type, List<String> urlPatterns) {
        return AnnotationRules.read(type, urlPatterns, AnnotationRules.NO_METHODS, sink);
    }

    @Redirect(
            from = "/blog/{year}",
            to = "/articles?year={year}",
            status = 301,
            methods = {"GET", "POST"},
            options = {"query=drop", "header.X-Beta=a=b, c", "cookie.beta"})
    static class One {}

    @Test
    void readsARule() {
        assertThat(read(One.class, List.of())).isTrue();

        assertThat(sink.report()).isEmpty();
        assertThat(sink.lines())
                .isEqualTo("GET,POST /blog/{year} /articles?year={year} 301 query=drop header.X-Beta=\"a=b, c\""
                        + " cookie.beta\n");
        assertThat(sink.rules.get(0).place()).satisfies(place -> {
            assertThat(place).hasToString(NAME + "One @Redirect");
            assertThat(place.excerpt()).isEqualTo(sink.rules.get(0).toString());
        });
    }

    @Redirect(from = "/a", to = "/b")
    @Redirect(from = "/c", to = "-", status = 410)
    static class Two {}

    @Redirect.List({@Redirect(from = "/a", to = "/b"), @Redirect(from = "/c", to = "-", status = 410)})
    static class Contained {}

    @ParameterizedTest
    @MethodSource("several")
    void readsSeveralRulesInTheirOrder(Class<?> type) {
        read(type, List.of());

        assertThat(sink.lines()).isEqualTo("/a /b\n/c - 410\n");
        assertThat(sink.rules)
                .extracting(rule -> rule.place().source())
                .containsExactly(type.getName() + " @Redirect[1]", type.getName() + " @Redirect[2]");
    }

    static Stream<Class<?>> several() {
        return Stream.of(Two.class, Contained.class);
    }

    @AllowRedirectTo({"https://a.example", "https://*.example.com https://c.example"})
    static class Allowing {}

    @Test
    void readsAllowedOrigins() {
        assertThat(read(Allowing.class, List.of())).isTrue();

        assertThat(sink.settingLines())
                .isEqualTo("allow: https://a.example\nallow: https://*.example.com https://c.example\n");
        assertThat(sink.settings.get(0).value().place()).hasToString(NAME + "Allowing @AllowRedirectTo");
    }

    static class Plain extends One {}

    @Test
    void aClassWithoutAnnotationsOfItsOwnHasNoRules() {
        assertThat(read(Plain.class, List.of("/x"))).isFalse();
        assertThat(sink.rules).isEmpty();
    }

    @RedirectFrom(
            value = {"/blog", "/journal/{*rest}", "~^/old/(.*{*x})$"},
            status = 308,
            options = "query=drop")
    static class Served {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /articles     | /articles  | /articles        | /articles
                    /articles/*   | /articles  | /articles/{rest} | /articles
                    /*            | /          | /{rest}          | /
                    ''            | /          | /                | /
                    /a/b.html     | /a/b.html  | /a/b.html        | /a/b.html
                    """)
    void redirectsToTheFirstUrlPattern(String pattern, String plain, String withRest, String regex) {
        read(Served.class, List.of(pattern, "/other"));

        assertThat(sink.report()).isEmpty();
        assertThat(sink.lines())
                .isEqualTo(
                        "/blog %s 308 query=drop\n/journal/{*rest} %s 308 query=drop\n~^/old/(.*{*x})$ %s 308 query=drop\n"
                                .formatted(plain, withRest, regex));
        assertThat(sink.rules.get(1).place().source()).isEqualTo(NAME + "Served @RedirectFrom[2]");
    }

    @RedirectFrom("/blog")
    static class ServedOnce {}

    static Stream<Arguments> problems() {
        return Stream.of(
                arguments(ServedOnce.class, "/", """
                        %1$sServedOnce @RedirectFrom: the servlet's first URL pattern is no address to redirect to (expected one \
                        like /articles or /articles/*); write @Redirect(from = "/blog", to = ...) with the address
                            /
                            ^
                        """),
                arguments(ServedOnce.class, "*.do /x", """
                        %1$sServedOnce @RedirectFrom: the servlet's first URL pattern is no address to redirect to (expected one \
                        like /articles or /articles/*); write @Redirect(from = "/blog", to = ...) with the address
                            *.do
                            ^^^^
                        """),
                arguments(ServedOnce.class, "/{x}", """
                        %1$sServedOnce @RedirectFrom: the servlet's first URL pattern is no address to redirect to (expected one \
                        like /articles or /articles/*); write @Redirect(from = "/blog", to = ...) with the address
                            /{x}
                            ^^^^
                        """),
                arguments(ServedOnce.class, "", """
                        %1$sServedOnce @RedirectFrom: there is no URL pattern to redirect to: the class is not mapped as a \
                        servlet; write @Redirect(from = "/blog", to = ...) with the address
                        """),
                arguments(WrongStatus.class, "", """
                        %1$sWrongStatus @Redirect: status "300" is not one a rule can send; write 302, or 303 after a form was \
                        posted (expected one of 301 moved, 302 found, 303 see-other, 307 temporary, 308 permanent, 404, 410, 451, \
                        429, 503)
                            status = 300
                                     ^^^
                        """),
                arguments(WrongOptions.class, "", """
                        %1$sWrongOptions @Redirect: an option has no key (expected key or key=value)
                            =drop
                            ^^^^^
                        %1$sWrongOptions @Redirect: an option has no key (expected key or key=value)
                           \s
                            ^
                        """));
    }

    @Redirect(from = "/a", to = "/b", status = 300)
    static class WrongStatus {}

    @Redirect(
            from = "/a",
            to = "/b",
            options = {"=drop", ""})
    static class WrongOptions {}

    @ParameterizedTest
    @MethodSource
    void problems(Class<?> type, String patterns, String report) {
        read(type, Arrays.stream(patterns.split(" ")).filter(p -> !p.isEmpty()).toList());

        assertThat(sink.report()).isEqualTo(report.formatted(NAME));
    }

    static class Controller {
        @RedirectFrom("/b/{id}")
        void second() {}

        @RedirectFrom(
                value = {"/a/{id}", "/c/{id}"},
                status = 301,
                options = "query=drop")
        void first() {}

        @RedirectFrom("/d")
        void unmapped() {}
    }

    @Test
    void asksWhereMethodsAreServed() {
        AnnotationRules.read(
                Controller.class,
                List.of(),
                method -> {
                    if (method.getName().equals("unmapped")) {
                        throw new IllegalArgumentException("it is not mapped");
                    }
                    return "/" + method.getName() + "/{id}";
                },
                sink);

        assertThat(sink.lines())
                .isEqualTo(
                        "/a/{id} /first/{id} 301 query=drop\n/c/{id} /first/{id} 301 query=drop\n/b/{id} /second/{id}\n");
        assertThat(sink.rules.get(1).place().source()).isEqualTo(NAME + "Controller.first @RedirectFrom[2]");
        assertThat(sink.report()).isEqualTo(NAME + "Controller.unmapped @RedirectFrom: it is not mapped\n");
    }
}
