package dev.lockstep.ops.cli;

import dev.lockstep.ops.Backtest;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.ReportWriter;
import dev.lockstep.ops.RunReport;
import dev.lockstep.ops.StopSignal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "backtest",
        description = "Runs the configured strategies over recorded or generated history, in lock step.",
        mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {
    private final Supplier<StopSignal> stop;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the summary as JSON, too.")
    private Path json;

    BacktestCommand(final Supplier<StopSignal> stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final RunReport report = new Backtest(
                        config.load(), stop.get(), spec.commandLine().getErr(), Progress.onTerminal("events"))
                .run();
        ReportWriter.print(report, out);
        ReportWriter.writeJson(report, json);
        return RunExit.codeOf(report);
    }
}
