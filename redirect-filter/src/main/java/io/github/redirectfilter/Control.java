package io.github.redirectfilter;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that operators can change while the rules run, such as whether a switch is on. Conditions read it for each
 * request; {@link Redirects.Controls} set it. Safe for use by several threads.
 *
 * @param <T> what it is read as
 */
public final class Control<T> {
    private final String name;
    private final String subject;
    private final String first;
    private final Function<String, T> parser;
    private final @Nullable Function<T, String> description;
    private volatile State<T> state;

    private record State<T>(String text, T value) {}

    Control(
            String name,
            String subject,
            String first,
            Function<String, T> parser,
            @Nullable Function<T, String> description) {
        this.name = name;
        this.subject = subject;
        this.first = first;
        this.parser = parser;
        this.description = description;
        this.state = new State<>(first, parser.apply(first));
    }

    /** The value now. */
    public T get() {
        return state.value();
    }

    /** Kind and name, such as {@code switch.maintenance}. */
    public String name() {
        return name;
    }

    /** What it is about. A control of the same name in later rules is another one if it is about something else. */
    String subject() {
        return subject;
    }

    /** The value as the configuration has it. */
    String first() {
        return first;
    }

    String text() {
        return state.text();
    }

    /** What the value comes to now. */
    String description() {
        State<T> now = state;
        return description == null ? now.text() : description.apply(now.value());
    }

    /** Changes the value; an {@link IllegalArgumentException} says why a text is none. */
    void set(String text) {
        state = new State<>(text, parser.apply(text));
    }
}
