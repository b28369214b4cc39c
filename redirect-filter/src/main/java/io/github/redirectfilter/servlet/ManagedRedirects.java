package io.github.redirectfilter.servlet;

import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Redirects.Controls.Entry;
import io.github.redirectfilter.RedirectsMXBean;
import io.github.redirectfilter.config.LiveConfiguration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What JMX shows of a filter. */
record ManagedRedirects(LiveConfiguration configuration) implements RedirectsMXBean {
    private Redirects redirects() {
        return configuration.current().redirects();
    }

    @Override
    public int getRules() {
        return redirects().size();
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
        redirects().controls().list().forEach(entry -> parts.put(entry.name(), part.apply(entry)));
        return parts;
    }

    @Override
    public Map<String, Long> getDecisions() {
        return redirects().decisions();
    }

    @Override
    public Map<Integer, Long> getStatuses() {
        return redirects().statuses();
    }

    @Override
    public Map<String, Long> getRefusals() {
        return redirects().refusals();
    }

    @Override
    public Map<String, Long> getLimitsExceeded() {
        return redirects().limitsExceeded();
    }

    @Override
    public String getLoaded() {
        return configuration.status().loaded().toString();
    }

    @Override
    public String getLastAttempt() {
        return configuration.status().attempted().toString();
    }

    @Override
    public String getLastError() {
        String error = configuration.status().error();
        return error == null ? "" : error;
    }

    @Override
    public long getReloads() {
        return configuration.status().reloads();
    }

    @Override
    public long getFailedReloads() {
        return configuration.status().failedReloads();
    }

    @Override
    public String get(String name) {
        return redirects().controls().get(name).value();
    }

    @Override
    public void set(String name, String value) {
        redirects().controls().set(name, value);
    }

    @Override
    public void reset(String name) {
        redirects().controls().reset(name);
    }
}
