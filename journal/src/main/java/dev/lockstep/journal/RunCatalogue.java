package dev.lockstep.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The runs of a journal directory, for people and scripts: what is there, what is in it, what may go. */
public final class RunCatalogue {
    private static final String PRUNED_PREFIX = ".pruned-";

    private final Path journalDir;

    /** @param journalDir directory of all runs */
    public RunCatalogue(final Path journalDir) {
        this.journalDir = journalDir;
    }

    /** The runs of a directory by id, that is by time; none if it does not exist. A directory without a manifest never became a run. */
    static List<RunDirectory> runsIn(final Path journalDir) {
        if (!Files.isDirectory(journalDir)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(journalDir)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(ManifestFile::exists)
                    .sorted()
                    .map(RunDirectory::of)
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException("can't list the runs in " + journalDir, e);
        }
    }

    /** All runs, oldest first. */
    public List<RunDirectory> runs() {
        return runsIn(journalDir);
    }

    /** All runs, oldest first; a damaged manifest is a line like any other. */
    public List<RunSummary> list() {
        return runs().stream().map(RunCatalogue::summary).toList();
    }

    /**
     * Reads one journal of a run through.
     *
     * @throws DamagedJournalException if a sealed run is not as sealed, or a record is damaged
     */
    public static JournalStats stats(final RunDirectory run, final JournalKind kind) {
        run.verify();
        try (JournalReader reader = run.reader(kind)) {
            return StatsCounter.count(reader);
        }
    }

    /**
     * Hands over all records of a run, each input followed by its outputs, until the consumer has enough. A run that is being
     * written is handed over up to one of its inputs.
     *
     * @throws DamagedJournalException if a sealed run is not as sealed, or a record is damaged; what can be read has been handed over by then
     */
    public static void forEachRecord(final RunDirectory run, final RecordConsumer consumer) {
        DamagedJournalException seal = null;
        try {
            run.verify();
        } catch (final DamagedJournalException e) {
            seal = e;
        }
        handOver(run, consumer);
        if (seal != null) {
            throw seal;
        }
    }

    private static void handOver(final RunDirectory run, final RecordConsumer consumer) {
        final boolean isLive = run.isLive();
        try (JournalReader in = run.reader(JournalKind.IN);
                JournalReader out = run.reader(JournalKind.OUT)) {
            boolean goOn = true;
            boolean hasOut = out.next();
            while (goOn && in.next()) {
                // Both journals grow meanwhile: where this one ended before, it may go on now.
                hasOut = hasOut || (isLive && out.next());
                while (goOn && hasOut && out.lastSequence() < in.lastSequence()) {
                    goOn = consumer.accept(JournalKind.OUT, out.buffer(), out.offset(), out.length());
                    hasOut = out.next();
                }
                goOn = goOn && consumer.accept(JournalKind.IN, in.buffer(), in.offset(), in.length());
            }
            hasOut = hasOut || (isLive && goOn && out.next());
            while (goOn && hasOut && (!isLive || out.lastSequence() <= in.lastSequence())) {
                goOn = consumer.accept(JournalKind.OUT, out.buffer(), out.offset(), out.length());
                hasOut = out.next();
            }
        }
    }

    /**
     * Deletes runs. A run disappears at once by a change of name, so a half-deleted one is never taken for a damaged one.
     *
     * @param isDryRun only say what would go
     * @return ids of the runs that went or would go, oldest first
     */
    public List<String> prune(final PruneRule rule, final boolean isDryRun) {
        final List<RunDirectory> runs = runs();
        final List<String> pruned = new ArrayList<>();
        for (final RunDirectory run : runs.subList(0, Math.max(0, runs.size() - rule.keepNewest()))) {
            if (mayGo(run, rule) && (isDryRun || delete(run))) {
                pruned.add(run.id());
            }
        }
        if (!isDryRun && !runs.isEmpty()) {
            deleteLeftovers();
        }
        return pruned;
    }

    private static boolean mayGo(final RunDirectory run, final PruneRule rule) {
        if (run.isLive()) {
            return false;
        }
        try {
            final String created = run.manifest().created();
            return rule.createdBefore() == null || Instant.parse(created).isBefore(rule.createdBefore());
        } catch (final DamagedJournalException e) {
            // Damage is for a person to look at, not to be tidied away.
            return false;
        }
    }

    private boolean delete(final RunDirectory run) {
        final RunLock lock;
        try {
            lock = RunLock.acquire(run.path());
        } catch (final RunInUseException e) {
            return false;
        }
        final Path doomed = journalDir.resolve(PRUNED_PREFIX + run.id());
        try {
            Files.move(run.path(), doomed, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            throw new UncheckedIOException("can't prune run " + run, e);
        } finally {
            lock.close();
        }
        deleteTree(doomed);
        return true;
    }

    /** What an interrupted prune left. */
    private void deleteLeftovers() {
        try (Stream<Path> entries = Files.list(journalDir)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(PRUNED_PREFIX))
                    .forEach(RunCatalogue::deleteTree);
        } catch (final IOException e) {
            throw new UncheckedIOException("can't list the runs in " + journalDir, e);
        }
    }

    private static void deleteTree(final Path root) {
        try (Stream<Path> entries = Files.walk(root)) {
            for (final Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("can't delete " + root + "; delete it by hand", e);
        }
    }

    private static RunSummary summary(final RunDirectory run) {
        final long size = RunFiles.size(run.path());
        try {
            final Manifest manifest = run.manifest();
            final RunEnd end = manifest.end();
            return new RunSummary(
                    run.id(),
                    manifest.status(),
                    run.isLive(),
                    manifest.created(),
                    end == null ? -1 : end.events(),
                    end == null ? -1 : end.outputs(),
                    size,
                    manifest.damage());
        } catch (final DamagedJournalException e) {
            return new RunSummary(run.id(), null, run.isLive(), "", -1, -1, size, e.getMessage());
        }
    }
}
