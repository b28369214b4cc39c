package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Redirects.Controls.Entry;
import io.github.redirectfilter.RedirectsMXBean;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What JMX shows of a filter.
 *
 * @param redirects the rules, as they are by then
 */
record ManagedRedirects(Supplier<Redirects> redirects) implements RedirectsMXBean {
    @Override
    public int getRules() {
        return redirects.get().size();
    }

    @Override
    public Map<String, String> getControls() {
        return controls(Entry::value);
    }

    @Override
    public Map<String, String> getConfigured() {
        return controls(Entry::configured);
    }

    @Override
    public Map<String, String> getStates() {
        return controls(Entry::state);
    }

    private Map<String, String> controls(Function<Entry, String> part) {
        Map<String, String> parts = new TreeMap<>();
        redirects.get().controls().list().forEach(entry -> parts.put(entry.name(), part.apply(entry)));
        return parts;
    }

    @Override
    public Map<String, Long> getRefusals() {
        return redirects.get().refusals();
    }

    @Override
    public String get(String name) {
        return redirects.get().controls().get(name).value();
    }

    @Override
    public void set(String name, String value) {
        redirects.get().controls().set(name, value);
    }

    @Override
    public void reset(String name) {
        redirects.get().controls().reset(name);
    }
}
