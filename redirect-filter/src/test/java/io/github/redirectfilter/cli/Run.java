package io.github.redirectfilter.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** What a command printed, and how it ended. */
record Run(int code, String out, String err) {
    static Run of(String... arguments) {
        return of(Ansi.OFF, arguments);
    }

    static Run of(Ansi ansi, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setUsageHelpAutoWidth(false)
                .setColorScheme(Help.defaultColorScheme(ansi));
        int code = line.execute(arguments);
        return new Run(code, plain(out), plain(err));
    }

    private static String plain(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
