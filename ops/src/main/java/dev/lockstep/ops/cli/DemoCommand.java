package dev.lockstep.ops.cli;

import dev.lockstep.journal.Replay;
import dev.lockstep.journal.ReplayResult;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.ops.Configurations;
import dev.lockstep.ops.LockstepConfig;
import dev.lockstep.ops.PaperRun;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.ReportWriter;
import dev.lockstep.ops.RunReplay;
import dev.lockstep.ops.RunReport;
import dev.lockstep.ops.StopSignal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "The whole engine on an embedded simulated market, then verified.",
            "Publishes a generated market over Aeron, trades both example strategies against the simulated venue,",
            "journals everything, and replays the journal."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    /** A demo is a simulated run. */
    private static final long EPOCH = 0;

    private final Supplier<StopSignal> stop;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${sys:lockstep.home:-.}/config/demo.yaml",
            description = "Configuration file; the shipped config/demo.yaml by default.")
    private Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a value. May be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = OutputFile.class,
            description = "Writes the summary as JSON, too.")
    private Path json;

    DemoCommand(final Supplier<StopSignal> stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final LockstepConfig loaded = Configurations.load(config, overrides);
        if (loaded.market().instruments().isEmpty()) {
            throw new UnusableException("market.instruments is empty; the demo trades the embedded market");
        }
        final RunReport report = new PaperRun(loaded, EPOCH, 0, stop.get(), out, Progress.onTerminal("events")).run();
        ReportWriter.print(report, out);
        out.println("replaying the journal");
        out.flush();
        final ReplayResult replay = RunReplay.of(RunDirectory.of(report.directory()), List.of())
                .run(Replay.TO_THE_END, Progress.onTerminal("events replayed"));
        ReportWriter.print(replay, out);
        final RunReport verified = report.withVerified(replay.isIdentical());
        ReportWriter.writeJson(verified, json);
        return RunExit.codeOf(verified);
    }
}
