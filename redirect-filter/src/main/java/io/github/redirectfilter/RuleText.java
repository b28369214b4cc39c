package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectRule.Option;
import io.github.redirectfilter.RedirectRule.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a rule, as written. Printed, they are a rule line; parts that were not read from a source get their places
 * in that line, so that errors can point at them too.
 */
record RuleText(
        @Nullable Text methods,
        Text from,
        Text to,
        @Nullable Text status,
        List<Option> options) {
    /** The same parts, each with a place: its own, or else that in the printed line. */
    RuleText located(String source) {
        if (from.place() != null) {
            return this;
        }
        Printer printer = new Printer();
        int methodsAt = methods == null ? 0 : printer.column(methods.value());
        int fromAt = printer.column(from.value());
        int toAt = printer.column(to.value());
        int statusAt = status == null ? 0 : printer.column(status.value());
        List<int[]> optionsAt = new ArrayList<>();
        options.forEach(option -> optionsAt.add(printer.option(option)));
        Place line = new Place(source, 0, 1, printer.toString());
        List<Option> located = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            Option option = options.get(i);
            Text value = option.value();
            located.add(new Option(
                    option.key().at(line.plus(optionsAt.get(i)[0])),
                    value == null ? null : value.at(line.plus(optionsAt.get(i)[1]))));
        }
        return new RuleText(
                methods == null ? null : methods.at(line.plus(methodsAt)),
                from.at(line.plus(fromAt)),
                to.at(line.plus(toAt)),
                status == null ? null : status.at(line.plus(statusAt)),
                List.copyOf(located));
    }

    /** A part by its name, or the value of an option by its key; the source, if it is not written. */
    Text part(String name) {
        Text part = switch (name) {
            case "to" -> to;
            case "status" -> status;
            case "methods" -> methods;
            default ->
                options.stream()
                        .filter(option -> option.key().value().equals(name))
                        .map(Option::valueOrKey)
                        .findFirst()
                        .orElse(null);
        };
        return part == null ? from : part;
    }

    /** The parts as a rule line. */
    @Override
    public String toString() {
        Printer printer = new Printer();
        if (methods != null) {
            printer.column(methods.value());
        }
        printer.column(from.value());
        printer.column(to.value());
        if (status != null) {
            printer.column(status.value());
        }
        options.forEach(printer::option);
        return printer.toString();
    }

    /** Writes a line column by column. */
    private static final class Printer {
        private final StringBuilder line = new StringBuilder();

        /** Adds a column; returns where its text begins. */
        int column(String text) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            return value(text);
        }

        /** Adds an option; returns where key and value begin. */
        int[] option(Option option) {
            line.append(' ');
            int key = line.length();
            line.append(option.key().value());
            Text value = option.value();
            if (value == null) {
                return new int[] {key, key};
            }
            line.append('=');
            return new int[] {key, value(value.value())};
        }

        private int value(String text) {
            int start = line.length();
            if (plain(text)) {
                line.append(text);
                return start;
            }
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
            return start + 1;
        }

        /** Whether a text reads back without quotes, which open a column or follow its first equals sign. */
        private static boolean plain(String text) {
            return !text.isEmpty()
                    && text.charAt(0) != '"'
                    && text.charAt(0) != '#'
                    && !text.startsWith("\"", text.indexOf('=') + 1)
                    && text.chars().noneMatch(Character::isWhitespace);
        }

        @Override
        public String toString() {
            return line.toString();
        }
    }
}
