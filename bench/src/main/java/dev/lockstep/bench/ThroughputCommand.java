package dev.lockstep.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench throughput}. */
@Command(
        name = "throughput",
        description = "Events a second: the core alone, with both journals, and in a verified replay.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ThroughputCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file too.")
    private Path json;

    @Option(names = "--events", defaultValue = "12000000", description = "Quotes of each round.")
    private long events;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count.")
    private int rounds;

    @Option(names = "--warm-up-rounds", defaultValue = "1", description = "Rounds before them.")
    private int warmUpRounds;

    @Option(names = "--dir", defaultValue = "${sys:java.io.tmpdir}", description = "Where the journals go meanwhile.")
    private Path directory;

    @Override
    public Integer call() {
        final ThroughputResult result =
                ThroughputBench.run(new ThroughputOptions(events, rounds, warmUpRounds, directory));
        return BenchMain.report(spec.commandLine().getOut(), TextReport.of(result), result, json, result.passed());
    }
}
