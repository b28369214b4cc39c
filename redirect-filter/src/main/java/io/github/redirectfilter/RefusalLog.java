package io.github.redirectfilter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts refused targets by reason, and warns of them: one line a minute and reason, so that a stranger can't fill the
 * log.
 */
final class RefusalLog {
    private static final Logger LOG = System.getLogger(Redirects.class.getName());
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private static final class Entry {
        final LongAdder count = new LongAdder();
        final AtomicLong unsaid = new AtomicLong();
        final AtomicLong nextLine = new AtomicLong(System.nanoTime());
    }

    /** Counts a refusal; {@code sender} names the rule, or who in the application wanted to redirect. */
    void refused(Decision.Refused refused, String sender) {
        Entry entry = entries.computeIfAbsent(refused.reason(), reason -> new Entry());
        entry.count.increment();
        long now = System.nanoTime();
        long next = entry.nextLine.get();
        if (now - next < 0 || !entry.nextLine.compareAndSet(next, now + PAUSE_NANOS)) {
            entry.unsaid.incrementAndGet();
            return;
        }
        long unsaid = entry.unsaid.getAndSet(0);
        LOG.log(
                Level.WARNING,
                "redirect target refused ({0}) for {1}: \"{2}\"{3}",
                refused.reason(),
                sender,
                refused.target(),
                unsaid == 0 ? "" : " (and " + unsaid + " more for this reason before)");
    }

    /** How many targets were refused, by reason. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        entries.forEach((reason, entry) -> counts.put(reason, entry.count.sum()));
        return counts;
    }
}
