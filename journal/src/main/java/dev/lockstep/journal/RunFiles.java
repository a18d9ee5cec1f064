package dev.lockstep.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a run that its seal covers: all but the manifest, which has its own digest, and the empty lock. */
final class RunFiles {
    private static final Set<String> NOT_SEALED = Set.of(ManifestFile.NAME, RunLock.LOCK_NAME, RunLock.OWNER_NAME);

    private RunFiles() {}

    static List<SealedFile> seal(final Path runDirectory) {
        final List<SealedFile> sealed = new ArrayList<>();
        // The seal's own manifest goes through this name.
        AtomicFile.temporary(runDirectory.resolve(ManifestFile.NAME)).toFile().delete();
        for (final String name : names(runDirectory)) {
            final Path file = runDirectory.resolve(name);
            try {
                AtomicFile.sync(file);
                sealed.add(new SealedFile(name, Files.size(file), Digests.ofFile(file)));
            } catch (final IOException e) {
                throw new UncheckedIOException("can't seal " + file, e);
            }
        }
        return sealed;
    }

    static void check(final Path runDirectory, final List<SealedFile> sealed) {
        final Set<String> unexpected = names(runDirectory);
        for (final SealedFile file : sealed) {
            if (!unexpected.remove(file.name())) {
                throw damaged(runDirectory.resolve(file.name()), "the file is missing");
            }
            check(runDirectory.resolve(file.name()), file);
        }
        if (!unexpected.isEmpty()) {
            throw damaged(runDirectory.resolve(unexpected.iterator().next()), "the run was sealed without this file");
        }
        final Path lock = runDirectory.resolve(RunLock.LOCK_NAME);
        if (lock.toFile().length() > 0) {
            throw damaged(lock, "it has " + lock.toFile().length() + " bytes; a lock file is empty");
        }
    }

    static long size(final Path runDirectory) {
        long size = 0;
        for (final String name : names(runDirectory)) {
            size += runDirectory.resolve(name).toFile().length();
        }
        return size;
    }

    private static void check(final Path file, final SealedFile sealed) {
        try {
            final long length = Files.size(file);
            if (length != sealed.length()) {
                throw damaged(file, length + " bytes; it was sealed with " + sealed.length());
            }
            final String sha256 = Digests.ofFile(file);
            if (!sha256.equals(sealed.sha256())) {
                throw damaged(file, "SHA-256 " + sha256 + "; it was sealed with " + sealed.sha256());
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    private static Set<String> names(final Path runDirectory) {
        try (Stream<Path> entries = Files.walk(runDirectory)) {
            return entries.filter(entry -> !Files.isDirectory(entry))
                    .map(entry -> runDirectory.relativize(entry).toString().replace('\\', '/'))
                    .filter(name -> !NOT_SEALED.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (final IOException e) {
            throw new UncheckedIOException("can't list run " + runDirectory, e);
        }
    }

    private static DamagedJournalException damaged(final Path file, final String found) {
        return new DamagedJournalException(
                file, DamagedJournalException.NO_POSITION, DamagedJournalException.NO_SEQUENCE, found);
    }
}
