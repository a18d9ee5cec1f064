package dev.lockstep.bench;

import dev.lockstep.journal.ChronicleJournalWriter;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.JournalSettings;
import java.nio.file.Path;
import java.time.Instant;

/** Both journals of one measured run, in a directory of its own. */
final class JournalPair implements AutoCloseable {
    final ChronicleJournalWriter in;
    final ChronicleJournalWriter out;

    JournalPair(final Path directory) {
        in = writer(directory, JournalKind.IN);
        out = writer(directory, JournalKind.OUT);
    }

    private static ChronicleJournalWriter writer(final Path directory, final JournalKind kind) {
        return new ChronicleJournalWriter(
                directory.resolve(kind.directoryName()),
                JournalSettings.DEFAULT_BLOCK_SIZE,
                JournalSettings.DEFAULT_ROLL_SIZE,
                Instant.EPOCH);
    }

    @Override
    public void close() {
        out.close();
        in.close();
    }
}
