package dev.lockstep.ops.report;

import dev.lockstep.journal.RunCatalogue;
import dev.lockstep.journal.RunDirectory;
import dev.lockstep.ops.LockstepConfig;
import dev.lockstep.ops.Progress;
import dev.lockstep.ops.RunReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the page of a backtest: one HTML file that needs nothing else, made from the journal of the run. */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Reads the run's journal through once and writes the page.
     *
     * @param run that has ended
     * @param config of the run
     * @param file written anew
     * @param progress told of every record
     * @throws dev.lockstep.journal.DamagedJournalException if the run is not as it was sealed
     * @throws UncheckedIOException if the journal can't be read or the file can't be written
     */
    public static void write(
            final RunReport run, final LockstepConfig config, final Path file, final Progress progress) {
        final RunDirectory directory = RunDirectory.of(run.directory());
        final RunDigest digest = digest(directory, config, progress);
        // A stream, not a channel's writer: it replaces what is no text instead of failing on it.
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8))) {
            new ReportPage(new ReportData(run, directory.manifest(), config, digest)).write(new Html(out));
        } catch (final IOException e) {
            throw new UncheckedIOException("the report can't be written to " + file, e);
        }
    }

    private static RunDigest digest(
            final RunDirectory directory, final LockstepConfig config, final Progress progress) {
        final RunDigest digest = new RunDigest(config.portfolio());
        try {
            RunCatalogue.forEachRecord(directory, (kind, record, offset, length) -> {
                progress.event();
                return digest.accept(kind, record, offset, length);
            });
        } finally {
            progress.done();
        }
        return digest;
    }
}
