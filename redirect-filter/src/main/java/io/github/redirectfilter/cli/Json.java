package io.github.redirectfilter.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259) of maps, lists, texts, numbers and truth values: a library for that would be all that it is for. */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /** The text of a value, with a line an entry. */
    static String of(@Nullable Object value) {
        Json json = new Json();
        json.write(value, 0);
        return json.out.toString();
    }

    private void write(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            block('{', '}', map.entrySet().iterator(), depth);
        } else if (value instanceof List<?> list) {
            block('[', ']', list.iterator(), depth);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            text(String.valueOf(entry.getKey()));
            out.append(": ");
            write(entry.getValue(), depth);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private void block(char open, char close, Iterator<?> entries, int depth) {
        out.append(open);
        boolean empty = !entries.hasNext();
        while (entries.hasNext()) {
            newLine(depth + 1);
            write(entries.next(), depth + 1);
            out.append(entries.hasNext() ? "," : "");
        }
        if (!empty) {
            newLine(depth);
        }
        out.append(close);
    }

    private void newLine(int depth) {
        out.append('\n').append("  ".repeat(depth));
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    // what is no ASCII may be half a pair, and a terminal may read it in another charset
                    if (c >= 0x20 && c < 0x7F) {
                        out.append(c);
                    } else {
                        out.append(String.format("\\u%04x", (int) c));
                    }
                }
            }
        }
        out.append('"');
    }
}
