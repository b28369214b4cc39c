package io.github.redirectfilter.benchmarks.contender;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Objects of a server's types that know only what is asked of them here, and throw at anything else. */
final class Stubs {
    private Stubs() {}

    /** To be wrapped by a class of the same type that overrides what is asked for. */
    static <T> T refusing(Class<T> type) {
        return answering(type, Map.of());
    }

    /** Answers methods by name. Reflection makes it slow: for what is asked while an engine starts. */
    static <T> T answering(Class<T> type, Map<String, Object> answers) {
        Map<String, Function<Object[], @Nullable Object>> functions = new HashMap<>();
        answers.forEach((name, answer) -> functions.put(name, arguments -> answer));
        return computing(type, functions);
    }

    /** Computes what methods return from their arguments. */
    static <T> T computing(Class<T> type, Map<String, Function<Object[], @Nullable Object>> answers) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Function<Object[], @Nullable Object> answer = answers.get(method.getName());
            if (answer != null) {
                return answer.apply(arguments);
            }
            return switch (method.getName()) {
                case "toString" -> type.getSimpleName() + " of the benchmarks";
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> throw new UnsupportedOperationException(method.toString());
            };
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
