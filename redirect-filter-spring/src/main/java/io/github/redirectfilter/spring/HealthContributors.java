package io.github.redirectfilter.spring;

import io.github.redirectfilter.HealthSource;
import io.github.redirectfilter.HealthSources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;

/**
 * Boot's health contributors, each up or down as {@code /actuator/health/NAME} tells. Boot 4 moved their types, which is
 * why they are named here and called by reflection: one compiler does not see both.
 */
final class HealthContributors implements HealthSources, SmartInitializingSingleton {
    /** What Boot leaves out of a bean's name. */
    private static final Pattern SUFFIX = Pattern.compile("(?i)health(indicator|contributor)$");

    /** The statuses that Boot itself answers 503 to. */
    private static final Set<String> DOWN = Set.of("DOWN", "OUT_OF_SERVICE");

    private final ListableBeanFactory beans;
    private final Class<?> endpointType;
    private final List<Class<?>> contributorTypes;
    private final Map<String, HealthSource> asked = new ConcurrentSkipListMap<>();
    private volatile boolean started;
    private volatile @Nullable Object endpoint;

    HealthContributors(
            ListableBeanFactory beans, @Nullable ClassLoader loader, String endpointType, String contributorPackage) {
        this.beans = beans;
        this.endpointType = ClassUtils.resolveClassName(endpointType, loader);
        this.contributorTypes = contributorTypes(contributorPackage, loader);
    }

    private static List<Class<?>> contributorTypes(String contributorPackage, @Nullable ClassLoader loader) {
        return List.of(
                ClassUtils.resolveClassName(contributorPackage + ".HealthContributor", loader),
                ClassUtils.resolveClassName(contributorPackage + ".ReactiveHealthContributor", loader));
    }

    /** Tells a native image what is named and called here. */
    static void registerHints(
            RuntimeHints hints, @Nullable ClassLoader loader, String endpointType, String contributorPackage) {
        HealthCalls.of(ClassUtils.resolveClassName(endpointType, loader)).registerHints(hints.reflection());
        contributorTypes(contributorPackage, loader)
                .forEach(type -> hints.reflection().registerType(type));
    }

    @Override
    public String kind() {
        return "health contributor";
    }

    /** From the names of the beans, none of which is made for it: rules are read before a database is there. */
    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : contributorTypes) {
            for (String bean : beans.getBeanNamesForType(type, true, false)) {
                names.add(SUFFIX.matcher(bean).replaceFirst(""));
            }
        }
        return names;
    }

    @Override
    public @Nullable HealthSource source(String name) {
        if (started && endpoint == null || !names().contains(name)) {
            return null;
        }
        return asked.computeIfAbsent(name, key -> HealthSource.of(key, () -> isUp(key)));
    }

    /** Not before: contributors may need what is still being made, and a check asks on another thread. */
    @Override
    public void afterSingletonsInstantiated() {
        endpoint = beans.getBeanProvider(endpointType).getIfAvailable();
        started = true;
        if (endpoint == null && !asked.isEmpty()) {
            throw new IllegalStateException("Redirects depend on the health contributors " + asked.keySet()
                    + ", but the endpoint that knows them is not there (expected \"health\" in"
                    + " management.endpoints.web.exposure.include, where it is unless that says otherwise)");
        }
    }

    private boolean isUp(String name) {
        Object ready = endpoint;
        if (ready == null) {
            return true; // nothing is known while the application starts
        }
        // looked up now, and not at a start that may never need it
        String status = HealthCalls.of(endpointType).status(ready, name);
        if (status == null) {
            throw new IllegalStateException("/actuator/health/" + name + " is not there");
        }
        return !DOWN.contains(status);
    }
}
