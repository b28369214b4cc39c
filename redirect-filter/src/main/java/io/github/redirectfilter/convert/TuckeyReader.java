package io.github.redirectfilter.convert;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** {@code urlrewrite.xml}: takes the rules apart, each with its line. */
final class TuckeyReader {
    private final XMLStreamReader xml;
    private final Draft draft;
    private final StringBuilder text = new StringBuilder();
    private Map<String, String> attributes = Map.of();
    private final List<TuckeyRule> rules = new ArrayList<>();
    private @Nullable TuckeyRule rule;
    private boolean wildcard;

    private TuckeyReader(XMLStreamReader xml, Draft draft) {
        this.xml = xml;
        this.draft = draft;
    }

    /**
     * Reads a file. Its document type is skipped: nothing that a file names is ever fetched.
     *
     * @throws IllegalArgumentException if it is not XML
     */
    static void read(String text, Draft draft) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            new TuckeyReader(xml, draft).read();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("the file is no XML: " + e.getMessage(), e);
        }
    }

    private void read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {
                    // comments and the document type
                }
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).write(rules.subList(i + 1, rules.size()), draft);
        }
    }

    private void start(String name) {
        text.setLength(0);
        attributes = attributes();
        int line = xml.getLocation().getLineNumber();
        switch (name) {
            case "urlrewrite" -> {
                wildcard = attributes.getOrDefault("default-match-type", "").equals("wildcard");
                if (attributes.getOrDefault("use-context", "").equals("true")) {
                    draft.head(Draft.FROM_THE_ROOT);
                }
                if (attributes.getOrDefault("use-query-string", "").equals("true")) {
                    draft.reject(
                            new SourceLine(line, "<urlrewrite use-query-string=\"true\">"),
                            "expressions here look at the path alone",
                            "write the parameters of rules that need them into FROM: /path?name={value}");
                }
            }
            case "rule" -> rule = new TuckeyRule(line, wildcard, attributes);
            case "outbound-rule", "class-rule", "catch" ->
                draft.reject(
                        new SourceLine(line, "<" + name + ">"),
                        name.equals("outbound-rule")
                                ? "it changes links in pages, which is no redirect"
                                : "it runs code of the application",
                        name.equals("outbound-rule")
                                ? "write the links as they should be"
                                : "write a condition or a servlet of your own");
            default -> {
                // parts of a rule
            }
        }
    }

    private Map<String, String> attributes() {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            all.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return all;
    }

    private void end(String name) {
        TuckeyRule current = rule;
        if (current == null) {
            return;
        }
        String content = text.toString().strip();
        text.setLength(0);
        switch (name) {
            case "from" -> current.from(content, attributes);
            case "to" -> current.to(content, attributes);
            case "set" -> current.set(content, attributes);
            case "condition" -> current.condition(content, attributes);
            case "rule" -> {
                rule = null;
                rules.add(current);
            }
            case "name", "note" -> {
                // for people
            }
            default -> current.other(name);
        }
    }
}
