package io.github.redirectfilter.condition.health;

/** What operators say about a check, in place of what it says itself. */
enum Verdict {
    AUTO,
    UP,
    DOWN;

    /** What comes of it, with the state that was seen. */
    boolean isUp(HealthState seen) {
        return this == AUTO ? seen.up() : this == UP;
    }

    static Verdict parse(String text) {
        return switch (text) {
            case "auto" -> AUTO;
            case "up" -> UP;
            case "down" -> DOWN;
            default ->
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no state of a health check (expected one of up, down, auto)");
        };
    }
}
