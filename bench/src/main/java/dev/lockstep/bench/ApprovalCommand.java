package dev.lockstep.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench approval}. */
@Command(
        name = "approval",
        description =
                "Central risk and the gate for one order, with all controls and limits; few and many instruments and open orders.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ApprovalCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file too.")
    private Path json;

    @Option(names = "--orders", defaultValue = "100000", description = "Orders of each round.")
    private int orders;

    @Option(names = "--rounds", defaultValue = "15", description = "Rounds that count.")
    private int rounds;

    @Option(names = "--warm-up-rounds", defaultValue = "3", description = "Rounds before them.")
    private int warmUpRounds;

    @Override
    public Integer call() {
        final ApprovalResult result = ApprovalBench.run(new ApprovalOptions(orders, rounds, warmUpRounds));
        return BenchMain.report(spec.commandLine().getOut(), TextReport.of(result), result, json, result.passed());
    }
}
