package io.github.redirectfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The kinds of conditions that lie beside this class. They are looked for once, because each set of rules has them. */
final class FoundFactories {
    private static volatile @Nullable List<ConditionFactory> found;

    private FoundFactories() {}

    static List<ConditionFactory> all() {
        List<ConditionFactory> all = found;
        if (all == null) {
            // not when the class is initialized, which a broken service would make fail for good
            ClassLoader beside = ConditionFactory.class.getClassLoader();
            List<ConditionFactory> services = new ArrayList<>();
            for (ConditionFactory each : ServiceLoader.load(ConditionFactory.class, beside)) {
                services.add(each);
            }
            all = List.copyOf(services);
            found = all;
        }
        return all;
    }
}
