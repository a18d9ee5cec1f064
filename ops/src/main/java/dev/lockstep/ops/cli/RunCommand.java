package dev.lockstep.ops.cli;

import dev.lockstep.ops.LockstepConfig;
import dev.lockstep.ops.PaperRun;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.ReportWriter;
import dev.lockstep.ops.RunReport;
import dev.lockstep.ops.StopSignal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = {
            "Trades the embedded market on paper, without end or for a time.",
            "SIGTERM and SIGINT end the run in order: no new orders, working orders cancelled, the run sealed."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private final Supplier<StopSignal> stop;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Ends the run after this time, for example 30s or 2m.")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = OutputFile.class,
            description = "Writes the summary as JSON, too.")
    private Path json;

    RunCommand(final Supplier<StopSignal> stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final LockstepConfig loaded = config.load(spec.commandLine().getErr());
        if (loaded.market().instruments().isEmpty()) {
            throw new UnusableException("market.instruments is empty; a paper run trades the embedded market");
        }
        final long epoch = Epochs.next(loaded);
        final RunReport report =
                new PaperRun(loaded, epoch, duration.toNanos(), stop.get(), out, Progress.onTerminal("events")).run();
        ReportWriter.print(report, out);
        ReportWriter.writeJson(report, json);
        return RunExit.codeOf(report);
    }
}
