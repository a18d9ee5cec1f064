package dev.lockstep.adapters.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Gzip content that doesn't end silently before bytes it can't make sense of: the JDK's stream takes a damaged header
 * of a second member for the end of the data.
 */
final class GzipContent extends GZIPInputStream {
    private static final int TRAILER_LENGTH = 8;

    GzipContent(final InputStream compressed, final int bufferSize) throws IOException {
        super(compressed, bufferSize);
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException {
        final int read = super.read(target, offset, length);
        if (read < 0 && (inf.getRemaining() > TRAILER_LENGTH || in.available() > 0)) {
            throw new ZipException("bytes after the end of the gzip data that are not gzip");
        }
        return read;
    }
}
