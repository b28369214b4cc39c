package io.github.redirectfilter;

import io.github.redirectfilter.match.Suggestions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings that kinds of conditions read, each checked by one of them. */
final class ConditionSettings {
    private static final String ANY_NAME = ".NAME";

    private final Map<String, String> values = new HashMap<>();

    /** Takes a setting; an {@link IllegalArgumentException} says what is wrong with it. */
    void put(String name, String value, List<ConditionFactory> factories, boolean atRest) {
        ConditionFactory reader = reader(name, factories);
        if (reader == null) {
            Set<String> known = names(factories);
            throw new IllegalArgumentException("unknown setting \"" + name + "\"" + Suggestions.didYouMean(name, known)
                    + " " + Suggestions.expected(known));
        }
        if (atRest) {
            reader.checkSettingAtRest(name, value);
        } else {
            reader.checkSetting(name, value);
        }
        values.put(name, value);
    }

    Map<String, String> values() {
        return values;
    }

    /** How the settings are written that factories read. */
    static Set<String> names(Collection<ConditionFactory> factories) {
        Set<String> names = new TreeSet<>();
        for (ConditionFactory factory : factories) {
            names.addAll(factory.settings());
        }
        return names;
    }

    /** The factory that reads a setting, the last one first; {@code null} if none does. */
    static @Nullable ConditionFactory reader(String name, List<ConditionFactory> factories) {
        ConditionFactory reader = null;
        for (ConditionFactory factory : factories) {
            for (String known : factory.settings()) {
                if (matches(known, name)) {
                    reader = factory;
                }
            }
        }
        return reader;
    }

    private static boolean matches(String known, String name) {
        if (!known.endsWith(ANY_NAME)) {
            return known.equals(name);
        }
        int prefix = known.length() - ANY_NAME.length() + 1;
        return name.length() > prefix && name.startsWith(known.substring(0, prefix));
    }
}
