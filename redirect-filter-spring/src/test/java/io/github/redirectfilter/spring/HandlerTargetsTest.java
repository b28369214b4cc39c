package io.github.redirectfilter.spring;

import static io.github.redirectfilter.spring.RedirectFilterAutoConfigurationTest.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.annotation.AllowRedirectTo;
import io.github.redirectfilter.annotation.Redirect;
import io.github.redirectfilter.annotation.RedirectFrom;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

class HandlerTargetsTest {
    private static final String NAME = HandlerTargetsTest.class.getName() + "$";

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RedirectFilterAutoConfiguration.class))
            .withUserConfiguration(Mvc.class);

    @Configuration
    @EnableWebMvc
    static class Mvc {}

    @RestController
    @RequestMapping("/articles")
    @RedirectFrom({"/blog", "/journal/{*rest}"})
    @Redirect(from = "/leave", to = "{param:to}")
    @AllowRedirectTo("https://partner.example")
    static class Articles {
        @GetMapping("/{id:[0-9]{1,9}}")
        @RedirectFrom(
                value = {"/old/{id}", "/news.php?id={id}"},
                status = 301)
        String article(@PathVariable String id) {
            return id;
        }

        @GetMapping("/files/{*path}")
        @RedirectFrom("/downloads/{*path}")
        String file(@PathVariable String path) {
            return path;
        }
    }

    @Test
    void leadsToTheMappingOfTheHandler() {
        runner.withBean(Articles.class).run(context -> {
            assertThat(location(context, "/old/7?a=b")).isEqualTo("/articles/7?a=b");
            assertThat(location(context, "/news.php?id=8")).isEqualTo("/articles/8");
            assertThat(location(context, "/downloads/a/b.pdf")).isEqualTo("/articles/files/a/b.pdf");
            assertThat(location(context, "/blog")).isEqualTo("/articles");
            assertThat(location(context, "/journal/x")).isEqualTo("/articles/x");
            assertThat(location(context, "/leave?to=https://partner.example/")).isEqualTo("https://partner.example/");
        });
    }

    @Configuration
    static class Prefix implements WebMvcConfigurer {
        @Override
        public void configurePathMatch(PathMatchConfigurer configurer) {
            configurer.addPathPrefix("/v1", type -> true);
        }
    }

    @Test
    void knowsPrefixesAndTheServletPath() {
        runner.withBean(Articles.class)
                .withUserConfiguration(Prefix.class)
                .withPropertyValues("spring.mvc.servlet.path=/app")
                .run(context -> assertThat(location(context, "/old/7")).isEqualTo("/app/v1/articles/7"));
    }

    @RestController
    static class Wrong {
        @GetMapping("/a/{name}")
        @RedirectFrom("/old-a/{nam}")
        String otherVariable() {
            return "";
        }

        @GetMapping("/b/*")
        @RedirectFrom("/old-b")
        String noAddress() {
            return "";
        }

        @RedirectFrom("/old-c")
        String noHandler() {
            return "";
        }
    }

    @Test
    void namesTheMethodWhoseAddressCannotBeResolved() {
        runner.withBean(Wrong.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining(NAME
                                + "Wrong.noAddress @RedirectFrom: the mapping of method noAddress, \"/b/*\", is no address to"
                                + " redirect to (expected one like /articles/{id}, or @Redirect with from and to)")
                        .hasMessageContaining(
                                NAME + "Wrong.noHandler @RedirectFrom: method noHandler handles no requests (expected"
                                        + " @RedirectFrom beside @GetMapping or another mapping)")
                        .hasMessageContaining(
                                NAME + "Wrong.otherVariable @RedirectFrom: unknown name {name}; did you mean \"nam\"?")
                        .hasMessageContaining("\n    /old-a/{nam} /a/{name}\n                     ^^^^"));
    }
}
