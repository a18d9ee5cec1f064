package dev.lockstep.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for the journals of one round, deleted afterwards: before most of its pages are written to disk. */
public final class Scratch implements AutoCloseable {
    private final Path directory;

    /**
     * Creates it.
     *
     * @param parent created too if absent
     */
    public Scratch(final Path parent) {
        try {
            Files.createDirectories(parent);
            directory = Files.createTempDirectory(parent, "lockstep-bench-");
        } catch (final IOException e) {
            throw new UncheckedIOException("can't create a directory for journals in " + parent, e);
        }
    }

    /** The directory; it exists. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        try (Stream<Path> entries = Files.walk(directory)) {
            final List<Path> deepestFirst =
                    entries.sorted(Comparator.reverseOrder()).toList();
            for (final Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("can't delete the journals of a bench in " + directory, e);
        }
    }
}
