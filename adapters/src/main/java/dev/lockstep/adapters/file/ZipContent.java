package dev.lockstep.adapters.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The one file inside a zip archive. It is found by the archive's directory at the end, so that an archive that was cut
 * off anywhere is told at once; its checksum, which the JDK leaves to the caller, is compared at the end.
 */
final class ZipContent extends FilterInputStream {
    private final ZipFile archive;
    private final ZipEntry entry;
    private final CRC32 checksum = new CRC32();

    private ZipContent(final ZipFile archive, final ZipEntry entry) throws IOException {
        super(archive.getInputStream(entry));
        this.archive = archive;
        this.entry = entry;
    }

    static ZipContent open(final Path path) throws IOException {
        final ZipFile archive;
        try {
            archive = new ZipFile(path.toFile());
        } catch (final ZipException e) {
            throw new ZipException("no whole zip archive (" + e.getMessage() + "); if it was cut off, copy it again");
        }
        try {
            return new ZipContent(archive, onlyFile(archive));
        } catch (final IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException {
        final int read = super.read(target, offset, length);
        if (read > 0) {
            checksum.update(target, offset, read);
        } else if (read < 0 && checksum.getValue() != entry.getCrc()) {
            throw new ZipException("checksum of " + entry.getName() + " does not match");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        super.close();
        archive.close();
    }

    private static ZipEntry onlyFile(final ZipFile archive) throws IOException {
        ZipEntry found = null;
        for (final Enumeration<? extends ZipEntry> all = archive.entries(); all.hasMoreElements(); ) {
            final ZipEntry entry = all.nextElement();
            if (entry.isDirectory()) {
                continue;
            }
            if (found != null) {
                throw new ZipException(
                        "the archive holds " + found.getName() + " and " + entry.getName() + "; one file is expected");
            }
            found = entry;
        }
        if (found == null) {
            throw new ZipException("the archive holds no file");
        }
        return found;
    }
}
