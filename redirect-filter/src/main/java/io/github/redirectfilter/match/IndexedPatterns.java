package io.github.redirectfilter.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds matching patterns by host and path, so that a request asks the few that can match and not all there are. What a
 * part of the index finds is a candidate; whether it matches, its pattern says.
 */
public final class IndexedPatterns implements RuleIndex {
    /** RFC 1035, section 2.3.4: no name is longer, so that no pattern fits a longer text. */
    private static final int LONGEST_HOST = 253;

    private final PathIndex anyHost;
    private final Map<String, PathIndex> hosts = new HashMap<>();
    private final Map<String, PathIndex> domains = new HashMap<>();

    /** Indexes patterns by their position in the list. */
    public IndexedPatterns(List<SourcePattern> patterns) {
        List<Integer> unbound = new ArrayList<>();
        Map<String, List<Integer>> byHost = new HashMap<>();
        Map<String, List<Integer>> byDomain = new HashMap<>();
        for (int ordinal = 0; ordinal < patterns.size(); ordinal++) {
            HostPattern host = patterns.get(ordinal).host();
            if (host == null || host.domain().isEmpty()) {
                unbound.add(ordinal);
            } else {
                Map<String, List<Integer>> map = host.isLiteral() ? byHost : byDomain;
                map.computeIfAbsent(host.domain(), name -> new ArrayList<>()).add(ordinal);
            }
        }
        Candidates candidates = new Candidates(patterns);
        this.anyHost = new PathIndex(unbound, patterns, candidates);
        byHost.forEach((name, members) -> hosts.put(name, new PathIndex(members, patterns, candidates)));
        byDomain.forEach((name, members) -> domains.put(name, new PathIndex(members, patterns, candidates)));
    }

    @Override
    public int next(int from, RequestUrl url) {
        // the few for this host first: what they find bounds the search among all the others
        int best = Integer.MAX_VALUE;
        String host = url.host();
        if (!hosts.isEmpty()) {
            PathIndex index = hosts.get(host);
            best = index == null ? best : index.first(from, best, url);
        }
        if (!domains.isEmpty() && host.length() <= LONGEST_HOST) {
            for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
                PathIndex index = domains.get(host.substring(dot + 1));
                best = index == null ? best : index.first(from, best, url);
            }
        }
        best = anyHost.first(from, best, url);
        return best == Integer.MAX_VALUE ? NONE : best;
    }
}
