package dev.lockstep.bench;

import dev.lockstep.engine.run.WaitMode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench latency}. */
@Command(
        name = "latency",
        description = "Tick to order at a fixed rate of quotes, fused and inline, against floors.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class LatencyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file too.")
    private Path json;

    @Option(names = "--rate", defaultValue = "100000", description = "Quotes a second.")
    private int quotesPerSecond;

    @Option(names = "--round-ms", defaultValue = "500", description = "Length of each round, milliseconds.")
    private int roundMs;

    @Option(names = "--rounds", defaultValue = "15", description = "Rounds that count.")
    private int rounds;

    @Option(names = "--warm-up-rounds", defaultValue = "2", description = "Rounds before them.")
    private int warmUpRounds;

    @Option(
            names = "--wait",
            defaultValue = "SPIN",
            description = "How the core's thread waits when fused: ${COMPLETION-CANDIDATES}. The ingress thread spins.")
    private WaitMode waitMode;

    @Option(names = "--dir", defaultValue = "${sys:java.io.tmpdir}", description = "Where the journals go meanwhile.")
    private Path directory;

    @Override
    public Integer call() {
        final LatencyResult result = LatencyBench.run(
                new LatencyOptions(quotesPerSecond, roundMs, rounds, warmUpRounds, waitMode, directory));
        return BenchMain.report(spec.commandLine().getOut(), TextReport.of(result), result, json, result.passed());
    }
}
