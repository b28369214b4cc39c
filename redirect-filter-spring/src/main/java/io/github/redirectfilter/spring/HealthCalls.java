package io.github.redirectfilter.spring;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** How Boot's health endpoint is asked, by the methods that both its types have: those of Boot 4 and those of Boot 3.5. */
record HealthCalls(Method healthForPath, Method getStatus, Method getCode) {
    static HealthCalls of(Class<?> endpoint) {
        Method healthForPath = ClassUtils.getMethod(endpoint, "healthForPath", String[].class);
        Method getStatus = ClassUtils.getMethod(healthForPath.getReturnType(), "getStatus");
        return new HealthCalls(healthForPath, getStatus, ClassUtils.getMethod(getStatus.getReturnType(), "getCode"));
    }

    /** The status of a contributor, such as {@code UP}; {@code null} if the endpoint has none of this name. */
    @Nullable
    String status(Object endpoint, String name) {
        Object health = ReflectionUtils.invokeMethod(healthForPath, endpoint, (Object) new String[] {name});
        return health == null ? null : String.valueOf(call(getCode, call(getStatus, health)));
    }

    private static @Nullable Object call(Method method, @Nullable Object target) {
        return ReflectionUtils.invokeMethod(method, target);
    }

    void registerHints(ReflectionHints hints) {
        for (Method method : new Method[] {healthForPath, getStatus, getCode}) {
            hints.registerMethod(method, ExecutableMode.INVOKE);
        }
    }
}
