package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionContext;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.SystemLoad;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code overload=inflight>200} or {@code overload=load>0.9}: more is going on than one of the limits. */
public final class OverloadFactory implements ConditionFactory {
    private static final Pattern LIMIT = Pattern.compile("([a-z]+)>([0-9]{1,9}(?:\\.[0-9]{1,9})?)");
    private static final String USAGE = "(expected overload=inflight>200 or overload=load>0.9)";

    @Override
    public String kind() {
        return "overload";
    }

    @Override
    public Set<Class<?>> services() {
        return Set.of(SystemLoad.class);
    }

    @Override
    public Condition create(Spec spec) {
        if (!spec.name().isEmpty() || spec.values().isEmpty()) {
            throw new IllegalArgumentException("the limit stands behind \"=\" " + USAGE);
        }
        return new OverloadCondition(spec.values().stream()
                .map(limit -> exceeded(limit, spec.context()))
                .toList());
    }

    /** A limit, and what is there now. */
    private record Limit(BooleanSupplier exceeded, Supplier<String> now) {}

    private static Limit exceeded(String text, ConditionContext context) {
        Matcher limit = LIMIT.matcher(text);
        if (!limit.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no limit " + USAGE);
        }
        String number = limit.group(2);
        return switch (limit.group(1)) {
            case "inflight" -> inFlight(number, context);
            case "load" -> load(number, context);
            default ->
                throw new IllegalArgumentException("\"" + limit.group(1) + "\" is nothing that has a limit " + USAGE);
        };
    }

    private static Limit inFlight(String number, ConditionContext context) {
        if (number.indexOf('.') >= 0 || number.matches("0+")) {
            throw new IllegalArgumentException("\"inflight>" + number
                    + "\" is no number of requests (expected a whole number from 1, such as inflight>200)");
        }
        int limit = Integer.parseInt(number);
        var counter = context.inFlight();
        return new Limit(() -> counter.count() > limit, () -> counter.count() + " in flight");
    }

    private static Limit load(String number, ConditionContext context) {
        double limit = Double.parseDouble(number);
        if (limit <= 0 || limit >= 1) {
            throw new IllegalArgumentException("\"load>" + number
                    + "\" is no share of what there is (expected more than 0 and less than 1, such as load>0.9)");
        }
        LoadSampler sampler = context.shared(LoadSampler.class, LoadSampler::of);
        return new Limit(() -> sampler.load() > limit, () -> {
            double now = sampler.load();
            return Double.isNaN(now) ? "load unknown" : String.format(Locale.ROOT, "load %.2f", now);
        });
    }

    private record OverloadCondition(List<Limit> limits) implements Condition {
        @Override
        public boolean test(RedirectRequest request, Effects effects) {
            for (int i = 0; i < limits.size(); i++) { // without an iterator for each request
                if (limits.get(i).exceeded().getAsBoolean()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String seen(RedirectRequest request, Effects effects) {
            return limits.stream().map(limit -> limit.now().get()).collect(Collectors.joining(", "));
        }

        @Override
        public boolean sheds() {
            return true;
        }

        @Override
        public int cost() {
            return 30;
        }
    }
}
