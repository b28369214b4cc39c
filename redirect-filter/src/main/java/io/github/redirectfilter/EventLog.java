package io.github.redirectfilter;

import io.github.redirectfilter.match.ControlCharacters;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the log what an operator has to know, once a minute and kind, and counts refused targets by reason. */
final class EventLog {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");

    private final Tally<String> refusals = new Tally<>();
    private final Tally<String> limits = new Tally<>();
    private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();
    private final RecentRefusals recentRefusals = new RecentRefusals();
    private final InstantSource clock;

    EventLog(InstantSource clock) {
        this.clock = clock;
    }

    /** A target was refused; {@code sender} names the rule, or who in the application wanted to redirect. */
    void refused(Decision.Refused refused, String sender) {
        String shown = ControlCharacters.escaped(sender); // the id of a rule may be anything
        refusals.add(refused.reason());
        recentRefusals.add(new RefusedTarget(clock.instant(), refused.reason(), refused.target(), shown));
        long heldBack = heldBack(refused.reason());
        if (heldBack != Throttle.HOLD) {
            LOG.log(
                    Level.WARNING,
                    "Redirect target refused (" + refused.reason() + ") for " + shown + ": \"" + refused.target() + "\""
                            + more(heldBack));
        }
    }

    /** A redirect to https would have gone on for ever; {@code peer} is the address that the request came from. */
    void httpsBehindProxy(String rule, String peer) {
        long heldBack = heldBack("https behind proxy");
        if (heldBack != Throttle.HOLD) {
            LOG.log(
                    Level.WARNING,
                    "Rule " + ControlCharacters.escaped(rule)
                            + " did not redirect to https: X-Forwarded-Proto says that the client is there "
                            + "already, so a proxy ends TLS in front of this server. If it is yours, name it: "
                            + "trusted-proxies: " + PrintableText.of(peer) + more(heldBack));
        }
    }

    /** What a trusted proxy hands on contradicts itself. */
    void proxiesDispute(String peer) {
        long heldBack = heldBack("proxies dispute");
        if (heldBack != Throttle.HOLD) {
            LOG.log(
                    Level.WARNING,
                    "Forwarded and X-Forwarded-* that came from the trusted proxy " + PrintableText.of(peer)
                            + " contradict each other, so that neither is believed. Have it remove the kind that it does "
                            + "not write by itself" + more(heldBack));
        }
    }

    /** Deciding failed; the request passed on. */
    void failed(Throwable failure) {
        error("No decision about a request, which goes on as if there were no rules", failure);
    }

    /** Judging a redirect of the application failed; it was refused. */
    void judgeFailed(Throwable failure) {
        error("A redirect of the application could not be judged, and counts as refused", failure);
    }

    private void error(String message, Throwable failure) {
        long heldBack = heldBack(message);
        if (heldBack != Throttle.HOLD) {
            LOG.log(Level.ERROR, message + more(heldBack), failure);
        }
    }

    /** A listener failed, which changes nothing for the request. */
    void listenerFailed(RedirectListener listener, RuntimeException failure) {
        long heldBack = heldBack("listener");
        if (heldBack != Throttle.HOLD) {
            LOG.log(Level.ERROR, "A listener failed: " + listener.getClass().getName() + more(heldBack), failure);
        }
    }

    /** A request went beyond a limit, so that not all rules had their say. */
    void exceeded(RequestLimits.Limit limit) {
        limits.add(limit.toString());
        long heldBack = heldBack(limit.toString());
        if (heldBack != Throttle.HOLD) {
            LOG.log(
                    Level.WARNING,
                    "A request went beyond " + limit + ", so that rules which cost more were passed over"
                            + more(heldBack));
        }
    }

    /** How many targets were refused, by reason. */
    Map<String, Long> refusals() {
        return refusals.sums();
    }

    /** The last of them, the latest first. */
    List<RefusedTarget> recentRefusals() {
        return recentRefusals.list();
    }

    /** How many requests went beyond a limit, by its name. */
    Map<String, Long> limitsExceeded() {
        return limits.sums();
    }

    private long heldBack(String kind) {
        return throttles
                .computeIfAbsent(kind, name -> new Throttle(System::nanoTime))
                .heldBack();
    }

    private static String more(long heldBack) {
        return heldBack == 0 ? "" : " (and " + heldBack + " more like this before)";
    }
}
