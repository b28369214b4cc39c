package io.github.redirectfilter.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a running filter, of which there are others after a reload. A request keeps those that it began with, whatever
 * is dispatched after that, for as long as it lasts.
 *
 * <p>There is one exception: a request that began with rules for its first dispatch alone carries no mark. If a reload brings
 * rules for later dispatches, or a guard, in the meantime, its forwards and error pages meet these.
 */
final class RunningRules {
    private final @Nullable String attribute;
    private volatile RuleSet current = RuleSet.NOTHING;

    private RunningRules(@Nullable String attribute) {
        this.attribute = attribute;
    }

    /** Begins with {@link RuleSet#NOTHING}, and is given its rules once, so that no request needs a mark. */
    static RunningRules fixed() {
        return new RunningRules(null);
    }

    /**
     * Begins with {@link RuleSet#NOTHING}, and is given other rules again and again.
     *
     * @param filterName keeps filters apart that both see a request
     */
    static RunningRules swappable(String filterName) {
        return new RunningRules("io.github.redirectfilter.rules." + filterName);
    }

    /** Puts others in the place of these, for requests that come from now on. */
    void swap(RuleSet next) {
        current = next;
    }

    /** The rules for a request. */
    RuleSet of(HttpServletRequest request) {
        if (attribute == null) {
            return current;
        }
        // another application may have a filter of this name, and forward to this one
        if (request.getAttribute(attribute) instanceof Begun begun && begun.with == this) {
            return begun.rules;
        }
        RuleSet rules = current;
        if (rules.last()) { // or nearly every request would be marked in vain
            request.setAttribute(attribute, new Begun(this, rules));
        }
        return rules;
    }

    private record Begun(RunningRules with, RuleSet rules) {}
}
