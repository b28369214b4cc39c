package io.github.redirectfilter.openredirect;

import java.util.Optional;

/** A way by which a target that a request brings may get into a {@code Location}. */
interface Door {
    /** Short name for reports. */
    String name();

    /**
     * Brings a payload to the door.
     *
     * @return the {@code Location} that is sent; where none is sent because the target is the page that the client is on
     *     already, the URL of that page; empty if the payload is refused
     */
    Optional<String> send(String payload);

    /**
     * Whether every harmless target has to come through: not so where the way itself changes the payload, as a path does
     * that loses its empty segments.
     */
    default boolean takesAnyTarget() {
        return true;
    }
}
