package dev.lockstep.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One run on disk: {@code <journal.dir>/<run>/} with {@code manifest.json}, {@code in/} and {@code out/}. Holds nothing open. */
public final class RunDirectory {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int MAX_RUNS_PER_SECOND = 999_999;

    private final Path path;

    private RunDirectory(final Path path) {
        this.path = path;
    }

    /** An existing run; nothing is read yet. */
    public static RunDirectory of(final Path path) {
        return new RunDirectory(path);
    }

    /**
     * Creates the directory of a new run, locks it for this process and writes its first manifest. The id is the time and a counter, so ids sort
     * by time, and the directory's creation decides between processes that want the same.
     *
     * @param created when the run begins
     */
    public static OpenRun create(final JournalSettings settings, final Instant created, final RunIdentity identity) {
        try {
            Files.createDirectories(settings.dir());
            final Path path = createUnique(settings.dir(), created);
            final RunLock lock = RunLock.acquire(path);
            try {
                return begin(path, settings, created, identity, lock);
            } catch (final IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("can't create a run in " + settings.dir(), e);
        }
    }

    /** The run's id, which is also its directory's name. */
    public String id() {
        return path.getFileName().toString();
    }

    /** The directory. */
    public Path path() {
        return path;
    }

    /** The directory of one journal. */
    public Path journal(final JournalKind kind) {
        return path.resolve(kind.directoryName());
    }

    /**
     * Reads the manifest and checks its digest.
     *
     * @throws DamagedJournalException if it is not as it was written
     * @throws UncheckedIOException if there is none
     */
    public Manifest manifest() {
        return ManifestFile.read(path);
    }

    /** Whether a process writes the run now. */
    public boolean isLive() {
        return RunLock.isHeld(path);
    }

    /**
     * Checks every file of a sealed run against the manifest; of a run that is not sealed, only the manifest is checked.
     *
     * @throws DamagedJournalException if a file was changed, is missing or was added
     */
    public Manifest verify() {
        final Manifest manifest = manifest();
        if (manifest.status().isSealed()) {
            try {
                RunFiles.check(path, manifest.files());
            } catch (final DamagedJournalException e) {
                findDamage(e);
                throw e;
            }
        }
        return manifest;
    }

    /** A digest tells only the file; a record of it that can't be read tells the byte. */
    private void findDamage(final DamagedJournalException seal) {
        for (final JournalKind kind : JournalKind.values()) {
            try (JournalReader reader = reader(kind)) {
                while (reader.next()) {
                    continue;
                }
            } catch (final DamagedJournalException e) {
                if (e.file().equals(seal.file())) {
                    e.addSuppressed(seal);
                    throw e;
                }
            }
        }
    }

    /** Opens a journal for reading; of a live run it reads up to the last whole record. For a sealed run call {@link #verify} first. */
    public JournalReader reader(final JournalKind kind) {
        return isLive() ? JournalReader.openLive(journal(kind), kind) : JournalReader.open(journal(kind), kind);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static OpenRun begin(
            final Path path,
            final JournalSettings settings,
            final Instant created,
            final RunIdentity identity,
            final RunLock lock)
            throws IOException {
        for (final JournalKind kind : JournalKind.values()) {
            Files.createDirectory(path.resolve(kind.directoryName()));
        }
        final OpenRun run = new OpenRun(new RunDirectory(path), settings, created, lock);
        ManifestFile.write(path, Manifest.running(run.directory().id(), created.toString(), identity));
        AtomicFile.syncDirectory(settings.dir());
        return run;
    }

    private static Path createUnique(final Path dir, final Instant created) throws IOException {
        for (int count = 1; count <= MAX_RUNS_PER_SECOND; count++) {
            try {
                return Files.createDirectory(dir.resolve(SECONDS.format(created) + String.format("-%06d", count)));
            } catch (final FileAlreadyExistsException e) {
                // Another run of the same second: the next number may be free.
            }
        }
        throw new IOException("all " + MAX_RUNS_PER_SECOND + " ids of the second " + created + " are taken");
    }
}
