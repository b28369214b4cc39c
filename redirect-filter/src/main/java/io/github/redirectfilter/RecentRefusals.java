package io.github.redirectfilter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The last targets that were refused: counts do not tell an attack from a partner that the allowlist lacks. */
final class RecentRefusals {
    /** Anybody can cause refusals, and must not fill the memory. */
    static final int MOST = 20;

    private final Deque<RefusedTarget> oldestFirst = new ArrayDeque<>(MOST);

    synchronized void add(RefusedTarget refused) {
        if (oldestFirst.size() == MOST) {
            oldestFirst.removeFirst();
        }
        oldestFirst.addLast(refused);
    }

    /** The latest first. */
    synchronized List<RefusedTarget> list() {
        List<RefusedTarget> list = new ArrayList<>(oldestFirst);
        Collections.reverse(list);
        return list;
    }
}
