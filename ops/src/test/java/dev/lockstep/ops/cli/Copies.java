package dev.lockstep.ops.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies of runs, to be damaged. */
final class Copies {
    private Copies() {}

    /** Copies a directory with all that is in it. */
    static Path of(final Path directory, final Path copy) throws IOException {
        try (Stream<Path> entries = Files.walk(directory)) {
            for (final Path entry : entries.toList()) {
                final Path target = copy.resolve(directory.relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(entry, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return copy;
    }

    /** The files of a directory, in the order of their names. */
    static List<Path> files(final Path directory) throws IOException {
        try (Stream<Path> entries = Files.walk(directory)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Changes the bits of a byte that are set in {@code mask}; a second call undoes it. */
    static void flip(final Path file, final long position, final int mask) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            final int before = bytes.read();
            bytes.seek(position);
            bytes.write(before ^ mask);
        }
    }
}
