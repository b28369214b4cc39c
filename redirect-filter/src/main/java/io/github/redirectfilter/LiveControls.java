package io.github.redirectfilter;

import io.github.redirectfilter.match.ControlCharacters;
import io.github.redirectfilter.match.Suggestions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What operators changed and conditions learned, kept from one set of rules to the next. */
final class LiveControls implements Redirects.Controls {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");

    private Map<String, Change> changes = new HashMap<>();
    private Map<String, Control<?>> controls = Map.of();
    private Map<Kept, Object> kept = Map.of();

    /**
     * What an operator set, and the control as it was then.
     *
     * @param namesakes all controls of that time that are about the same, this one too
     */
    private record Change(String value, Control<?> control, List<Control<?>> namesakes) {}

    /** Names an object that lives on. */
    record Kept(Class<?> type, String name) {
        // written out, because to generate them takes the start of an application some milliseconds
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kept kept && type == kept.type && name.equals(kept.name);
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + name.hashCode();
        }
    }

    /** An object of the rules before; {@code null} if they had none. */
    synchronized @Nullable Object kept(Kept key) {
        return kept.get(key);
    }

    /**
     * Puts the controls of new rules, and what they keep, in place of those before; what operators changed stays changed.
     */
    synchronized void publish(Map<String, Control<?>> ofNewRules, Map<Kept, Object> keptByNewRules) {
        Map<String, Control<?>> newControls = new TreeMap<>(ofNewRules);
        Map<Kept, Object> newKept = Map.copyOf(keptByNewRules);
        Map<String, Change> carried = new HashMap<>();
        for (Map.Entry<String, Change> each : changes.entrySet()) {
            String name = each.getKey();
            Change change = each.getValue();
            List<Control<?>> namesakes = aboutTheSame(change.control(), newControls);
            Control<?> control = successor(change, namesakes);
            if (control != null) {
                carryOver(control, change.value());
                carried.put(control.name(), new Change(change.value(), control, namesakes));
            } else if (newControls.containsKey(name) || !namesakes.isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "{0} was set to \"{1}\" for a rule that is not found any more; give it an id",
                        ControlCharacters.escaped(name),
                        change.value());
            } else {
                carried.putIfAbsent(name, change); // it may come back
            }
        }
        controls = newControls; // from here on nothing fails that would leave the rules before without their controls
        kept = newKept;
        changes = carried;
    }

    private static List<Control<?>> aboutTheSame(Control<?> one, Map<String, Control<?>> among) {
        List<Control<?>> same = new ArrayList<>();
        for (Control<?> control : among.values()) {
            if (control.subject().equals(one.subject())) {
                same.add(control);
            }
        }
        return List.copyOf(same);
    }

    /**
     * The control that takes over what was changed; {@code null} if that is not certain. Where there are several about the
     * same, before or after, the value that the configuration gives tells them apart.
     */
    private static @Nullable Control<?> successor(Change change, List<Control<?>> after) {
        if (change.namesakes().size() == 1 && after.size() == 1) {
            return after.get(0);
        }
        String first = change.control().first();
        List<Control<?>> alike = withFirst(first, after);
        return alike.size() == 1 && withFirst(first, change.namesakes()).size() == 1 ? alike.get(0) : null;
    }

    private static List<Control<?>> withFirst(String value, List<Control<?>> controls) {
        List<Control<?>> found = new ArrayList<>(controls);
        found.removeIf(control -> !control.first().equals(value));
        return found;
    }

    private static void carryOver(Control<?> control, String value) {
        try {
            control.set(value);
        } catch (IllegalArgumentException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} was set to \"{1}\", which the new rules can''t read, so that it is {2}: {3}",
                    ControlCharacters.escaped(control.name()),
                    value,
                    control.text(),
                    e.getMessage());
        }
    }

    @Override
    public synchronized List<Entry> list() {
        return controls.values().stream().map(LiveControls::entry).toList();
    }

    @Override
    public synchronized Entry get(String name) {
        return entry(control(name));
    }

    @Override
    public synchronized void set(String name, String value) {
        Control<?> control = control(name);
        String before = control.text();
        try {
            control.set(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
        changes.put(name, new Change(value, control, aboutTheSame(control, controls)));
        LOG.log(Level.INFO, "{0} was set from \"{1}\" to \"{2}\"", ControlCharacters.escaped(name), before, value);
    }

    @Override
    public synchronized void reset(String name) {
        Control<?> control = control(name);
        String before = control.text();
        control.set(control.first());
        changes.remove(name);
        LOG.log(
                Level.INFO,
                "{0} was reset from \"{1}\" to \"{2}\"",
                ControlCharacters.escaped(name),
                before,
                control.first());
    }

    private Control<?> control(String name) {
        Control<?> control = controls.get(name);
        if (control == null) {
            throw new IllegalArgumentException("unknown control \"" + name + "\""
                    + Suggestions.didYouMean(name, controls.keySet()) + " "
                    + (controls.isEmpty() ? "(no rule has one)" : Suggestions.expected(controls.keySet())));
        }
        return control;
    }

    private static Entry entry(Control<?> control) {
        return new Entry(control.name(), control.text(), control.first(), control.description());
    }
}
