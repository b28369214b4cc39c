package io.github.redirectfilter;

import java.time.Instant;

/**
 * A target that was not sent: {@link Redirects#recentRefusals}.
 *
 * @param at when
 * @param reason such as {@code off-site}
 * @param target printable ASCII, cut at 200 characters
 * @param sender the rule, or who in the application wanted to redirect
 */
public record RefusedTarget(Instant at, String reason, String target, String sender) {}
