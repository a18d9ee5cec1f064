package dev.lockstep.adapters.aeron;

import io.aeron.driver.MediaDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.ErrorHandler;
import org.agrona.IoUtil;

/** A media driver inside this process, in a directory of its own that goes when it closes. Its idle threads sleep. */
public final class EmbeddedMediaDriver implements AutoCloseable {
    private final Path directory;
    private final MediaDriver driver;
    private boolean closed;

    private EmbeddedMediaDriver(final Path directory, final MediaDriver driver) {
        this.directory = directory;
        this.driver = driver;
    }

    /**
     * Starts a driver.
     *
     * @param parent where the driver's directory is made, under a name that no other process or driver has; should be in memory or on a
     *     fast disk, with room for three terms per publication
     * @param errorHandler told of the driver's errors, on its threads
     * @throws UncheckedIOException if the directory, or a file in it, can't be made
     */
    public static EmbeddedMediaDriver launch(
            final MediaDriverSettings settings, final Path parent, final ErrorHandler errorHandler) {
        final Path directory = createDirectory(parent);
        try {
            return new EmbeddedMediaDriver(directory, MediaDriver.launch(context(settings, directory, errorHandler)));
        } catch (final Exception e) {
            IoUtil.delete(directory.toFile(), true);
            // Aeron throws what is checked without saying so.
            if (e instanceof IOException failed) {
                throw new UncheckedIOException(
                        "the media driver can't make its files in " + parent + "; look for free space there", failed);
            }
            throw e;
        }
    }

    /** The directory that clients connect to. */
    public String aeronDirectory() {
        return directory.toString();
    }

    /** Stops the driver and deletes its directory; clients must be closed before. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        driver.close();
        // The driver deletes its directory itself, unless a part of it failed to close.
        IoUtil.delete(directory.toFile(), true);
    }

    private static Path createDirectory(final Path parent) {
        try {
            Files.createDirectories(parent);
            return Files.createTempDirectory(
                            parent, "aeron-" + ProcessHandle.current().pid() + "-")
                    .toAbsolutePath();
        } catch (final IOException e) {
            throw new UncheckedIOException(
                    "no directory for the media driver can be made in " + parent + "; give one that can be written to",
                    e);
        }
    }

    private static MediaDriver.Context context(
            final MediaDriverSettings settings, final Path directory, final ErrorHandler errorHandler) {
        return new MediaDriver.Context()
                .aeronDirectoryName(directory.toString())
                .warnIfDirectoryExists(false)
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(settings.threadingMode())
                .sharedIdleStrategy(AeronThreads.backoffIdle())
                .sharedNetworkIdleStrategy(AeronThreads.backoffIdle())
                .conductorIdleStrategy(AeronThreads.backoffIdle())
                .senderIdleStrategy(AeronThreads.backoffIdle())
                .receiverIdleStrategy(AeronThreads.backoffIdle())
                .ipcTermBufferLength(settings.termBufferLength())
                .publicationTermBufferLength(settings.termBufferLength())
                .errorHandler(errorHandler);
    }
}
