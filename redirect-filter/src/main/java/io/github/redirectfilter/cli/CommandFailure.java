package io.github.redirectfilter.cli;

/** A command can't do what it was asked; the message is for the user. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }
}
