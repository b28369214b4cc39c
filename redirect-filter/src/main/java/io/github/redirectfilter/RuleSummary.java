package io.github.redirectfilter;

import org.jspecify.annotations.Nullable;

/**
 * What a list of rules shows of each.
 *
 * @param id its name, which decisions bear; all rows of a list have that of the list
 * @param from the source pattern
 * @param status what it answers with; {@code null} if it lets the request pass
 */
public record RuleSummary(String id, String from, @Nullable RedirectStatus status) {}
