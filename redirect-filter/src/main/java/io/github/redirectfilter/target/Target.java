package io.github.redirectfilter.target;

import io.github.redirectfilter.match.Capture;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a rule leads. */
public sealed interface Target permits TargetTemplate, LiteralTarget {
    /**
     * Reads a target.
     *
     * @param captures what the source pattern captures
     * @throws ParseException with what is wrong, what would be right, and the offset of it
     */
    static Target parse(String text, List<Capture> captures) throws ParseException {
        int rest = LiteralTarget.restIn(text);
        if (rest >= 0 && LiteralTarget.isFinal(text, rest)) {
            WebOrigin origin = rest == 0 ? null : LiteralTarget.origin(text.substring(0, rest));
            if (rest == 0 || origin != null) {
                return new LiteralTarget(origin, text.substring(rest));
            }
        }
        return TargetTemplate.parse(text, captures);
    }

    /** The origin that it always leads to; {@code null} if it leads to several, or to our own. */
    @Nullable
    WebOrigin literalOrigin();

    /** Whether the operator alone decides which site it leads to; a path of our own leads to none. */
    boolean trusted(Base base);

    /** Names of the request headers that the target depends on. */
    Set<String> headersRead();

    /** Names of the query parameters that the target uses up. */
    Set<String> parametersRead();

    /**
     * Fills in the values and judges the result.
     *
     * @param context what goes in front of a path of our own, empty for nothing
     * @param trustLiteral whether an authority that the rule itself writes needs no entry in the allowlist
     * @return {@code null} if a value is absent that has no default
     * @throws RefusedException if the result is not to be sent
     */
    @Nullable
    TargetUrl resolve(TargetValues values, Base base, String context, Guard guard, boolean trustLiteral)
            throws RefusedException;
}
