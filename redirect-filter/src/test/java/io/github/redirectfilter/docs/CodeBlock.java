package io.github.redirectfilter.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A fenced block of a Markdown page.
 *
 * @param line where its fence stands, from 1
 */
public record CodeBlock(String language, int line, List<String> lines) {
    private static final String FENCE = "```";

    /** All blocks of a page. */
    public static List<CodeBlock> in(Path page) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> lines = linesOf(page);
        for (int begin = 0; begin < lines.size(); begin++) {
            int indent = lines.get(begin).indexOf(FENCE);
            if (indent >= 0 && lines.get(begin).substring(0, indent).isBlank()) {
                int end = begin + 1;
                while (!lines.get(end).strip().equals(FENCE)) {
                    end++;
                }
                String language =
                        lines.get(begin).substring(indent + FENCE.length()).strip();
                blocks.add(new CodeBlock(language, begin + 1, content(lines.subList(begin + 1, end), indent)));
                begin = end;
            }
        }
        return blocks;
    }

    /** A block in a list item is indented as a whole. */
    private static List<String> content(List<String> lines, int indent) {
        return lines.stream()
                .map(line -> line.substring(Math.min(indent, line.length())))
                .toList();
    }

    private static List<String> linesOf(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return String.join("\n", lines);
    }

    /** A test as a reader would copy it. */
    boolean isTest() {
        return language.equals("java") && text().contains("@Test");
    }

    boolean isConfiguration() {
        return Set.of("csv", "rules", "yaml", "java").contains(language) && !isTest()
                || language.startsWith("convert ")
                || language.equals("xml") && text().contains("<filter>");
    }

    boolean isOutcome() {
        return Set.of("requests", "error", "findings", "explain", "console").contains(language);
    }
}
