package io.github.redirectfilter.lint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The conditions that hold on a way: those of its rules, for one client asks all of them, one shortly after the other. */
final class Assumptions {
    private static final Map<String, String> OPPOSITES = Map.of("unhealthy", "not.healthy");

    private final Map<String, Set<String>> held = new HashMap<>();
    private final Set<String> texts = new HashSet<>();

    /** Whether the conditions of a rule hold because they did before, or because there are none. */
    boolean imply(LintRule rule) {
        return texts.containsAll(rule.conditions());
    }

    /** Takes the conditions of a rule as holding; false if they contradict what holds already. */
    boolean agree(LintRule rule) {
        for (String condition : rule.conditions()) {
            String key = key(condition);
            Set<String> values = values(condition);
            Set<String> same = held.get(key);
            Set<String> opposite = held.get(key.startsWith("not.") ? key.substring(4) : "not." + key);
            boolean disjoint = same != null
                    && !key.startsWith("not.")
                    && !same.equals(values)
                    && same.stream().noneMatch(values::contains);
            if (disjoint || opposite != null && opposite.equals(values)) {
                return false;
            }
        }
        for (String condition : rule.conditions()) {
            texts.add(condition);
            held.putIfAbsent(key(condition), values(condition));
        }
        return true;
    }

    private static String key(String condition) {
        int equals = condition.indexOf('=');
        String key = equals < 0 ? condition : condition.substring(0, equals);
        return OPPOSITES.getOrDefault(key, key);
    }

    private static Set<String> values(String condition) {
        int equals = condition.indexOf('=');
        return equals < 0
                ? Set.of()
                : new HashSet<>(Arrays.asList(condition.substring(equals + 1).split(",")));
    }
}
