package io.github.redirectfilter.cli;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.lint.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the line of a finding where the rules did not keep it, as those of long lists do not. */
final class Excerpts {
    private final Map<String, List<String>> files = new HashMap<>();

    /** The finding with its line, if it can be read. */
    Finding shown(Finding finding) {
        Place place = finding.place();
        if (place.excerpt() != null || place.line() == 0) {
            return finding;
        }
        List<String> lines = files.computeIfAbsent(place.source(), Excerpts::read);
        if (place.line() > lines.size()) {
            return finding;
        }
        String line = lines.get(place.line() - 1);
        int indent = line.length() - line.stripLeading().length();
        return new Finding(
                finding.code(),
                finding.severity(),
                new Place(place.source(), place.line(), indent + 1, line),
                Math.max(1, line.strip().length()),
                finding.what(),
                finding.why(),
                finding.mend());
    }

    private static List<String> read(String source) {
        try {
            return Files.readAllLines(Path.of(source));
        } catch (IOException unreadable) { // gone since, or no file
            return List.of();
        }
    }
}
