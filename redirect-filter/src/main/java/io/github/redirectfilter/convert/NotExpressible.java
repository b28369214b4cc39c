package io.github.redirectfilter.convert;

/** Something can't be said in a rule; ends the conversion of one line. */
final class NotExpressible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String instead;

    NotExpressible(String reason, String instead) {
        super(reason, null, false, false);
        this.instead = instead;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String instead() {
        return instead;
    }
}
