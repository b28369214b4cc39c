package io.github.redirectfilter.target;

/** A target that is not to be sent. Costs no stack trace, for strangers can cause it. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal reason;
    private final boolean ruleOnly;
    private final String target;

    /** Refuses for a reason. */
    RefusedException(Refusal reason) {
        this(reason, false, "");
    }

    private RefusedException(Refusal reason, boolean ruleOnly, String target) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
        this.ruleOnly = ruleOnly;
        this.target = target;
    }

    /** A value does not fit its place in the path: this rule is not the one, another may be. */
    static RefusedException ofRule(Refusal reason, String path) {
        return new RefusedException(reason, true, path);
    }

    /** The same, with the text that was refused. */
    RefusedException of(String refused) {
        return new RefusedException(reason, ruleOnly, refused);
    }

    /** The text that was refused; hostile. */
    public String target() {
        return target;
    }

    /** Whether the next rule is to be asked, because the value does not fit this one. */
    public boolean ruleOnly() {
        return ruleOnly;
    }

    /** Why. */
    public Refusal reason() {
        return reason;
    }
}
