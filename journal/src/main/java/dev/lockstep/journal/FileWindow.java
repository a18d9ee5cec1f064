package dev.lockstep.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A window on a file, filled by plain reads. Nothing is mapped, so neither a file that shrinks nor a bad disk can bring the JVM down: the
 * window is just shorter, or there is an I/O error.
 */
final class FileWindow implements AutoCloseable {
    private static final int CAPACITY = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer bytes;
    private final UnsafeBuffer buffer;

    private long start;
    private int length;

    /** @param bytes from {@link #newBytes}; windows that are used one after the other may share it */
    FileWindow(final Path file, final ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
        this.buffer = new UnsafeBuffer(bytes);
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (final IOException e) {
            throw new UncheckedIOException("can't open journal file " + file, e);
        }
    }

    static ByteBuffer newBytes() {
        return ByteBuffer.allocateDirect(CAPACITY);
    }

    Path file() {
        return file;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    /** Bytes in the window. */
    int length() {
        return length;
    }

    /** Where in the buffer a position of the file stands. */
    int offset(final long position) {
        return (int) (position - start);
    }

    /** Whether so many bytes from the position are in the window; if not yet, it is filled from there. */
    boolean holds(final long position, final int wanted) {
        if (position + wanted <= start + length && position >= start) {
            return true;
        }
        fill(position);
        return wanted <= length;
    }

    /** Reads from the position, as far as the window and the file reach. */
    void fill(final long position) {
        bytes.clear();
        try {
            int read = 0;
            while (read >= 0 && bytes.hasRemaining()) {
                read = channel.read(bytes, position + bytes.position());
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("can't read journal file " + file + " at byte " + position, e);
        }
        start = position;
        length = bytes.position();
    }

    /** Forgets what was read. */
    void clear() {
        length = 0;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException("can't close journal file " + file, e);
        }
    }
}
