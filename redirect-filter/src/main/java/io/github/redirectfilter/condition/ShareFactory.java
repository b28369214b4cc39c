package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.Control;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code share=20%}: the caller's bucket lies in a range; changed while running, by the id of the rule. */
public final class ShareFactory implements ConditionFactory {
    @Override
    public String kind() {
        return "share";
    }

    @Override
    public Set<String> options() {
        return Set.of("by", "experiment", "include", "exclude");
    }

    @Override
    public Condition create(Spec spec) {
        String value = spec.value();
        if (value == null || !spec.name().isEmpty()) {
            throw new IllegalArgumentException("the share is missing (expected for example share=20% or share=20-60%)");
        }
        if (spec.option("share") != null && spec.option("not.share") != null) {
            throw new IllegalArgumentException(
                    "a rule has one share, by whose name it is changed (expected share or not.share)");
        }
        ShareRange.parse(value); // a rule whose id is taken would be given the share of the other
        String name = "share." + spec.id();
        // the line of a rule without an id may be another rule's after a reload
        String subject = spec.option("id") != null ? name : "share of " + spec.from();
        Control<ShareRange> range = spec.context().control(name, subject, value, ShareRange::parse, null);
        String experiment = spec.option("experiment");
        Buckets buckets = new Buckets(experiment == null ? spec.from() : experiment);
        Set<String> include = callers(spec, "include");
        Set<String> exclude = callers(spec, "exclude");
        Set<String> both = new HashSet<>(include);
        both.retainAll(exclude);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException(
                    "include and exclude both name \"" + both.iterator().next() + "\" (expected one of them to)");
        }
        ShareCondition.Inside inside = new ShareCondition.Inside() {
            @Override
            public boolean holds(String key) {
                return include.contains(key)
                        || !exclude.contains(key) && range.get().contains(buckets.of(key));
            }

            @Override
            public String told(String key) {
                String listed =
                        include.contains(key) ? "included by name" : exclude.contains(key) ? "excluded by name" : "";
                return "\"" + key + "\" is "
                        + (listed.isEmpty()
                                ? String.format(
                                        Locale.ROOT, "at %.2f%%, the share is %s", buckets.of(key) / 100.0, range.get())
                                : listed);
            }
        };
        String by = spec.option("by");
        return by == null
                ? ShareCondition.of(new VisitorCookie(spec.context().random()), inside)
                : ShareCondition.of(CallerKey.parse(by), inside);
    }

    private static Set<String> callers(Spec spec, String option) {
        String text = spec.option(option);
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }
}
