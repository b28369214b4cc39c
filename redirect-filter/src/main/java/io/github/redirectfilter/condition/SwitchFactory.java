package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionContext;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.Control;
import io.github.redirectfilter.RedirectRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code switch=NAME}: one of the named switches is on. Its first value is the setting {@code switch.NAME}, else the
 * system property or environment variable of its upper-case name, else off.
 */
public final class SwitchFactory implements ConditionFactory {
    private static final String PREFIX = "switch.";

    private final Function<String, @Nullable String> variables;

    /** Looks in the system properties, then in the environment. */
    public SwitchFactory() {
        this(name -> {
            String property = System.getProperty(name);
            return property != null ? property : System.getenv(name);
        });
    }

    SwitchFactory(Function<String, @Nullable String> variables) {
        this.variables = variables;
    }

    @Override
    public String kind() {
        return "switch";
    }

    @Override
    public Set<String> settings() {
        return Set.of(PREFIX + "NAME");
    }

    @Override
    public void checkSetting(String name, String value) {
        requireName(name.substring(PREFIX.length()));
        parse(value);
    }

    @Override
    public Condition create(Spec spec) {
        if (!spec.name().isEmpty() || spec.values().isEmpty()) {
            throw new IllegalArgumentException("the name of the switch stands behind \"=\" (expected switch="
                    + (spec.name().isEmpty() ? "maintenance" : spec.name()) + ")");
        }
        return new SwitchCondition(spec.values().stream()
                .map(name -> control(name, spec.context()))
                .toList());
    }

    private Control<Boolean> control(String name, ConditionContext context) {
        requireName(name);
        String configured = context.setting(PREFIX + name);
        return context.control(
                PREFIX + name, configured != null ? configured : fromOutside(name), SwitchFactory::parse);
    }

    private String fromOutside(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        String value = variables.apply(variable);
        if (value == null) {
            return "off";
        }
        try {
            parse(value);
            return value;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the switch \"" + name
                            + "\" takes its first value from the system property or environment variable " + variable
                            + ", where " + e.getMessage() + "; or set it as " + PREFIX + name + ": off",
                    e);
        }
    }

    private static void requireName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name of a switch (expected letters, digits, dashes, dots and underscores)");
        }
    }

    private static boolean parse(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "\"" + state + "\" is no state of a switch (expected one of on, off, true, false)");
        };
    }

    private record SwitchCondition(List<Control<Boolean>> switches) implements Condition {
        @Override
        public boolean test(RedirectRequest request, Effects effects) {
            for (int i = 0; i < switches.size(); i++) { // without an iterator for each request
                if (switches.get(i).get()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String seen(RedirectRequest request, Effects effects) {
            return switches.stream()
                    .map(it -> it.name().substring(PREFIX.length()) + " is " + (it.get() ? "on" : "off"))
                    .collect(Collectors.joining(", "));
        }

        @Override
        public int cost() {
            return 5;
        }
    }
}
