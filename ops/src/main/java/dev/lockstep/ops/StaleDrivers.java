package dev.lockstep.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.agrona.IoUtil;

/** Removes the media driver directories of processes that were killed; those of living ones stay. */
final class StaleDrivers {
    private static final Pattern NAME = Pattern.compile("aeron-(\\d+)-.*");

    private StaleDrivers() {}

    static void remove(final Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        for (final Path directory : directories(parent)) {
            final Matcher name = NAME.matcher(directory.getFileName().toString());
            if (name.matches()
                    && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                IoUtil.delete(directory.toFile(), true);
            }
        }
    }

    private static List<Path> directories(final Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.toList();
        } catch (final IOException e) {
            throw new UncheckedIOException("can't list " + parent, e);
        }
    }
}
