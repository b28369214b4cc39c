package io.github.redirectfilter.cli;

import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.GuardMode;
import io.github.redirectfilter.lint.Finding;
import io.github.redirectfilter.lint.Lint;
import io.github.redirectfilter.lint.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: is everything right with these rules? */
@Command(
        name = "check",
        description = {
            "Reads rules as the filter does, and looks for mistakes in those that are valid: loops, chains, rules that"
                    + " never have their turn, and more.",
            "",
            "Several files are one configuration, in this order, as in the setting rules-file.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:Nothing is wrong, or warnings alone, without --strict.",
            "1:There are warnings, with --strict.",
            "2:The rules are no valid configuration, or there is an error, such as a certain loop."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  redirect-filter check --strict src/main/webapp/WEB-INF/redirects.rules",
            "  redirect-filter check --json redirects.yaml moved.csv > findings.json"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of rules: .rules, .yaml, .csv")
    private List<Path> files = List.of();

    @Option(names = "--strict", description = "End with 1 if there are warnings.")
    private boolean strict;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--all", description = "Print every finding, and not the first 20 of each kind alone.")
    private boolean all;

    @Option(
            names = "--context-path",
            paramLabel = "PATH",
            description = "Where the application is mounted, such as /shop; \"\" for the root. Unknown if not given.")
    private @Nullable String contextPath;

    @Mixin
    private RuleSource source = new RuleSource();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        if (contextPath != null && !contextPath.matches("|/.*[^/]")) {
            throw new CommandFailure(
                    "context path \"" + contextPath + "\" is none (expected for example /shop, or \"\")");
        }
        PrintWriter out = command.commandLine().getOut();
        FindingsWriter writer = json
                ? new JsonFindings(out)
                : new TextFindings(out, command.commandLine().getColorScheme().ansi(), all);
        try {
            Configuration configuration = source.load(files);
            Lint.Surroundings around = new Lint.Surroundings(configuration.guard() != GuardMode.OFF, contextPath);
            Excerpts excerpts = new Excerpts();
            List<Finding> findings = Lint.of(configuration.redirects(), around).stream()
                    .map(excerpts::shown)
                    .toList();
            writer.findings(configuration.redirects().size(), findings);
            return exitCode(findings);
        } catch (RedirectConfigurationException problems) {
            writer.problems(problems);
            return Main.ERRORS;
        } finally {
            out.flush();
        }
    }

    private int exitCode(List<Finding> findings) {
        Severity worst = findings.isEmpty() ? Severity.NOTE : findings.get(0).severity();
        return switch (worst) {
            case ERROR -> Main.ERRORS;
            case WARNING -> strict ? Main.WARNINGS : Main.CLEAN;
            case NOTE -> Main.CLEAN;
        };
    }
}
