package dev.lockstep.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.journal.RunCatalogue;
import dev.lockstep.journal.RunSummary;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Lists the runs of a journal directory, oldest first.",
        mixinStandardHelpOptions = true)
final class JournalListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "data/journal",
            description = "Directory of the runs, journal.dir; ${DEFAULT-VALUE} by default.")
    private Path dir;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "How to print.")
    private OutputFormat format;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.TEXT) {
            out.printf("%-26s %-8s %14s %12s %14s%n", "run", "status", "events", "outputs", "bytes");
        }
        for (final RunSummary run : new RunCatalogue(JournalRuns.existing(dir)).list()) {
            out.println(format == OutputFormat.TEXT ? text(run) : json(run));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String text(final RunSummary run) {
        return String.format(
                "%-26s %-8s %14s %12s %14d%s",
                run.run(),
                run.isLive()
                        ? "live"
                        : run.status() == null ? "damaged" : run.status().text(),
                run.events() < 0 ? "-" : Long.toString(run.events()),
                run.outputs() < 0 ? "-" : Long.toString(run.outputs()),
                run.sizeBytes(),
                run.problem() == null ? "" : "  " + run.problem());
    }

    private static String json(final RunSummary run) {
        try {
            return new ObjectMapper().writeValueAsString(run);
        } catch (final JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
