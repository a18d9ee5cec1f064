package dev.lockstep.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * A file whose only use is that it can be deleted: its blocks are room for the last records, the seal and the manifest when something else has
 * filled the disk faster than the guard looked. Really written, with bytes that no file system compresses away.
 */
public final class DiskReserve {
    /** Name of the file in a run's directory; gone once the run is sealed. */
    static final String NAME = "reserve";

    private static final int CHUNK_LENGTH = 1 << 20;

    private final Path file;

    /** @param file to be created and deleted */
    public DiskReserve(final Path file) {
        this.file = file;
    }

    /**
     * Takes the blocks.
     *
     * @throws UncheckedIOException if the disk has not that much
     */
    public void allocate(final long bytes) {
        final byte[] chunk = new byte[CHUNK_LENGTH];
        new SplittableRandom(bytes).nextBytes(chunk);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0; ) {
                final int length = (int) Math.min(left, CHUNK_LENGTH);
                left -= channel.write(ByteBuffer.wrap(chunk, 0, length));
            }
            channel.force(true);
        } catch (final IOException e) {
            release();
            throw new UncheckedIOException(
                    "can't keep " + bytes + " bytes in reserve in " + file
                            + "; free some disk or lower journal.closingReserve",
                    e);
        }
    }

    /** Gives the blocks back; more than once is harmless. From any thread. */
    public void release() {
        try {
            Files.deleteIfExists(file);
        } catch (final IOException e) {
            throw new UncheckedIOException("can't delete " + file, e);
        }
    }
}
