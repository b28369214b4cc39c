package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.InFlight;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.config.Configuration;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one configuration says about requests, swapped as a whole.
 *
 * @param rules decide
 * @param dispatches the kinds of dispatch that rules apply to
 * @param inFlight what counts the requests that are in flight; gives nothing if no rule asks for their number
 * @param guard judges what the application sends, on every kind of dispatch
 * @param console the page about these rules; {@code null} if there is none
 */
record RuleSet(
        Rules rules,
        Set<DispatcherType> dispatches,
        Supplier<@Nullable InFlight> inFlight,
        ApplicationGuard guard,
        @Nullable ConsolePage console) {
    private static final Set<DispatcherType> REQUEST_ONLY = Set.of(DispatcherType.REQUEST);

    /** Passes everything on. */
    static final RuleSet NOTHING =
            new RuleSet(request -> Decision.Pass.NO_RULE, Set.of(), () -> null, ApplicationGuard.OFF, null);

    static RuleSet of(Configuration configuration, @Nullable ConsolePage console) {
        Redirects redirects = configuration.redirects();
        return new RuleSet(
                Rules.of(redirects),
                dispatches(configuration.dispatch()),
                redirects::inFlight,
                ApplicationGuard.of(configuration.guard(), redirects),
                console);
    }

    private static Set<DispatcherType> dispatches(Set<String> names) {
        Set<DispatcherType> types = EnumSet.noneOf(DispatcherType.class);
        for (String name : names) {
            types.add(DispatcherType.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return types;
    }

    /** Whether they concern more of a request than its first dispatch, so that it has to keep them. */
    boolean last() {
        return !guard.isOff() || inFlight.get() != null || !REQUEST_ONLY.containsAll(dispatches);
    }

    boolean applies(DispatcherType type) {
        return !dispatches.isEmpty() && dispatches.contains(type);
    }
}
