package io.github.redirectfilter.spring;

import io.github.redirectfilter.Decision;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names for decisions, the same in Actuator and in metrics. */
final class Outcomes {
    private Outcomes() {}

    /** {@code redirect}, {@code respond}, {@code refused}, or {@code pass-} and the reason. */
    static String outcome(Decision decision) {
        if (decision instanceof Decision.Redirect) {
            return "redirect";
        }
        if (decision instanceof Decision.Respond) {
            return "respond";
        }
        return decision instanceof Decision.Pass pass
                ? "pass-" + pass.why().name().toLowerCase(Locale.ROOT).replace('_', '-')
                : "refused";
    }

    /** The status that the client gets; {@code null} if the application answers. */
    static @Nullable Integer status(Decision decision) {
        if (decision instanceof Decision.Redirect redirect) {
            return redirect.status().code();
        }
        if (decision instanceof Decision.Respond respond) {
            return respond.status();
        }
        return decision instanceof Decision.Refused refused ? status(refused.answer()) : null;
    }
}
