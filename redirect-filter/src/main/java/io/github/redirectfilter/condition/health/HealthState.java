package io.github.redirectfilter.condition.health;

/**
 * Whether something is up, by what was seen of it. One answer is never enough to change that, unless the settings say so.
 * It is up until the contrary is known: a redirect away from a sound server would do harm, and the request that finds it
 * down would have failed anyway.
 */
final class HealthState {
    private volatile boolean up = true;
    private int contradictions;

    boolean up() {
        return up;
    }

    /** Takes an answer; true if the state has changed with it. */
    synchronized boolean answered(boolean success, HealthSettings settings) {
        if (success == up) {
            contradictions = 0;
            return false;
        }
        contradictions++;
        if (contradictions < (up ? settings.down() : settings.up())) {
            return false;
        }
        contradictions = 0;
        up = success;
        return true;
    }
}
