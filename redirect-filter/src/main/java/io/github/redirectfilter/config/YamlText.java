package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import java.util.List;

/** The lines of a YAML file, in which a parser's positions become places. */
record YamlText(String source, List<String> lines) {
    /**
     * The rest of a line.
     *
     * @param line from 0; behind the last line is its end
     * @param codePoints how many code points stand before, as YAML parsers count
     * @param further how many characters more
     */
    Located at(int line, int codePoints, int further) {
        if (lines.isEmpty()) {
            return new Located("", Place.of(source));
        }
        int number = Math.min(line, lines.size() - 1);
        String text = lines.get(number);
        int before = line > number
                ? text.codePointCount(0, text.length())
                : Math.min(codePoints, text.codePointCount(0, text.length()));
        int index = Math.min(text.length(), text.offsetByCodePoints(0, before) + further);
        return new Located(text.substring(index).stripTrailing(), new Place(source, number + 1, index + 1, text));
    }

    /** Where a character stands first. */
    Place find(int codePoint) {
        for (int i = 0; i < lines.size(); i++) {
            int index = lines.get(i).indexOf(codePoint);
            if (index >= 0) {
                return new Place(source, i + 1, index + 1, lines.get(i));
            }
        }
        return Place.of(source);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
