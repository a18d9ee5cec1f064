package dev.lockstep.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code bench jmh}: hands everything to JMH, whose forks take over the flags of this JVM. */
@Command(
        name = "jmh",
        description = "Runs JMH with the given arguments, e.g. 'CoreBenchmark -prof gc'; '-h' lists them.",
        customSynopsis = "bench jmh [JMH arguments]")
final class JmhCommand implements Callable<Integer> {
    @Option(names = "--help", usageHelp = true, description = "Shows this; '-h' is JMH's own help.")
    private boolean help;

    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Main.main(arguments.toArray(String[]::new));
        return BenchMain.MET;
    }
}
