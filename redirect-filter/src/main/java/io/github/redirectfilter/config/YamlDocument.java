package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.config.YamlNode.Entry;
import io.github.redirectfilter.config.YamlNode.Mapping;
import io.github.redirectfilter.config.YamlNode.Scalar;
import io.github.redirectfilter.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns YAML text into nodes with places. The only class that knows snakeyaml-engine, which an application may lack;
 * its parser's events are used, so that no schema ever changes a value.
 */
final class YamlDocument {
    // far beyond any honest file; a row of brackets would exhaust the stack
    private static final int DEEPEST = 20;

    private final YamlText text;
    private final RuleSink sink;
    private final Iterator<Event> events;
    private final YamlAnchors anchors = new YamlAnchors();
    private @Nullable Event last;

    private YamlDocument(YamlText text, RuleSink sink) {
        this.text = text;
        this.sink = sink;
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        this.events = new ParserImpl(settings, new StreamReader(settings, text.toString()));
    }

    /** The root of the document; {@code null} if it is empty, or no valid YAML, which is reported. */
    static @Nullable YamlNode read(YamlText text, RuleSink sink) {
        YamlDocument document = new YamlDocument(text, sink);
        try {
            return document.root();
        } catch (YamlRejectedException e) {
            sink.problem(e.problem());
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().isPresent() ? e.getProblemMark() : e.getContextMark();
            sink.problem(document.at(mark, 0).place(), 1, "this is not YAML: " + e.getProblem() + hint(e.getProblem()));
        } catch (ReaderException e) {
            sink.problem(text.find(e.getCodePoint()), 1, String.format("U+%04X can't stand in YAML", e.getCodePoint()));
        } catch (YamlVersionException e) {
            sink.problem(Place.of(text.source()), 1, "this is YAML of another version (expected 1.2)");
        } catch (YamlEngineException e) {
            sink.problem(Place.of(text.source()), 1, "this is not YAML: " + e);
        }
        return null;
    }

    private static String hint(String problem) {
        if (problem.contains("TAB")) {
            return "; indent with spaces";
        }
        if (problem.contains("sequence entries are not allowed here")) {
            return "; a target that is no address is written to: \"-\"";
        }
        return "; a text that begins with one of { * & ! % @ | > or holds \": \" or \" #\" needs quotes";
    }

    private @Nullable YamlNode root() {
        Event event = next();
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
            event = next();
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            return null;
        }
        YamlNode root = node(event, 0);
        next();
        Event end = next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw new YamlRejectedException(
                    at(end.getStartMark(), 0), "a second document begins here; a file holds one");
        }
        return root;
    }

    private Event next() {
        Event event = events.next();
        last = event;
        return event;
    }

    private YamlNode node(Event event, int depth) {
        Located head = head(event);
        if (depth > DEEPEST) {
            throw new YamlRejectedException(head, "more than " + DEEPEST + " levels of nesting");
        }
        if (event instanceof AliasEvent alias) {
            String name = alias.getAlias().getValue();
            return anchors.resolve(new Located("*" + name, head.place()));
        }
        int begin = anchors.begin();
        YamlNode node = switch (event.getEventId()) {
            case MappingStart -> {
                List<Entry> entries = entries(depth);
                yield new Mapping(untilLast(head), entries);
            }
            case SequenceStart -> {
                List<YamlNode> items = items(depth);
                yield new Sequence(untilLast(head), items);
            }
            default -> new Scalar(head, ((ScalarEvent) event).isPlain());
        };
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.name(anchor.getValue(), node, begin));
        tag(event)
                .filter(tag -> !tag.equals("!") && !tag.equals("tag:yaml.org,2002:str"))
                .ifPresent(tag -> sink.problem(head, "tag \"" + tag + "\" is not known here; all values are texts"));
        return node;
    }

    private List<YamlNode> items(int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, depth + 1));
        }
        return items;
    }

    private List<Entry> entries(int depth) {
        Map<String, Entry> entries = new HashMap<>();
        List<Entry> inOrder = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            Located key = key(node(event, depth + 1));
            Entry entry = new Entry(key, node(next(), depth + 1));
            Entry first = entries.putIfAbsent(key.text(), entry);
            if (first == null) {
                inOrder.add(entry);
            } else {
                sink.problem(
                        key,
                        "key \"" + key.text() + "\" is given twice, here and at "
                                + first.key().place());
            }
        }
        return inOrder;
    }

    private static Located key(YamlNode node) {
        if (!(node instanceof Scalar)) {
            throw new YamlRejectedException(
                    node.head(), "a key must be a text; a value that begins with \"{\" or \"[\" needs quotes");
        }
        if (node.head().text().equals("<<")) {
            throw new YamlRejectedException(node.head(), "merging with \"<<\" is not known here; write the keys out");
        }
        return node.head();
    }

    private static Optional<String> tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
    }

    /** The text of a scalar; of anything else what stands on the line. */
    private Located head(Event event) {
        if (event instanceof ScalarEvent scalar) {
            boolean quoted = scalar.isSQuoted() || scalar.isDQuoted();
            return new Located(
                    scalar.getValue(), at(event.getStartMark(), quoted ? 1 : 0).place());
        }
        return at(event.getStartMark(), 0);
    }

    /** A list or mapping without what stands behind it on its line. */
    private Located untilLast(Located head) {
        Place end = at(last == null ? Optional.empty() : last.getEndMark(), 0).place();
        int length = end.column() - head.place().column();
        boolean inside = end.line() == head.place().line()
                && length > 0
                && length < head.text().length();
        return inside ? head.part(0, length) : head;
    }

    private Located at(Optional<Mark> mark, int further) {
        return text.at(
                mark.map(Mark::getLine).orElse(0), mark.map(Mark::getColumn).orElse(0), further);
    }
}
