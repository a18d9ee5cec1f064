package dev.lockstep.journal;

import dev.lockstep.engine.port.JournalWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A run that this process writes: it holds the lock until it is closed. Closing does not seal; a run closed unsealed counts as crashed. */
public final class OpenRun implements AutoCloseable {
    private final RunDirectory directory;
    private final JournalSettings settings;
    private final Instant created;
    private final RunLock lock;
    private final DiskReserve reserve;
    private final Map<JournalKind, ChronicleJournalWriter> writers = new EnumMap<>(JournalKind.class);

    OpenRun(final RunDirectory directory, final JournalSettings settings, final Instant created, final RunLock lock) {
        this.directory = directory;
        this.settings = settings;
        this.created = created;
        this.lock = lock;
        this.reserve = new DiskReserve(directory.path().resolve(DiskReserve.NAME));
        reserve.allocate(settings.closingReserve());
    }

    /** Where the run is. */
    public RunDirectory directory() {
        return directory;
    }

    /** Blocks kept for the closing work. */
    public DiskReserve reserve() {
        return reserve;
    }

    /**
     * Opens one of the journals for writing, once. The run closes it, too.
     *
     * @throws RunInUseException if that journal was opened before
     */
    public JournalWriter openWriter(final JournalKind kind) {
        if (writers.containsKey(kind)) {
            throw new RunInUseException(
                    "journal " + directory.journal(kind) + " has its writer already; a journal has one");
        }
        final ChronicleJournalWriter writer =
                new ChronicleJournalWriter(directory.journal(kind), settings.blockSize(), settings.rollSize(), created);
        writers.put(kind, writer);
        return writer;
    }

    /** Closes the writers, in reverse order, and releases the lock. */
    @Override
    public void close() {
        closeWriters();
        lock.close();
    }

    void closeWriters() {
        final List<ChronicleJournalWriter> open = new ArrayList<>(writers.values());
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }
}
