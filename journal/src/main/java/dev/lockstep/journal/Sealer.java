package dev.lockstep.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals runs: reads both journals to the end, cuts off the blocks that were never used, and writes length and SHA-256 of every file into the
 * manifest. Whoever reads the run later knows that it is what the run wrote.
 */
public final class Sealer {
    private static final long PAGE_LENGTH = 4096;

    private Sealer() {}

    /**
     * Seals a run of this process, closing its writers and then the run.
     *
     * @param status {@link RunStatus#ENDED} or {@link RunStatus#FAILED}
     * @param chains at the end, or null if they are not known
     * @param failure of a failed run, otherwise null
     * @return the manifest as written
     * @throws DamagedJournalException if a journal of an ended run does not read back; then nothing is sealed. In a failed run the damage is
     *     noted, because why it failed must not be lost
     */
    public static Manifest seal(
            final OpenRun run, final RunStatus status, final RunChains chains, final RunFailure failure) {
        if (status != RunStatus.ENDED && status != RunStatus.FAILED) {
            throw new IllegalArgumentException("a run can't be sealed as " + status
                    + " by its own process; allowed are " + RunStatus.ENDED + " and " + RunStatus.FAILED);
        }
        if ((status == RunStatus.FAILED) != (failure != null)) {
            throw new IllegalArgumentException("a failure belongs to status FAILED and to no other, not to " + status);
        }
        try (run) {
            run.closeWriters();
            final Path path = run.directory().path();
            final JournalEnd in = JournalEnd.read(run.directory(), JournalKind.IN);
            final JournalEnd out = JournalEnd.read(run.directory(), JournalKind.OUT);
            if (status == RunStatus.ENDED) {
                in.rethrow();
                out.rethrow();
            }
            return seal(path, status, failure, in, out, chains);
        }
    }

    /**
     * Seals as crashed every run whose process is gone. To be called at start, before a new run is created. A damaged run is sealed as it
     * is, with the damage named; its files are left in full length.
     *
     * @return the manifests as written, oldest run first
     */
    public static List<Manifest> sealCrashed(final Path journalDir) {
        final List<Manifest> sealed = new ArrayList<>();
        for (final RunDirectory run : RunCatalogue.runsIn(journalDir)) {
            if (isUnsealed(run) && !run.isLive()) {
                sealCrashed(run).ifPresent(sealed::add);
            }
        }
        return sealed;
    }

    private static boolean isUnsealed(final RunDirectory run) {
        try {
            return !run.manifest().status().isSealed();
        } catch (final DamagedJournalException e) {
            // A manifest that can't be trusted is not written over; the catalogue shows what is wrong with it.
            return false;
        }
    }

    /** Empty if another process, starting at the same time, was faster. */
    private static Optional<Manifest> sealCrashed(final RunDirectory run) {
        final RunLock lock;
        try {
            lock = RunLock.acquire(run.path());
        } catch (final RunInUseException e) {
            return Optional.empty();
        }
        try {
            if (!isUnsealed(run)) {
                return Optional.empty();
            }
            final JournalEnd in = JournalEnd.read(run, JournalKind.IN);
            final JournalEnd out = JournalEnd.read(run, JournalKind.OUT);
            return Optional.of(seal(run.path(), RunStatus.CRASHED, null, in, out, null));
        } finally {
            lock.close();
        }
    }

    private static Manifest seal(
            final Path path,
            final RunStatus status,
            final RunFailure failure,
            final JournalEnd in,
            final JournalEnd out,
            final RunChains chains) {
        new DiskReserve(path.resolve(DiskReserve.NAME)).release();
        trim(in);
        trim(out);
        final RunEnd end = new RunEnd(
                in.records(),
                out.records(),
                in.lastSequence(),
                chains == null ? null : RunChains.hex(chains.inputChain()),
                chains == null ? null : RunChains.hex(chains.outputChain()));
        final Manifest manifest =
                ManifestFile.read(path).sealed(status, failure, JournalEnd.damage(in, out), end, RunFiles.seal(path));
        ManifestFile.write(path, manifest);
        return ManifestFile.read(path);
    }

    /** The zero header behind the last excerpt stays, and the page that it is in. */
    private static void trim(final JournalEnd journal) {
        for (final FileEnd end : journal.files()) {
            final long used = end.position() + QueueFormat.HEADER_LENGTH + QueueFormat.END_MARK_TEXT_LENGTH;
            try (FileChannel channel = FileChannel.open(end.file(), StandardOpenOption.WRITE)) {
                channel.truncate((used + PAGE_LENGTH - 1) & -PAGE_LENGTH);
            } catch (final IOException e) {
                throw new UncheckedIOException("can't cut off the unused end of " + end.file(), e);
            }
        }
    }
}
