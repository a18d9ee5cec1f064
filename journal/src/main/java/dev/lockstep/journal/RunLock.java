package dev.lockstep.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The right to write, seal or delete a run, held by one process; the operating system takes it back when the process dies.
 *
 * <p>The lock file stays empty and is never deleted, because a lock on a deleted file excludes nobody. Who holds it stands in a second file:
 * within one process, opening and closing the lock file once more would release the lock (POSIX), so that file must not be opened to
 * look.
 */
final class RunLock implements AutoCloseable {
    static final String LOCK_NAME = "lock";
    static final String OWNER_NAME = "owner";

    private final Path runDirectory;
    private final FileChannel channel;

    private RunLock(final Path runDirectory, final FileChannel channel) {
        this.runDirectory = runDirectory;
        this.channel = channel;
    }

    /** @throws RunInUseException if a process, this one or another, holds the lock */
    static RunLock acquire(final Path runDirectory) {
        try {
            final FileChannel channel = tryLock(runDirectory);
            if (channel == null) {
                throw new RunInUseException("run " + runDirectory + " is in use by " + holder(runDirectory)
                        + "; stop that process or wait until it has ended");
            }
            Files.writeString(runDirectory.resolve(OWNER_NAME), thisProcess());
            return new RunLock(runDirectory, channel);
        } catch (final IOException e) {
            throw new UncheckedIOException("can't lock run " + runDirectory, e);
        }
    }

    /** Whether a process holds the lock now. */
    static boolean isHeld(final Path runDirectory) {
        if (!Files.exists(runDirectory.resolve(LOCK_NAME))) {
            return false;
        }
        try (FileChannel channel = tryLock(runDirectory)) {
            return channel == null;
        } catch (final IOException e) {
            throw new UncheckedIOException("can't tell whether run " + runDirectory + " is in use", e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                Files.deleteIfExists(runDirectory.resolve(OWNER_NAME));
                channel.close();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("can't release the lock of run " + runDirectory, e);
        }
    }

    private static FileChannel tryLock(final Path runDirectory) throws IOException {
        if (owner(runDirectory).equals(thisProcess())) {
            return null;
        }
        final FileChannel channel =
                FileChannel.open(runDirectory.resolve(LOCK_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            final FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (final OverlappingFileLockException e) {
            channel.close();
            return null;
        }
        channel.close();
        return null;
    }

    private static String holder(final Path runDirectory) throws IOException {
        final String owner = owner(runDirectory);
        return owner.isEmpty() ? "another process" : owner;
    }

    private static String owner(final Path runDirectory) throws IOException {
        final Path file = runDirectory.resolve(OWNER_NAME);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** The start time tells a process from an earlier one with the same number, as in a container that was started again. */
    private static String thisProcess() {
        final ProcessHandle process = ProcessHandle.current();
        return "process " + process.pid() + " started "
                + process.info().startInstant().orElse(Instant.EPOCH);
    }
}
