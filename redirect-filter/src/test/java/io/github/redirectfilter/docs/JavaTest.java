package io.github.redirectfilter.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A test as a reader would copy it, with the rules that stand in front of it on the page as {@code redirects.rules} on
 * its class path.
 */
record JavaTest(CodeBlock test, @Nullable CodeBlock rules) {
    void passes() throws Exception {
        assertThat(failure()).isNull();
    }

    void failsWith(String message) throws Exception {
        assertThat(failure()).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    /** What the first test that fails throws. */
    private @Nullable Throwable failure() throws Exception {
        Path folder = Files.createTempDirectory("docs");
        Path file = folder.resolve("redirects.rules");
        Files.writeString(file, rules == null ? "" : rules.text());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader resources =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(resources);
            return catchThrowable(this::run);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private void run() throws Throwable {
        for (Class<?> type : JavaSource.compile(test.text())) {
            List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                    .filter(method ->
                            method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(TestFactory.class))
                    .toList();
            assertThat(methods).as("tests of " + type.getName()).isNotEmpty();
            for (Method method : methods) {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                method.setAccessible(true);
                try {
                    Object result = method.invoke(constructor.newInstance());
                    if (result instanceof Stream<?> made) {
                        run(made);
                    }
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
    }

    private static void run(Stream<?> made) throws Throwable {
        List<?> tests = made.toList();
        assertThat(tests).as("tests that were made").isNotEmpty();
        for (Object test : tests) {
            ((DynamicTest) test).getExecutable().execute();
        }
    }
}
