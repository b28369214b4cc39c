package io.github.redirectfilter.config;

import java.util.HashMap;
import java.util.Map;

/**
 * The named nodes of a YAML document. Counts what aliases stand for: a few lines of aliases to aliases ("billion
 * laughs") would otherwise grow until the memory is gone.
 */
final class YamlAnchors {
    private static final int MOST_ALIASED = 100_000;

    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;
    private int aliased;

    private record Anchored(YamlNode node, int size) {}

    /** Counts a node that begins; the result is for {@link #name}. */
    int begin() {
        return nodes++;
    }

    /** Names a node that is complete, so that no alias leads into a loop. */
    void name(String anchor, YamlNode node, int begin) {
        anchors.put(anchor, new Anchored(node, nodes - begin));
    }

    /** The node that an alias stands for. */
    YamlNode resolve(Located alias) {
        Anchored anchored = anchors.get(alias.text().substring(1));
        if (anchored == null) {
            throw new YamlRejectedException(
                    alias,
                    "alias \"" + alias.text() + "\" is not defined before; a text that begins with \"*\" needs quotes");
        }
        nodes += anchored.size;
        aliased += anchored.size;
        if (aliased > MOST_ALIASED) {
            throw new YamlRejectedException(alias, "the aliases stand for more than " + MOST_ALIASED + " values");
        }
        return anchored.node;
    }
}
