package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects rules of long lists that never have their turn, because the same source stands in a rule before. */
final class Duplicates {
    private static final int MOST_SHOWN = 100;

    private final List<Problem> shown = new ArrayList<>();
    private final Map<String, Place> first = new HashMap<>();
    private int more;

    /** Takes a rule that was compiled: one with a parameter in its source, for example. */
    void add(RedirectRule rule) {
        Place before = first.putIfAbsent(rule.from(), rule.place());
        if (before != null) {
            found(rule.from(), before, rule.text().from().where());
        }
    }

    /** Takes a pair of places where the same source stands. */
    void found(String from, Place before, Place place) {
        if (shown.size() == MOST_SHOWN) {
            more++;
            return;
        }
        shown.add(new Problem(
                place,
                from.length(),
                from + " stands at " + line(before) + " already, which wins (expected each address once)"));
    }

    private static String line(Place place) {
        return place.line() == 0 ? place.source() : place.source() + ":" + place.line();
    }

    /** The first of them, and how many more there are. */
    List<Problem> warnings() {
        List<Problem> all = new ArrayList<>(shown);
        if (more > 0) {
            Place last = shown.get(shown.size() - 1).place();
            all.add(new Problem(Place.of(last.source()), 1, more + " more addresses stand twice"));
        }
        return all;
    }
}
