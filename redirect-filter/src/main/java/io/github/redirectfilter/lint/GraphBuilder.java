package io.github.redirectfilter.lint;

import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.lint.RedirectGraph.Hop;
import io.github.redirectfilter.lint.RedirectGraph.Way;
import io.github.redirectfilter.lint.RuleGraph.Edge;
import io.github.redirectfilter.lint.RuleGraph.EdgeKind;
import io.github.redirectfilter.lint.RuleGraph.Node;
import io.github.redirectfilter.lint.RuleGraph.NodeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the redirects of rules by following samples, and chooses which of them are drawn. */
final class GraphBuilder {
    private final Inspection inspection;
    private final RedirectGraph graph;
    private final Map<Ends, EdgeKind> edges = new LinkedHashMap<>();

    GraphBuilder(Inspection inspection) {
        this.inspection = inspection;
        this.graph = new RedirectGraph(inspection);
    }

    /** A node by what makes it the same: the ordinal of a rule, or a text. */
    private record Key(NodeKind kind, int ordinal, String text) {}

    private record Ends(Key from, Key to, int status) {}

    void add(LintRule rule) {
        if (!rule.redirects()) {
            return;
        }
        for (LintRule.Probed sample : rule.probed()) {
            Way way = graph.follow(rule, sample, false);
            add(way);
            if (!way.certain()) {
                add(graph.follow(rule, sample, true));
            }
        }
    }

    private void add(Way way) {
        List<Hop> hops = way.hops();
        if (hops.isEmpty()) {
            return;
        }
        // what comes behind the first redirect is seen again when its own rule is followed
        boolean first = !way.isEndless();
        for (int i = 0; i < (first ? 1 : hops.size()); i++) {
            boolean last = i + 1 == hops.size();
            boolean endless = way.cycleFrom() >= 0 ? i >= way.cycleFrom() : !first;
            if (last && way.isEndless()) {
                Hop back = hops.get(Math.max(0, way.cycleFrom()));
                put(hops.get(i), key(back.rule()), EdgeKind.LOOP);
            } else if (last) {
                Key end = end(way, hops.get(i));
                put(hops.get(i), end, end.kind() == NodeKind.HOST ? EdgeKind.TO_HOST : EdgeKind.TO_PAGE);
            } else {
                put(hops.get(i), key(hops.get(i + 1).rule()), endless ? EdgeKind.LOOP : EdgeKind.CHAIN);
            }
        }
    }

    private void put(Hop hop, Key to, EdgeKind kind) {
        RedirectStatus status = hop.rule().status();
        edges.merge(
                new Ends(key(hop.rule()), to, status == null ? 0 : status.code()),
                kind,
                (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    private static Key key(LintRule rule) {
        return new Key(NodeKind.RULE, rule.ordinal(), rule.from());
    }

    private static Key end(Way way, Hop hop) {
        String location = hop.location();
        int authority = location.startsWith("/") ? -1 : location.indexOf("://");
        if (authority > 0) {
            int path = location.indexOf('/', authority + 3);
            String origin = path < 0 ? location : location.substring(0, path);
            return new Key(NodeKind.HOST, 0, way.begin().named(origin));
        }
        String page = way.begin().addsQuery() ? location.replaceFirst("[?&]" + Samples.ADDED_QUERY, "") : location;
        return new Key(NodeKind.PAGE, 0, way.begin().named(page));
    }

    /** What is chosen of all redirects. */
    RuleGraph build(int asked, int mostNodes) {
        List<Map.Entry<Ends, EdgeKind>> worstFirst = new ArrayList<>(edges.entrySet());
        worstFirst.sort(Comparator.comparing(Map.Entry<Ends, EdgeKind>::getValue));
        Map<Key, Integer> nodes = new LinkedHashMap<>();
        List<Edge> chosen = new ArrayList<>();
        for (Map.Entry<Ends, EdgeKind> edge : worstFirst) {
            Ends ends = edge.getKey();
            long missing = List.of(ends.from(), ends.to()).stream()
                    .distinct()
                    .filter(key -> !nodes.containsKey(key))
                    .count();
            if (nodes.size() + missing <= mostNodes) {
                chosen.add(
                        new Edge(index(ends.from(), nodes), index(ends.to(), nodes), ends.status(), edge.getValue()));
            }
        }
        List<Node> drawn = nodes.keySet().stream().map(this::node).toList();
        return new RuleGraph(drawn, chosen, inspection.size(), asked, edges.size() - chosen.size());
    }

    private static int index(Key key, Map<Key, Integer> nodes) {
        Integer before = nodes.putIfAbsent(key, nodes.size());
        return before == null ? nodes.size() - 1 : before;
    }

    private Node node(Key key) {
        if (key.kind() != NodeKind.RULE) {
            return new Node(key.kind(), key.text(), null, null);
        }
        LintRule rule = new LintRule(inspection, inspection.rule(key.ordinal()));
        return new Node(
                NodeKind.RULE,
                key.text(),
                rule.rule().written().toString(),
                rule.rule().written().place().toString());
    }
}
