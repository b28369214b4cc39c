package io.github.redirectfilter.benchmarks.report;

import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes results into a document, between {@link #BEGIN} and {@link #END}.
 *
 * <p>{@code RESULTS-FOLDER DOCUMENT MODE}. In the folder, {@code mixed*.json}, {@code regex*.json} and {@code parts.json} are
 * JMH's; {@code *.command} is what was run.
 */
public final class Report {
    static final String BEGIN = "<!-- results -->";
    static final String END = "<!-- end of results -->";

    private final Path folder;
    private final StringBuilder text = new StringBuilder();

    private Report(Path folder) {
        this.folder = folder;
    }

    /** Rewrites the document. */
    public static void main(String[] arguments) throws IOException {
        Path document = Path.of(arguments[1]);
        String results = new Report(Path.of(arguments[0])).write(arguments[2]);
        Files.writeString(document, between(Files.readString(document), results));
    }

    static String between(String document, String results) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("The document has no place for results (expected a line " + BEGIN
                    + " and, after it, a line " + END + ")");
        }
        return document.substring(0, begin + BEGIN.length()) + "\n" + results + document.substring(end);
    }

    private String write(String mode) throws IOException {
        MicroResults mixed = MicroResults.read(files("mixed"));
        MicroResults regex = MicroResults.read(files("regex"));
        HostileSection hostile = new HostileSection(Results.read(folder.resolve("hostile.jsonl")));
        FootprintSection footprint = new FootprintSection(Results.read(folder.resolve("footprint.jsonl")));
        LoadSection load = new LoadSection(Results.read(folder.resolve("load.jsonl")));

        text.append(Machine.describe()).append(". Made by `").append(mode).append("`.\n\n");
        text.append(new TargetsSection(mixed, regex, hostile, footprint, load));
        MicroSections mixedTables = new MicroSections(mixed);
        section("Mixed rules", "mixed", mixedTables.tables(Aim.MISS, "a miss"));
        text.append(mixedTables.tables(Aim.EXACT, "a hit of a literal rule"));
        text.append(mixedTables.tables(Aim.ANY, "a hit of any rule"));
        settings(mixed);
        section("What a miss is spent on", "parts", new PartsSection(folder.resolve("parts.json")).toString());
        MicroSections regexTables = new MicroSections(regex);
        section("Regular expressions without a literal prefix", "regex", regexTables.tables(Aim.MISS, "a miss"));
        text.append(regexTables.tables(Aim.ANY, "a hit"));
        settings(regex);
        section("Hostile paths", "hostile", hostile.toString());
        section("Loading and memory", "footprint", footprint.toString());
        section("Whole servers", "load", load.toString());
        return text.toString();
    }

    private void section(String title, String name, String tables) throws IOException {
        text.append("### ").append(title).append("\n\n");
        Path command = folder.resolve(name + ".command");
        if (Files.exists(command)) {
            text.append("```sh\n").append(Files.readString(command)).append("```\n\n");
        }
        text.append(tables);
    }

    private void settings(MicroResults results) {
        if (!results.isEmpty()) {
            results.machines().forEach(each -> text.append("- ").append(each).append('\n'));
            text.append('\n');
        }
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(name + ".*\\.json"))
                    .sorted()
                    .toList();
        }
    }
}
