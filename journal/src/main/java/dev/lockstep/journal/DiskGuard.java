package dev.lockstep.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Watches the free space of the journals' disk. A full disk shows in mapped memory as a fault, so the engine has to stop before: when free space
 * falls below the reserve the guard calls back, once. A cold thread polls it; it holds no thread of its own.
 */
public final class DiskGuard {
    private final Path dir;
    private final LongSupplier usableBytes;
    private final long reserve;
    private final long intervalNs;
    private final LongConsumer onLow;

    private boolean hasLooked;
    private long lastLookNs;
    private boolean hasFired;

    /**
     * @param settings directory, reserve and interval
     * @param usableBytes bytes that this process may still write on that disk, {@link #usableBytes} in production
     * @param onLow told the free bytes, once, on the polling thread
     */
    public DiskGuard(final JournalSettings settings, final LongSupplier usableBytes, final LongConsumer onLow) {
        this.dir = settings.dir();
        this.usableBytes = usableBytes;
        this.reserve = settings.reserve();
        this.intervalNs = TimeUnit.MILLISECONDS.toNanos(settings.diskCheckMs());
        this.onLow = onLow;
    }

    /** The free space of the disk that a directory is on; the directory must exist when it is asked. */
    public static LongSupplier usableBytes(final Path dir) {
        return () -> {
            try {
                return Files.getFileStore(dir).getUsableSpace();
            } catch (final IOException e) {
                throw new UncheckedIOException("can't tell the free space of " + dir, e);
            }
        };
    }

    /**
     * Refuses a start that would end in the reserve.
     *
     * @param needed bytes that the run takes at once, on top of the reserve
     * @throws JournalRefusedException if there is less free
     */
    public void checkAtStart(final long needed) {
        final long free = usableBytes.getAsLong();
        if (free < reserve + needed) {
            throw new JournalRefusedException("the disk of " + dir + " has " + free + " bytes free; a start needs "
                    + (reserve + needed) + ", of which journal.reserve is " + reserve
                    + ". Prune old runs (journal prune), free some disk, or lower journal.reserve");
        }
    }

    /**
     * Looks at the disk if the interval has passed.
     *
     * @param nowNs monotonic time, nanoseconds
     * @return whether this call found the space low and called back
     */
    public boolean poll(final long nowNs) {
        if (hasFired || (hasLooked && nowNs - lastLookNs < intervalNs)) {
            return false;
        }
        hasLooked = true;
        lastLookNs = nowNs;
        final long free = usableBytes.getAsLong();
        if (free >= reserve) {
            return false;
        }
        hasFired = true;
        onLow.accept(free);
        return true;
    }
}
