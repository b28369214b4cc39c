package io.github.redirectfilter.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules whose patterns match a request, in the order of their ordinals, by host and path: a request asks the few
 * that can match and not all there are. What a part of the index finds is a candidate; whether it matches, its pattern
 * says. Immutable and safe for use by several threads.
 */
public final class RuleIndex {
    /** What is returned when there is no match. */
    public static final int NONE = -1;

    /** What {@link #firstForPath} returns for a path that has not the form of {@link CanonicalPath}. */
    public static final int NOT_CANONICAL = -2;

    /** RFC 1035, section 2.3.4: no name is longer, so that no pattern fits a longer text. */
    private static final int LONGEST_HOST = 253;

    private final Candidates candidates;
    private final TokenBits tokens;
    private final PathIndex anyHost;
    private final Map<String, PathIndex> hosts = new HashMap<>();
    private final Map<String, PathIndex> domains = new HashMap<>();

    /**
     * Indexes patterns.
     *
     * @param duplicates is told of literals that never have their turn
     */
    public RuleIndex(Patterns patterns, Patterns.Duplicates duplicates) {
        this.candidates = new Candidates(patterns);
        Ordinals unbound = new Ordinals();
        Map<String, Ordinals> byHost = new HashMap<>();
        Map<String, Ordinals> byDomain = new HashMap<>();
        for (int ordinal = 0; ordinal < patterns.size(); ordinal++) {
            SourcePattern pattern = patterns.pattern(ordinal);
            HostPattern host = pattern == null ? null : pattern.host();
            String name = pattern == null ? patterns.literalHost(ordinal) : host == null ? null : host.domain();
            if (name == null || name.isEmpty()) {
                unbound.add(ordinal);
            } else {
                Map<String, Ordinals> map = host == null || host.isLiteral() ? byHost : byDomain;
                Ordinals.add(map, name, ordinal);
            }
        }
        Set<Long> keys = new HashSet<>();
        this.anyHost = new PathIndex(unbound, candidates, duplicates, keys);
        for (Map.Entry<String, Ordinals> each : byHost.entrySet()) {
            hosts.put(each.getKey(), new PathIndex(each.getValue(), candidates, duplicates, keys));
        }
        for (Map.Entry<String, Ordinals> each : byDomain.entrySet()) {
            domains.put(each.getKey(), new PathIndex(each.getValue(), candidates, duplicates, keys));
        }
        this.tokens = new TokenBits(keys.size());
        for (Long key : keys) {
            tokens.add(key);
        }
    }

    /** The tokens by which patterns are found. */
    TokenBits tokens() {
        return tokens;
    }

    /** Whether any pattern asks for a host. */
    public boolean asksForHost() {
        return !hosts.isEmpty() || !domains.isEmpty();
    }

    /**
     * The lowest ordinal whose pattern fits path and host, whatever else it asks for. Nearly every request ends here, so
     * that where the answer is {@link #NONE}, nothing is allocated.
     *
     * @param text ends in the path, which begins at {@code start}
     * @param host in lower case
     * @return the ordinal, {@link #NONE}, or {@link #NOT_CANONICAL}
     */
    public int firstForPath(String text, int start, String host) {
        long hash = PathHash.ofCanonical(text, start, tokens);
        return hash == PathHash.NOT_CANONICAL ? NOT_CANONICAL : first(hash, 0, text, start, host, null);
    }

    /**
     * The lowest ordinal, not below {@code from}, of a pattern that matches.
     *
     * @return the ordinal, or {@link #NONE}
     */
    public int next(int from, RequestUrl url) {
        String path = url.path();
        long hash = PathHash.of(path, 0, PathHash.endWithoutSlash(path, 0));
        return first(hash | PathHash.TOKEN, from, path, 0, url.host(), url);
    }

    private int first(long hash, int from, String text, int start, String host, @Nullable RequestUrl url) {
        // the few for this host first: what they find bounds the search among all the others
        int best = Integer.MAX_VALUE;
        if (!hosts.isEmpty()) {
            PathIndex index = hosts.get(host);
            best = index == null ? best : index.first(hash, from, best, text, start, url);
        }
        if (!domains.isEmpty() && host.length() <= LONGEST_HOST) {
            for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
                PathIndex index = domains.get(host.substring(dot + 1));
                best = index == null ? best : index.first(hash, from, best, text, start, url);
            }
        }
        best = anyHost.first(hash, from, best, text, start, url);
        return best == Integer.MAX_VALUE ? NONE : best;
    }
}
