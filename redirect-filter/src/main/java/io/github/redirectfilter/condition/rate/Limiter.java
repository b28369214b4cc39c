package io.github.redirectfilter.condition.rate;

/** One rate, and what each caller has used of it. */
interface Limiter {
    /** Takes a token of a caller; the nanoseconds until there is one if there is none, else 0. */
    long take(String caller);

    /** What {@link #take} would say, without taking a token. */
    long peek(String caller);
}
