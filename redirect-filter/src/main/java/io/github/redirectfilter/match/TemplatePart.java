package io.github.redirectfilter.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a path template. */
sealed interface TemplatePart {
    /** Whether the piece takes a value from the path. */
    default boolean captures() {
        return true;
    }

    /** Whether one of the parts takes all that follows. */
    static boolean anyRest(List<TemplatePart> parts) {
        for (TemplatePart part : parts) {
            if (part instanceof Rest) {
                return true;
            }
        }
        return false;
    }

    /** Text that stands for itself. */
    record Literal(String text) implements TemplatePart {
        @Override
        public boolean captures() {
            return false;
        }
    }

    /** {@code {name}} or {@code {name:regex}}: at least one character, no slash. */
    record Segment(String name, @Nullable String regex) implements TemplatePart {}

    /** {@code {*name}}: anything, slashes included. */
    record Rest(String name) implements TemplatePart {}
}
