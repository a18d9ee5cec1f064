package dev.lockstep.ops.cli;

import dev.lockstep.ops.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** The command line, run in this process: its exit code and what it printed. */
public final class Cli {
    private Cli() {}

    /**
     * What came of a command.
     *
     * @param exitCode of the process that it would have been
     * @param out what it printed
     * @param err what it complained about
     */
    public record Outcome(int exitCode, String out, String err) {}

    /** Runs a command to its end. */
    public static Outcome run(final String... arguments) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int exitCode = Main.commandLine(StopSignal::new)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /** Runs a command to its end. */
    public static Outcome run(final List<String> arguments) {
        return run(arguments.toArray(String[]::new));
    }
}
