package io.github.redirectfilter.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets the first names through, and has the others share one. */
final class CappedNames {
    static final String OTHER = "other";

    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final int most;

    CappedNames(int most) {
        this.most = most;
    }

    String capped(String name) {
        return names.contains(name) || admit(name) ? name : OTHER;
    }

    private boolean admit(String name) {
        if (names.size() >= most) { // the usual answer, without a lock
            return false;
        }
        synchronized (names) {
            return names.contains(name) || names.size() < most && names.add(name);
        }
    }
}
