package dev.lockstep.adapters.file;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What every file source needs to know.
 *
 * @param format how the recording is written
 * @param path a file, plain, gzip or zip, which is told by its content; {@link FileFormat#LEAN_FX} also takes a
 *     directory
 * @param symbol the engine's symbol of the recorded instrument; blank for {@link FileFormat#ITCH}, which carries its
 *     own
 * @param onBadRecord what becomes of a bad record
 * @param timeOrder what happens when time goes backwards
 * @param reorderWindowNs for {@link TimeOrder#REORDER}: how far back a record may lie behind the latest one seen,
 *     nanoseconds, above 0; 0 otherwise
 */
public record FileSourceSettings(
        FileFormat format,
        Path path,
        String symbol,
        OnBadRecord onBadRecord,
        TimeOrder timeOrder,
        long reorderWindowNs) {

    /** Checks that the window fits the policy. */
    public FileSourceSettings {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(onBadRecord, "onBadRecord");
        if (timeOrder == TimeOrder.FAIL ? reorderWindowNs != 0 : reorderWindowNs <= 0) {
            throw new IllegalArgumentException("reorder window is " + reorderWindowNs
                    + " ns; it must be above 0 with time order REORDER and 0 with FAIL");
        }
    }

    /** Settings that let nothing pass: a bad record or a step back in time ends the run. */
    public static FileSourceSettings strict(final FileFormat format, final Path path, final String symbol) {
        return new FileSourceSettings(format, path, symbol, OnBadRecord.FAIL, TimeOrder.FAIL, 0);
    }
}
