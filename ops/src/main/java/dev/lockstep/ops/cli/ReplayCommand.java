package dev.lockstep.ops.cli;

import dev.lockstep.journal.Replay;
import dev.lockstep.journal.ReplayResult;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.ReportWriter;
import dev.lockstep.ops.RunReplay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description = {
            "Feeds the inputs of a run to a fresh core and compares every output with what the run journaled.",
            "Names the first difference: sequence, stage, expected, actual."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--journal", required = true, paramLabel = "RUNDIR", description = "Directory of the run.")
    private Path run;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Changes a setting for the replay, to see what the core would have decided otherwise: one of strategies, risk, engine.instance,"
                            + " engine.maxOpenOrders, or what a venue takes. May be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--until",
            paramLabel = "SEQ",
            description = "Stops after the input with this sequence and prints the state.")
    private Long until;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            converter = OutputFile.class,
            description = "Writes the result as JSON, too.")
    private Path json;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        if (until != null && until < 1) {
            throw new UnusableException("--until is " + until + "; sequences start at 1");
        }
        overrides.forEach(ReplayCommand::checkThatItMatters);
        final RunReplay replay = RunReplay.of(JournalRuns.run(run), overrides);
        final ReplayResult result =
                replay.run(until == null ? Replay.TO_THE_END : until, Progress.onTerminal("events replayed"));
        if (until != null) {
            out.print(replay.state());
        }
        ReportWriter.print(result, out);
        ReportWriter.writeJson(result, run, json);
        return result.isIdentical() ? ExitCode.OK : ExitCode.DIVERGED;
    }

    /** A setting of the world around the core changes nothing in a replay, and "identical" would say more than was tried. */
    private static void checkThatItMatters(final String override) {
        final String key = override.split("=", 2)[0].strip();
        if (!RunReplay.isChangeable(key)) {
            throw new UnusableException("--set " + key
                    + " would change nothing: a replay takes what the market, the venue and the clock told from the"
                    + " journal. What it can change are the settings of the core: strategies, risk, engine.instance, engine.maxOpenOrders,"
                    + " and orderTypes, timesInForce and flags of a venue");
        }
    }
}
