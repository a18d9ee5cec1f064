package dev.lockstep.journal;

import dev.lockstep.config.ByteSize;
import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Range;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The section {@code journal}.
 *
 * @param dir of all runs
 * @param blockSize mapped at once
 * @param reserve free disk below which trading stops
 * @param closingReserve kept for the closing work
 * @param diskCheckInterval between two looks at the disk
 */
public record JournalConfig(
        @Doc("Directory of all runs; created if absent") @Default("data/journal")
        Path dir,

        @Doc("What Chronicle Queue maps at once, a power of two; larger means fewer pauses")
        @Default("64MiB")
        @Range(min = "1MiB", max = "1GiB")
        ByteSize blockSize,

        @Doc("Free disk below which trading stops and the run ends in order")
        @Default("1GiB")
        @Range(min = "0", max = "1000TiB")
        ByteSize reserve,

        @Doc("Disk kept by each run and given back for its closing work")
        @Default("16MiB")
        @Range(min = "0", max = "1GiB")
        ByteSize closingReserve,

        @Doc("Time between two looks at the free disk") @Default("250ms") @Range(min = "1ms", max = "1m")
        Duration diskCheckInterval) {
    /** Checks what a range can't say. */
    public JournalConfig {
        if (Long.bitCount(blockSize.bytes()) != 1) {
            throw new IllegalArgumentException("blockSize is " + blockSize + "; it must be a power of two");
        }
    }

    /** What the journals run on. */
    public JournalSettings settings() {
        return new JournalSettings(
                dir,
                blockSize.bytes(),
                JournalSettings.DEFAULT_ROLL_SIZE,
                reserve.bytes(),
                closingReserve.bytes(),
                diskCheckInterval.toMillis());
    }
}
