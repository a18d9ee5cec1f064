package dev.lockstep.adapters.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small files of every kind. */
final class SampleFiles {
    private SampleFiles() {}

    static Path write(final Path folder, final String name, final byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(final Path folder, final String name, final String content) {
        return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(final byte[] content) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(final byte[] content, final String... names) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (final String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
                zip.closeEntry();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** LEAN ticks, one each second, whose prices vary so that compression leaves something to cut. */
    static String leanTicks(final int count) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            final int pips = 38_000 + i * 7_919 % 997;
            text.append(i * 1000)
                    .append(",1.")
                    .append(pips)
                    .append(",1.")
                    .append(pips + 12)
                    .append("\r\n");
        }
        return text.toString();
    }
}
