package dev.lockstep.adapters.file;

import dev.lockstep.engine.port.BadDataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * The decompressed content of one file as a stream. Whether it is plain, gzip or zip is told by its first bytes, never
 * by its name. Everything that goes wrong is a {@link BadDataException} that names the file and how far reading came.
 */
final class Recording implements AutoCloseable {
    private static final int BUFFER_SIZE = 64 * 1024;
    private static final int MAGIC_LENGTH = 6;

    private final String name;
    private final InputStream stream;
    private long position;
    private boolean isClosed;

    private Recording(final Path path, final InputStream stream) {
        this.name = path.toString();
        this.stream = stream;
    }

    /** Opens a file; the content is not read beyond a first buffer. */
    static Recording open(final Path path) {
        if (Files.isDirectory(path)) {
            throw new BadDataException(path.toString(), "is a directory; name a file in it");
        }
        if (!Files.exists(path)) {
            throw new BadDataException(path.toString(), "does not exist; correct the path");
        }
        try {
            return new Recording(path, openContent(path));
        } catch (final EOFException e) {
            throw new BadDataException(
                    path.toString(), "ends inside the header of its gzip data; the file was cut off, copy it again");
        } catch (final FileSystemException e) {
            // Its message is little more than the path.
            throw new BadDataException(path.toString(), "can't be opened: " + e);
        } catch (final IOException | IllegalArgumentException e) {
            throw new BadDataException(path.toString(), "can't be opened: " + e.getMessage());
        }
    }

    /**
     * Reads at least one byte.
     *
     * @return bytes read, or -1 at the end
     */
    int read(final byte[] target, final int offset, final int length) {
        try {
            final int read = stream.read(target, offset, length);
            position += Math.max(read, 0);
            return read;
        } catch (final EOFException e) {
            throw new BadDataException(
                    place(),
                    "compressed data ends too early, more was expected after these decompressed bytes; "
                            + "the file was cut off, copy it again");
        } catch (final ZipException e) {
            throw new BadDataException(
                    place(), "compressed data is damaged: " + e.getMessage() + "; copy the file again");
        } catch (final IOException e) {
            throw new BadDataException(place(), "can't be read: " + e.getMessage());
        }
    }

    /** The path as given, for messages. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            stream.close();
        } catch (final IOException e) {
            throw new BadDataException(name, "can't be closed: " + e.getMessage());
        }
    }

    private String place() {
        return name + "@" + position;
    }

    private static InputStream openContent(final Path path) throws IOException {
        final BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER_SIZE);
        try {
            raw.mark(MAGIC_LENGTH);
            final byte[] magic = raw.readNBytes(MAGIC_LENGTH);
            raw.reset();
            switch (Compression.of(magic)) {
                case NONE:
                    return raw;
                case GZIP:
                    return new GzipContent(raw, BUFFER_SIZE);
                case ZIP:
                    raw.close();
                    return ZipContent.open(path);
                default:
                    throw new IOException("it is compressed with " + Compression.of(magic)
                            + ", which is not supported; decompress it, or compress it with gzip or zip");
            }
        } catch (final IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }
}
