package io.github.redirectfilter;

import java.util.Map;

/**
 * {@link Redirects.Controls} for JMX: what a running filter shows, and what an operator can change in it, with any JMX
 * console. The name is {@code io.github.redirectfilter:type=Redirects,name=FILTER}, with {@code context=/PATH} for an
 * application that is not the root one.
 *
 * <pre>{@code
 * ObjectName name = new ObjectName("io.github.redirectfilter:type=Redirects,name=redirectFilter");
 * RedirectsMXBean redirects = JMX.newMXBeanProxy(connection, name, RedirectsMXBean.class);
 * redirects.set("switch.maintenance", "on");
 * }</pre>
 */
public interface RedirectsMXBean {
    /** How many rules there are. */
    int getRules();

    /** The values of all controls, by kind and name. */
    Map<String, String> getControls();

    /** The values that the configuration gives them. */
    Map<String, String> getConfigured();

    /** What their values come to now, such as {@code down} for a health check whose value is {@code auto}. */
    Map<String, String> getStates();

    /** How many decisions there were, by outcome, such as {@code redirect}; not those that no rule matches. */
    Map<String, Long> getDecisions();

    /** How many of these were answers of the filter's own, by status code. */
    Map<Integer, Long> getStatuses();

    /** How many targets were refused, by the name of the reason. */
    Map<String, Long> getRefusals();

    /** How often a request went beyond a limit, by the name of the setting. */
    Map<String, Long> getLimitsExceeded();

    /** When the rules were loaded that decide, as in {@code 2026-11-25T12:00:00Z}. */
    String getLoaded();

    /** When rules were loaded last, in vain or not. */
    String getLastAttempt();

    /** The report about the last attempt to load them again; empty if there was none, or if it succeeded. */
    String getLastError();

    /** How often other rules were put in place of those before, since the filter started. */
    long getReloads();

    /** How often that failed, so that those before stayed. */
    long getFailedReloads();

    /**
     * The value of one control.
     *
     * @throws IllegalArgumentException if the rules have none of this name
     */
    String get(String name);

    /**
     * Changes a value; the next request sees it.
     *
     * @throws IllegalArgumentException if the rules have none of this name, or if the value is wrong
     */
    void set(String name, String value);

    /**
     * Goes back to what the configuration says.
     *
     * @throws IllegalArgumentException if the rules have none of this name
     */
    void reset(String name);
}
