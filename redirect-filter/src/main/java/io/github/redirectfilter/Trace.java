package io.github.redirectfilter;

import io.github.redirectfilter.target.TargetUrl;

/** Is told how a decision comes about, for those who ask why. Decisions about requests have none. */
interface Trace {
    /** A rule whose source fits has its turn. */
    void candidate(int ordinal, CompiledRule rule);

    /** A condition of the last candidate was asked. */
    void asked(Condition condition, boolean holds, Evaluation evaluation);

    /** As many conditions were asked as a request may, so that the last candidate does not match. */
    void tooManyAsked();

    /** The request went beyond a limit: expressions were not run, or the last candidate does not match for it. */
    void exceeded(RequestLimits.Limit limit);

    /** The target of the last candidate, before the request's query was carried along, and behind that. */
    void target(TargetUrl before, TargetUrl after);

    /** The last candidate has no target for this request: a value is missing, or too long. */
    void noTarget();

    /**
     * The target of the last candidate is not sent: the guard refused it, or it can't be made of these values, so that the
     * next rule is asked.
     *
     * @param passedBy whether it is for the next rule
     */
    void refused(String reason, String target, boolean passedBy);
}
