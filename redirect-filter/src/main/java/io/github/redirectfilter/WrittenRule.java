package io.github.redirectfilter;

import java.util.List;

/**
 * What a compiled rule was made of, for those who have to name it.
 *
 * @param conditions the texts of its conditions, in the order in which they are asked
 * @param ignore differences between paths that do not count
 */
record WrittenRule(RedirectRule rule, List<String> conditions, IgnoreSetting ignore) {}
