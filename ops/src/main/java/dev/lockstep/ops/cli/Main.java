package dev.lockstep.ops.cli;

import dev.lockstep.ops.StopSignal;
import dev.lockstep.ops.Version;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of {@code ops/lockstep}. */
@Command(
        name = "lockstep",
        description = "A low-latency trading engine whose every run replays bit for bit.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            BacktestCommand.class,
            ReplayCommand.class,
            JournalCommand.class,
            ConfigCommand.class,
            RiskCommand.class,
            DrillCommand.class,
        },
        footerHeading = "%nA program of its own, with its own help and exit codes:%n",
        footer = "  bench     Measures the engine against floors measured in the same run.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; a replay was identical",
            "1:a replay differs from its run",
            "2:wrong usage or configuration, or data or a journal that can't be read",
            "3:the engine failed and stopped; the run is sealed as failed",
            "4:the run ended in order because the disk's reserve was touched",
            "5:a drill of the kill switch was not confirmed",
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(final String[] arguments) {
        final CleanStop cleanStop = new CleanStop();
        int exitCode = ExitCode.FAILED;
        try {
            exitCode =
                    PrintedWhole.check(System.out, commandLine(cleanStop::arm).execute(arguments));
        } catch (final Throwable e) {
            // Whatever it is: a process that waits for a clean stop must not be left waiting.
            e.printStackTrace();
        } finally {
            cleanStop.exit(exitCode);
        }
    }

    /**
     * The command line.
     *
     * @param stop gives a command that runs long what ends it in order
     */
    static CommandLine commandLine(final Supplier<StopSignal> stop) {
        return new CommandLine(new Main(), new CommandFactory(stop))
                .setExecutionExceptionHandler(new ErrorReport())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Says which version this is. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lockstep " + Version.current()};
        }
    }
}
