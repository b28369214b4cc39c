package io.github.redirectfilter.docs;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.SystemLoad;
import io.github.redirectfilter.cli.Main;
import io.github.redirectfilter.config.ConfigurationLoader;
import io.github.redirectfilter.convert.Conversion;
import io.github.redirectfilter.convert.Converter;
import io.github.redirectfilter.convert.Dialect;
import io.github.redirectfilter.lint.Finding;
import io.github.redirectfilter.lint.Lint;
import jakarta.servlet.annotation.WebServlet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/**
 * The configuration of one example, put where an application would have it: rules and YAML as the file that is found
 * without being named, XML as init-params, Java as compiled classes.
 */
final class Example {
    /** What the clock of every example shows, as the pages say. */
    private static final Instant NOW = Instant.parse("2026-12-10T12:00:00Z");

    /** What chance brings in every example. */
    private static final long DRAWN = 0x0123456789ABCDEFL;

    /** How busy the system is in every example. */
    private static final double HALF = 0.5;

    /** Begins the language of a block in a language of others, such as {@code convert nginx}. */
    private static final String CONVERT = "convert ";

    private final Map<String, CodeBlock> blocks = new LinkedHashMap<>();
    private @Nullable Redirects loaded;

    /** Adds a block; false if there is one of its language already. */
    boolean add(CodeBlock block) {
        return blocks.putIfAbsent(block.language(), block) == null;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    int firstLine() {
        return blocks.values().iterator().next().line();
    }

    /** The rule lines; {@code null} if there are none. */
    @Nullable
    CodeBlock rules() {
        return blocks.get("rules");
    }

    Redirects load() throws Exception {
        if (loaded == null) {
            loaded = read();
        }
        return loaded;
    }

    private Redirects read() throws Exception {
        ConfigurationLoader loader = new ConfigurationLoader(this::open, Example.class.getClassLoader());
        if (blocks.containsKey("xml")) {
            loader.parameters("init-param", initParameters(blocks.get("xml").text()));
        }
        if (blocks.containsKey("java")) {
            for (Class<?> type : JavaSource.compile(blocks.get("java").text())) {
                loader.annotated(type, urlPatterns(type));
            }
        }
        for (CodeBlock block : blocks.values()) {
            if (block.language().startsWith(CONVERT)) {
                Dialect dialect = Dialect.of(block.language().substring(CONVERT.length()));
                Conversion conversion = Converter.convert(Objects.requireNonNull(dialect), block.text());
                loader.parameters("converted", Map.of("rules", conversion.text()));
            }
        }
        Redirects.Builder builder =
                Redirects.builder().clock(() -> NOW).random(() -> DRAWN).service(SystemLoad.class, () -> HALF);
        Redirects redirects = loader.load(builder).redirects();
        redirects.close(); // no health check need run
        return redirects;
    }

    /** The report about a configuration that is wrong. */
    String report() throws Exception {
        try {
            read();
            return "no problem";
        } catch (RedirectConfigurationException expected) {
            return String.valueOf(expected.getMessage()).strip();
        }
    }

    /** What a tool prints about the example, behind the request or command that a block begins with. */
    String toolOutput(CodeBlock block) throws Exception {
        return switch (block.language()) {
            case "findings" -> findings();
            case "explain" -> explained(block.lines().get(0));
            default -> console(block.lines().get(0));
        };
    }

    private String findings() throws Exception {
        List<Finding> findings = Lint.of(load(), Lint.Surroundings.UNKNOWN);
        return findings.isEmpty()
                ? "nothing found"
                : findings.stream()
                        .map(finding -> finding.headline().replace("/WEB-INF/", ""))
                        .collect(Collectors.joining("\n"));
    }

    private String explained(String line) throws Exception {
        String text = RequestLine.parse(line + " -> pass").explain(load()).toString();
        return line + "\n\n"
                + text.replaceAll("/WEB-INF/redirects", "redirects").strip();
    }

    private String console(String line) throws IOException {
        Path directory = Files.createTempDirectory("docs");
        for (CodeBlock block : blocks.values()) {
            Files.writeString(directory.resolve("redirects." + block.language()), block.text());
        }
        StringWriter out = new StringWriter();
        String[] words = Pattern.compile("'[^']*'|\\S+")
                .matcher(line)
                .results()
                .map(word -> word.group().replace("'", ""))
                .skip("$ redirect-filter".split(" ", -1).length)
                .map(word ->
                        word.startsWith("redirects.") ? directory.resolve(word).toString() : word)
                .toArray(String[]::new);
        Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .setUsageHelpAutoWidth(false)
                .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .execute(words);
        return line + "\n" + out.toString().replace(directory + "/", "").strip();
    }

    private @Nullable InputStream open(String path) {
        CodeBlock block = blocks.get(path.endsWith(".csv") ? "csv" : path.replace("/WEB-INF/redirects.", ""));
        return block == null ? null : new ByteArrayInputStream(block.text().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> urlPatterns(Class<?> type) {
        WebServlet servlet = type.getAnnotation(WebServlet.class);
        return servlet == null ? List.of() : List.of(servlet.value());
    }

    private static Map<String, String> initParameters(String xml) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(("<web-app>" + xml + "</web-app>").getBytes(StandardCharsets.UTF_8)));
        NodeList names = document.getElementsByTagName("param-name");
        NodeList values = document.getElementsByTagName("param-value");
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < names.getLength(); i++) {
            parameters.put(names.item(i).getTextContent(), values.item(i).getTextContent());
        }
        return parameters;
    }
}
