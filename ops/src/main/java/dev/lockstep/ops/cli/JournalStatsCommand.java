package dev.lockstep.ops.cli;

import dev.lockstep.codecs.MessageSchema;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalStats;
import dev.lockstep.journal.JournalStats.TemplateStats;
import dev.lockstep.journal.RunCatalogue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "stats",
        description = "Counts the records of a run by kind of message.",
        mixinStandardHelpOptions = true)
final class JournalStatsCommand implements Callable<Integer> {
    private final MessageSchema schema = MessageSchema.load();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUNDIR", description = "Directory of the run.")
    private Path run;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "How to print.")
    private OutputFormat format;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        for (final JournalKind kind : JournalKind.values()) {
            final JournalStats stats = RunCatalogue.stats(JournalRuns.run(run), kind);
            if (format == OutputFormat.TEXT) {
                text(kind, stats, out);
            } else {
                json(kind, stats, out);
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private void text(final JournalKind kind, final JournalStats stats, final PrintWriter out) {
        out.printf(
                "%s: %,d records, %,d bytes, sequences %d to %d, %.3f s of engine time%n",
                kind.directoryName(),
                stats.records(),
                stats.bytes(),
                stats.firstSequence(),
                stats.lastSequence(),
                stats.durationNs() / 1e9);
        for (final Map.Entry<Integer, TemplateStats> entry : stats.byTemplate().entrySet()) {
            out.printf(
                    "  %-22s %,14d records %,16d bytes%n",
                    name(entry.getKey()),
                    entry.getValue().records(),
                    entry.getValue().bytes());
        }
    }

    private void json(final JournalKind kind, final JournalStats stats, final PrintWriter out) {
        final StringBuilder templates = new StringBuilder();
        stats.byTemplate().forEach((template, counts) -> templates
                .append(templates.isEmpty() ? "" : ",")
                .append(String.format(
                        "\"%s\":{\"records\":%d,\"bytes\":%d}", name(template), counts.records(), counts.bytes())));
        out.printf(
                "{\"journal\":\"%s\",\"records\":%d,\"bytes\":%d,\"firstSequence\":%d,\"lastSequence\":%d,"
                        + "\"firstTimeNs\":%d,\"lastTimeNs\":%d,\"templates\":{%s}}%n",
                kind.directoryName(),
                stats.records(),
                stats.bytes(),
                stats.firstSequence(),
                stats.lastSequence(),
                stats.firstTimeNs(),
                stats.lastTimeNs(),
                templates);
    }

    private String name(final int template) {
        return schema.message(template) == null
                ? "template " + template
                : schema.message(template).name();
    }
}
