package io.github.redirectfilter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.CountryResolver;
import io.github.redirectfilter.Decision;
import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.GuardMode;
import io.github.redirectfilter.config.LiveConfiguration;
import jakarta.servlet.DispatcherType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.DispatcherServlet;

class RedirectFilterAutoConfigurationTest {
    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RedirectFilterAutoConfiguration.class));

    private static FilterRegistrationBean<?> registration(ApplicationContext context) {
        return context.getBean("redirectFilterRegistration", FilterRegistrationBean.class);
    }

    static String location(ApplicationContext context, String path) {
        Decision decision = context.getBean(Redirects.class)
                .decide(RedirectRequest.builder("GET", "https://app.example" + path)
                        .build());
        return decision instanceof Decision.Redirect redirect ? redirect.location() : "pass";
    }

    @Test
    void registersTheFilterInFrontOfSecurity() {
        runner.withPropertyValues("redirect-filter.rules[0]=/old /new").run(context -> {
            FilterRegistrationBean<?> registration = registration(context);
            assertThat(registration.isEnabled()).isTrue();
            assertThat(registration.getOrder()).isEqualTo(Integer.MIN_VALUE + 10);
            assertThat(registration.getFilterName()).isEqualTo("springRedirectFilter");
            assertThat(registration.isAsyncSupported()).isTrue();
            assertThat(registration.determineDispatcherTypes()).isEqualTo(EnumSet.allOf(DispatcherType.class));
            assertThat(location(context, "/old")).isEqualTo("/new");
        });
    }

    @Test
    void takesAnotherPlaceAmongTheFilters() {
        runner.withPropertyValues("redirect-filter.rules[0]=/old /new", "redirect-filter.order=-99")
                .run(context -> assertThat(registration(context).getOrder()).isEqualTo(-99));
    }

    /** A slice takes what its annotation names; {@link SliceBoot4Test} is one. */
    @Test
    void takesPartInSlicesOfMockMvc() {
        ClassLoader loader = getClass().getClassLoader();
        String boot4 = "org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc";
        String boot3 = "org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc";
        Class<?> annotation = ClassUtils.resolveClassName(ClassUtils.isPresent(boot4, loader) ? boot4 : boot3, loader);

        assertThat(ImportCandidates.load(annotation, loader)).contains(RedirectFilterAutoConfiguration.class.getName());
    }

    @Test
    void registersNothingWithoutARule() {
        runner.run(context -> assertThat(registration(context).isEnabled()).isFalse());
    }

    @Test
    void registersAGuardWithoutARule() {
        runner.withPropertyValues("redirect-filter.guard=enforce").run(context -> {
            assertThat(registration(context).isEnabled()).isTrue();
            assertThat(context.getBean(LiveConfiguration.class).current().guard())
                    .isEqualTo(GuardMode.ENFORCE);
        });
    }

    @Test
    void isSwitchedOffByAProperty() {
        runner.withPropertyValues("redirect-filter.enabled=false", "redirect-filter.rules[0]=wrong")
                .run(context -> assertThat(context).doesNotHaveBean(Redirects.class));
    }

    @Test
    void leavesApplicationsWithoutServletsAlone() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RedirectFilterAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(Redirects.class));
        runner.withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
                .run(context -> assertThat(context).doesNotHaveBean(RedirectFilter.class));
    }

    @Test
    void readsFilesOfTheClassPath() {
        runner.withPropertyValues("redirect-filter.rules-file=classpath:rules/test.rules, classpath:rules/test.csv")
                .run(context -> {
                    assertThat(location(context, "/from-rules")).isEqualTo("/to-rules");
                    assertThat(location(context, "/from-csv")).isEqualTo("/to-csv");
                });
    }

    @Test
    void doesNotStartWithAMistake() {
        runner.withPropertyValues("redirect-filter.rules[0]=/old /new 300")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(RedirectConfigurationException.class)
                        .hasMessageContaining("redirect-filter.rules[0]: status \"300\" is not one a rule can send"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        static final List<String> HEARD = new ArrayList<>();

        @Bean
        @Order(2)
        RedirectRule second() {
            return RedirectRule.from("/bean").to("/second").build();
        }

        @Bean
        @Order(1)
        RedirectRule first() {
            return RedirectRule.from("/bean").to("/first").build();
        }

        @Bean
        RedirectsBuilderCustomizer customizer() {
            return redirects -> redirects.rule(
                    RedirectRule.from("/customized").to("/by-customizer").build());
        }

        @Bean
        Allowlist partners() {
            return Allowlist.of("https://partner.example");
        }

        @Bean
        ConditionFactory weather() {
            return new ConditionFactory() {
                @Override
                public String kind() {
                    return "weather";
                }

                @Override
                public io.github.redirectfilter.Condition create(Spec spec) {
                    boolean sunny = "sunny".equals(spec.value());
                    return (request, effects) -> sunny;
                }
            };
        }

        @Bean
        CountryResolver country() {
            return request -> "NZ";
        }

        @Bean
        RedirectListener listener() {
            return (request, decision) -> HEARD.add(request.uri() + " " + decision.rule());
        }
    }

    @Test
    void takesWhatBeansBringAlong() {
        Beans.HEARD.clear();
        runner.withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "redirect-filter.rules[0]=/bean /third",
                        "redirect-filter.rules[1]=/weather /rain weather=rainy",
                        "redirect-filter.rules[2]=/weather /sun weather=sunny",
                        "redirect-filter.rules[3]=/country /nz country=NZ",
                        "redirect-filter.rules[4]=/go {param:to}",
                        "redirect-filter.rules[5]=/customized /never")
                .run(context -> {
                    assertThat(location(context, "/bean")).isEqualTo("/first");
                    assertThat(location(context, "/weather")).isEqualTo("/sun");
                    assertThat(location(context, "/country")).isEqualTo("/nz");
                    assertThat(location(context, "/go?to=https://partner.example/x"))
                            .isEqualTo("https://partner.example/x");
                    assertThat(location(context, "/customized")).isEqualTo("/by-customizer");
                    assertThat(Beans.HEARD).hasSize(5).contains("/weather redirect-filter.rules[2]");
                });
    }

    @Test
    void aHealthSourceIsABean() {
        runner.withBean(HealthSource.class, () -> HealthSource.of("db", () -> false))
                .withPropertyValues("redirect-filter.rules[0]=/db /backup unhealthy=db")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean(Redirects.class)
                        .extracting(redirects ->
                                redirects.controls().get("health.db").configured())
                        .isEqualTo("auto"));
    }
}
