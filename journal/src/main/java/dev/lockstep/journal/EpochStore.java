package dev.lockstep.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Numbers live runs, so that no two of them ever make the same client order id. The number is on disk, synced, when it is handed out; a run that
 * never starts wastes its number.
 */
public final class EpochStore {
    /** Epochs travel as unsigned 32-bit numbers; half of them are enough. */
    public static final long MAX_EPOCH = Integer.MAX_VALUE;

    private static final String FILE_NAME = "epoch";
    private static final String LOCK_NAME = "epoch.lock";

    private final Path journalDir;
    private final Path file;

    /** @param journalDir directory of all runs; created if absent */
    public EpochStore(final Path journalDir) {
        this.journalDir = journalDir;
        this.file = journalDir.resolve(FILE_NAME);
    }

    /**
     * Takes the next epoch, from 1: above the last one handed out and above that of every run that is there, should the file have been lost.
     * Waits for another process that is taking one. Called by one thread of a process at a time.
     *
     * @throws DamagedJournalException if the epoch file does not fit its digest
     */
    public long next() {
        try {
            Files.createDirectories(journalDir);
            try (FileChannel channel = FileChannel.open(
                    journalDir.resolve(LOCK_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                final long epoch = Math.max(stored(), highestOfRuns()) + 1;
                if (epoch > MAX_EPOCH) {
                    throw new IllegalStateException("epoch " + epoch + " is above the highest, " + MAX_EPOCH
                            + "; use a new journal directory and a new instance name");
                }
                final String text = epoch + " ";
                AtomicFile.replace(file, (text + Digests.ofText(text) + "\n").getBytes(StandardCharsets.US_ASCII));
                return epoch;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("can't take an epoch from " + file, e);
        }
    }

    /** The last epoch handed out, 0 if none was. */
    private long stored() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        final String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        final int space = text.indexOf(' ');
        final String number = text.substring(0, space + 1);
        if (space < 1 || !text.equals(number + Digests.ofText(number) + "\n")) {
            throw new DamagedJournalException(
                    file,
                    DamagedJournalException.NO_POSITION,
                    DamagedJournalException.NO_SEQUENCE,
                    "its number does not fit its digest. If no order of an epoch above those in the manifests was ever "
                            + "sent, delete the file: the next epoch is then above theirs");
        }
        return Long.parseLong(number.trim());
    }

    private long highestOfRuns() {
        long highest = 0;
        for (final RunDirectory run : RunCatalogue.runsIn(journalDir)) {
            try {
                highest = Math.max(highest, run.manifest().epoch());
            } catch (final DamagedJournalException e) {
                // The epoch file itself is the authority; manifests only back it up.
            }
        }
        return highest;
    }
}
