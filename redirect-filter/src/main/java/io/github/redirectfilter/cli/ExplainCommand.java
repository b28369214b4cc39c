package io.github.redirectfilter.cli;

import io.github.redirectfilter.Explanation;
import io.github.redirectfilter.Redirects;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what becomes of a request, and why? */
@Command(
        name = "explain",
        description = {
            "Says what rules make of a request, and how: which rules had their turn, what each asked and saw, where the"
                    + " target comes from, and what is sent.",
            "",
            "No server is asked, and nothing is counted. Switches, shares and health checks have the values of the"
                    + " configuration, or of --set.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:The request was explained.",
            "2:The rules are no valid configuration, or the request is none."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  redirect-filter explain redirects.rules GET https://www.example.com/old?id=7",
            "  redirect-filter explain redirects.rules POST /orders -H 'X-Beta: 1' --ip ::1"
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "File of rules: .rules, .yaml, .csv")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "METHOD", description = "Method of the request, such as GET.")
    private String method = "GET";

    @Parameters(
            index = "2",
            paramLabel = "URL",
            description = "URL of the request; https://localhost stands in front of a path alone.")
    private String url = "/";

    @Mixin
    private RequestOptions request = new RequestOptions();

    @Option(
            names = "--set",
            paramLabel = "CONTROL=VALUE",
            description = "A switch, share or health check, such as health.db=down.")
    private Map<String, String> controls = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private RuleSource source = new RuleSource();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        try {
            Redirects redirects =
                    source.load(List.of(Objects.requireNonNull(file))).redirects();
            controls.forEach((name, value) -> set(redirects, name, value));
            Explanation explanation = redirects.explain(request.request(method, url));
            if (json) {
                out.println(Json.of(explanation.toMap()));
            } else {
                out.print(explanation);
            }
            return Main.CLEAN;
        } finally {
            out.flush();
        }
    }

    private static void set(Redirects redirects, String name, String value) {
        try {
            redirects.controls().set(name, value);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--set: " + e.getMessage());
        }
    }
}
