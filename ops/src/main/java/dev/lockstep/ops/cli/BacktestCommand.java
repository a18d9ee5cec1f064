package dev.lockstep.ops.cli;

import dev.lockstep.ops.Backtest;
import dev.lockstep.ops.LockstepConfig;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.ReportWriter;
import dev.lockstep.ops.RunReport;
import dev.lockstep.ops.StopSignal;
import dev.lockstep.ops.report.HtmlReport;
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

    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = OutputFile.class,
            description = "Writes the summary as JSON, too.")
    private Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            converter = OutputFile.class,
            description = "Writes a page about the run, too: one HTML file that needs nothing else.")
    private Path report;

    BacktestCommand(final Supplier<StopSignal> stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final PrintWriter err = spec.commandLine().getErr();
        final LockstepConfig loaded = config.load(err);
        final RunReport run = new Backtest(loaded, stop.get(), err, Progress.onTerminal("events")).run();
        ReportWriter.print(run, out);
        ReportWriter.writeJson(run, json);
        if (report != null) {
            HtmlReport.write(run, loaded, report, Progress.onTerminal("records into the report"));
            out.printf("report     %s%n", report);
            out.flush();
        }
        return RunExit.codeOf(run);
    }
}
