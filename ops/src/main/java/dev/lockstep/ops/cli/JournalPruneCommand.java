package dev.lockstep.ops.cli;

import dev.lockstep.journal.PruneRule;
import dev.lockstep.journal.RunCatalogue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "prune",
        description = "Deletes all but the newest runs. A run in use and the newest run always stay.",
        mixinStandardHelpOptions = true)
final class JournalPruneCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "data/journal",
            description = "Directory of the runs, journal.dir; ${DEFAULT-VALUE} by default.")
    private Path dir;

    @Option(
            names = "--keep",
            required = true,
            paramLabel = "N",
            description = "How many of the newest runs stay, at least 1.")
    private int keep;

    @Option(names = "--dry-run", description = "Only says what would go.")
    private boolean dryRun;

    @Override
    public Integer call() {
        if (keep < 1) {
            throw new UnusableException("--keep is " + keep + "; at least 1 run stays");
        }
        final PrintWriter out = spec.commandLine().getOut();
        final var pruned = new RunCatalogue(JournalRuns.existing(dir)).prune(PruneRule.keepNewest(keep), dryRun);
        pruned.forEach(run -> out.println((dryRun ? "would delete " : "deleted ") + run));
        out.printf("%d runs %s%n", pruned.size(), dryRun ? "would go" : "deleted");
        out.flush();
        return ExitCode.OK;
    }
}
