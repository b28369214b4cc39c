package io.github.redirectfilter.condition.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.WithoutLibrary;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bucket4j and Caffeine are optional: without them, a rule with a rate says what is missing. */
class RateLibraryMissingTest {
    private static String inside(String hidden, String method) throws ReflectiveOperationException {
        Class<?> inside = new WithoutLibrary(hidden).loadClass(Inside.class.getName());
        Method report = inside.getDeclaredMethod(method);
        report.setAccessible(true);
        return String.valueOf(report.invoke(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.github.bucket4j.", "com.github.benmanes.caffeine."})
    void aRateNamesTheLibraries(String hidden) throws ReflectiveOperationException {
        assertThat(inside(hidden, "rate")).isEqualTo("""
                1 problem in the redirect configuration

                builder: rates need the libraries com.bucket4j:bucket4j_jdk17-core and\
                 com.github.ben-manes.caffeine:caffeine (expected them in the application)
                    /a /b rate=10/minute
                               ^^^^^^^^^
                """);
    }

    @Test
    void nothingElseNeedsThem() throws ReflectiveOperationException {
        assertThat(inside("io.github.bucket4j.", "others")).startsWith("Redirect[");
    }

    /** Runs among classes that can't see a library. */
    static final class Inside {
        private Inside() {}

        static String rate() {
            try {
                Redirects.builder()
                        .rule(RedirectRule.from("/a")
                                .to("/b")
                                .option("rate", "10/minute")
                                .build())
                        .build();
                return "no problem";
            } catch (RedirectConfigurationException e) {
                return e.getMessage();
            }
        }

        static String others() {
            Redirects.Builder builder = Redirects.builder()
                    .rule(RedirectRule.from("/a")
                            .to("/b")
                            .option("not.switch", "x")
                            .build());
            return builder.serviceTypes().isEmpty()
                    ? "no service"
                    : builder.build()
                            .decide(RedirectRequest.builder("GET", "https://app.example/a")
                                    .build())
                            .toString();
        }
    }
}
