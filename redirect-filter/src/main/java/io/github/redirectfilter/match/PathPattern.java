package io.github.redirectfilter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path of a source, in one of its forms; paths are canonical. */
interface PathPattern {
    /** The names that the pattern gives to parts of the path, in the order of {@link #capture}'s values. */
    List<Capture> captures();

    /** Whether the path has the form. */
    boolean matches(String path);

    /** The values of {@link #captures}, {@code null} where a group took no part; {@code null} if there is no match. */
    @Nullable
    String @Nullable [] capture(String path);
}
