package dev.lockstep.journal;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where journals are and how they use the disk.
 *
 * @param dir directory of all runs; created if absent
 * @param blockSize bytes that Chronicle Queue maps at once, a power of two from 1 MiB to 1 GiB. Larger blocks mean fewer pauses for mapping; a
 *     block occupies disk only where it was written
 * @param rollSize bytes after which a journal goes on in a new file, at least one block; roll only by size, so that a run rarely rolls
 * @param reserve bytes of free disk below which the engine stops trading, 0 or more
 * @param closingReserve bytes kept in a file of each run and given back when the reserve is touched, so that the closing work has room; 0 or more
 * @param diskCheckMs milliseconds between two looks at the free disk, at least 1
 */
public record JournalSettings(
        Path dir, long blockSize, long rollSize, long reserve, long closingReserve, long diskCheckMs) {
    /** Default of {@link #blockSize}: 64 MiB. */
    public static final long DEFAULT_BLOCK_SIZE = 64L << 20;
    /** Default of {@link #rollSize}: 64 GiB, more than a day of most feeds. */
    public static final long DEFAULT_ROLL_SIZE = 64L << 30;
    /** Default of {@link #reserve}: 1 GiB. */
    public static final long DEFAULT_RESERVE = 1L << 30;
    /** Default of {@link #closingReserve}: 16 MiB. */
    public static final long DEFAULT_CLOSING_RESERVE = 16L << 20;
    /** Default of {@link #diskCheckMs}: 250 ms; at 1 GB/s of journal, a quarter of the default reserve. */
    public static final long DEFAULT_DISK_CHECK_MS = 250;

    private static final long MIN_BLOCK_SIZE = 1L << 20;
    private static final long MAX_BLOCK_SIZE = 1L << 30;

    /** Checks the ranges. */
    public JournalSettings {
        Objects.requireNonNull(dir, "dir");
        check(
                blockSize >= MIN_BLOCK_SIZE && blockSize <= MAX_BLOCK_SIZE && Long.bitCount(blockSize) == 1,
                "blockSize",
                blockSize,
                "a power of two from 1 MiB to 1 GiB");
        check(rollSize >= blockSize, "rollSize", rollSize, "at least blockSize, " + blockSize);
        check(reserve >= 0, "reserve", reserve, "0 or more bytes");
        check(closingReserve >= 0, "closingReserve", closingReserve, "0 or more bytes");
        check(diskCheckMs >= 1, "diskCheckMs", diskCheckMs, "1 or more milliseconds");
    }

    /** The defaults in the given directory. */
    public static JournalSettings defaults(final Path dir) {
        return new JournalSettings(
                dir,
                DEFAULT_BLOCK_SIZE,
                DEFAULT_ROLL_SIZE,
                DEFAULT_RESERVE,
                DEFAULT_CLOSING_RESERVE,
                DEFAULT_DISK_CHECK_MS);
    }

    private static void check(final boolean holds, final String name, final long given, final String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("journal." + name + " is " + given + "; allowed is " + allowed);
        }
    }
}
