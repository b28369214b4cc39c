package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/** What the groups of an expression have captured of a text that fits it. */
interface RegexGroups {
    /** The text of a group, counted from 1; {@code null} if it took no part. */
    @Nullable
    String group(int number);
}
