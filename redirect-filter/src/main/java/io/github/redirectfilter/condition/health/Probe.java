package io.github.redirectfilter.condition.health;

import java.util.function.Consumer;

/** A way to ask whether something is up. */
interface Probe {
    /**
     * Asks.
     *
     * @param answer is told once, on any thread
     * @return gives up, so that the answer is a failure
     */
    Runnable ask(Consumer<Answer> answer);

    /**
     * An answer.
     *
     * @param reason what was seen, for the log
     */
    record Answer(boolean up, String reason) {}
}
