package io.github.redirectfilter.cli;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.match.ControlCharacters;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The command line: looks at rules where no server runs.
 *
 * <pre>
 * java -jar redirect-filter-all.jar check --strict redirects.rules
 * </pre>
 */
@Command(
        name = Main.NAME,
        description = {"Looks at redirect rules where no server runs.", ""},
        footer = {
            "",
            "Conditions of an application of your own are known when its classes are on the class path:",
            "  java -cp redirect-filter-all.jar:app.jar " + "io.github.redirectfilter.cli.Main check redirects.rules",
            "",
            "Tab completion for bash and zsh:",
            "  source <(java -jar redirect-filter-all.jar generate-completion)"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CheckCommand.class,
            ExplainCommand.class,
            TestCommand.class,
            GraphCommand.class,
            ConvertCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        })
public final class Main {
    static final String NAME = "redirect-filter";

    /** Nothing to report. */
    static final int CLEAN = 0;

    /** Warnings, where these count. */
    static final int WARNINGS = 1;

    /** What was asked can't be done, or the rules are wrong. */
    static final int ERRORS = 2;

    private Main() {}

    /** The version in the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {NAME + " " + (version == null ? "(not from its jar)" : version)};
        }
    }

    /** Runs a command, and ends the virtual machine with its exit code. */
    public static void main(String[] arguments) {
        // what operators want in the log of a server is in the way here
        Logger.getLogger("io.github.redirectfilter").setLevel(Level.WARNING);
        CommandLine line = commandLine();
        int code = line.execute(arguments);
        System.exit(written(line) ? code : ERRORS);
    }

    /** Whether all that was printed has been taken: half a file of rules must not look like a whole one. */
    static boolean written(CommandLine line) {
        boolean failed = line.getOut().checkError();
        for (CommandLine command : line.getSubcommands().values()) {
            failed |= command.getOut().checkError();
        }
        // a writer around a stream does not see what that one has swallowed
        failed |= System.out.checkError();
        if (failed) {
            line.getErr().println("the output could not be written to its end");
            line.getErr().flush();
        }
        return !failed;
    }

    /** The lines of a message, which may quote a line of a file. */
    private static String printable(String message) {
        return Arrays.stream(message.split("\n", -1))
                .map(ControlCharacters::escaped)
                .collect(Collectors.joining("\n"));
    }

    /** The command line, for programs that run it within themselves. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((failure, line, result) -> {
                    if (!(failure instanceof CommandFailure) && !(failure instanceof RedirectConfigurationException)) {
                        throw failure;
                    }
                    if (line.getParseResult().hasMatchedOption("--json")) {
                        line.getOut().println(Json.of(JsonFindings.problems(failure)));
                        line.getOut().flush();
                    } else {
                        line.getErr()
                                .println(printable(
                                        String.valueOf(failure.getMessage()).stripTrailing()));
                    }
                    return ERRORS;
                });
    }
}
