package dev.lockstep.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of the benchmarks. Exit codes: 0 every requirement is met, 1 one is not, 2 usage, 3 the bench could not run. */
@Command(
        name = "bench",
        description = "Measures the engine against floors measured in the same run.",
        mixinStandardHelpOptions = true,
        subcommands = {ThroughputCommand.class, LatencyCommand.class, ApprovalCommand.class, JmhCommand.class},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every requirement is met",
            "1:a requirement is not met",
            "2:wrong usage",
            "3:the bench could not run"
        })
public final class BenchMain implements Runnable {
    static final int MET = 0;
    static final int NOT_MET = 1;
    static final int COULD_NOT_RUN = 3;

    @Spec
    private CommandSpec spec;

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(final String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchMain()).setExecutionExceptionHandler(BenchMain::onException);
    }

    private static int onException(
            final Exception thrown, final CommandLine commandLine, final CommandLine.ParseResult parsed) {
        if (thrown instanceof IllegalArgumentException) {
            commandLine.getErr().println(thrown.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        thrown.printStackTrace(commandLine.getErr());
        return COULD_NOT_RUN;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no bench was named");
    }

    /** Shows the text and writes the result as JSON if a file was asked for. */
    static int report(
            final PrintWriter out, final String text, final Object result, final Path json, final boolean passed) {
        out.print(text);
        out.flush();
        if (json != null) {
            try {
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), result);
            } catch (final IOException e) {
                throw new UncheckedIOException("can't write the result to " + json, e);
            }
        }
        return passed ? MET : NOT_MET;
    }
}
