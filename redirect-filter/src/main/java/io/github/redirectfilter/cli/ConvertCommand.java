package io.github.redirectfilter.cli;

import io.github.redirectfilter.convert.Conversion;
import io.github.redirectfilter.convert.ConvertedRule;
import io.github.redirectfilter.convert.Converter;
import io.github.redirectfilter.convert.Dialect;
import io.github.redirectfilter.convert.Rejected;
import io.github.redirectfilter.convert.SourceLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convert}: rules of another engine as rules of this one. */
@Command(
        name = "convert",
        description = {
            "Makes a .rules file of the redirects of another engine.",
            "",
            "Each rule stands below the line that it was made of, and gives the same answer, but where a comment says"
                    + " how it differs. What can't be carried over is listed on the standard error, with the reason"
                    + " and what to do instead; nothing is guessed.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:Everything was carried over.",
            "1:Something was not, and is listed.",
            "2:The file can't be read."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  redirect-filter convert --from=httpd .htaccess > redirects.rules",
            "  redirect-filter convert --from=tuckey --json urlrewrite.xml"
        })
final class ConvertCommand implements Callable<Integer> {
    @Option(
            names = "--from",
            required = true,
            paramLabel = "KIND",
            description = {
                "What FILE is:",
                "tuckey      urlrewrite.xml",
                "httpd       .htaccess, httpd.conf",
                "nginx       nginx.conf",
                "netlify     _redirects",
                "cloudflare  _redirects",
                "tomcat      rewrite.config",
                "csv         from,to,status"
            })
    private String from = "";

    @Parameters(paramLabel = "FILE", description = "The configuration, in UTF-8.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print JSON, with what was not carried over in it.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        Conversion conversion = convert();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Json.of(object(conversion)));
        } else {
            print(conversion, out, command.commandLine().getErr());
        }
        out.flush();
        return conversion.rejected().isEmpty() ? Main.CLEAN : Main.WARNINGS;
    }

    private Conversion convert() {
        Dialect dialect = Dialect.of(from);
        if (dialect == null) {
            throw new CommandFailure("--from \"" + from + "\" is not known (expected one of "
                    + Arrays.stream(Dialect.values()).map(Dialect::toString).collect(Collectors.joining(", ")) + ")");
        }
        try {
            return Converter.convert(dialect, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new CommandFailure(file + ": the file is not UTF-8; save it in that encoding");
        } catch (IOException e) {
            throw new CommandFailure(file + ": can't be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(file + ": " + e.getMessage());
        }
    }

    private static void print(Conversion conversion, PrintWriter out, PrintWriter err) {
        // the rules may end in a file, and what is missing in them is for whoever looks on
        out.print(conversion.text().replace("\n", System.lineSeparator()));
        out.flush();
        for (Rejected rejected : conversion.rejected()) {
            err.println(rejected.toString().replace("\n", System.lineSeparator()));
        }
        int notes = conversion.notes();
        err.println("carried over: " + conversion.carriedOver() + ", as "
                + TextFindings.number(conversion.rules().size(), "rule")
                + (notes == 0 ? "" : ", " + notes + " with a difference")
                + "; not carried over: " + conversion.rejected().size());
        err.flush();
    }

    private static Map<String, Object> object(Conversion conversion) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("head", conversion.head());
        object.put(
                "rules", conversion.rules().stream().map(ConvertCommand::object).toList());
        object.put(
                "rejected",
                conversion.rejected().stream().map(ConvertCommand::object).toList());
        return object;
    }

    private static Map<String, Object> object(ConvertedRule rule) {
        Map<String, Object> object = line(rule.line());
        object.put("rule", rule.text());
        if (rule.note() != null) {
            object.put("differs", rule.note());
        }
        return object;
    }

    private static Map<String, Object> object(Rejected rejected) {
        Map<String, Object> object = line(rejected.line());
        object.put("reason", rejected.reason());
        object.put("instead", rejected.instead());
        return object;
    }

    private static Map<String, Object> line(SourceLine line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("line", line.number());
        object.put("text", line.text());
        return object;
    }
}
