package dev.lockstep.ops;

import dev.lockstep.codecs.sbe.EndReason;
import dev.lockstep.journal.DiskGuard;
import dev.lockstep.journal.DiskReserve;
import dev.lockstep.journal.JournalSettings;
import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A cold thread that looks at the free disk and ends the run in order before the disk is full. */
final class DiskWatch implements AutoCloseable {
    private final ScheduledExecutorService executor;

    private DiskWatch(final ScheduledExecutorService executor) {
        this.executor = executor;
    }

    static DiskWatch start(
            final JournalSettings settings,
            final LongSupplier usableBytes,
            final DiskReserve reserve,
            final StopSignal stop,
            final PrintWriter messages) {
        final DiskGuard guard = new DiskGuard(settings, usableBytes, free -> {
            stop.request(EndReason.DISK_RESERVE);
            reserve.release();
            messages.printf(
                    "the disk of %s has %d bytes free, less than journal.reserve (%d): trading stops and the run ends in order%n",
                    settings.dir(), free, settings.reserve());
            messages.flush();
        });
        final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
            final Thread thread = new Thread(work, "lockstep-disk-watch");
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(
                () -> poll(guard, settings, messages), 0, settings.diskCheckMs(), TimeUnit.MILLISECONDS);
        return new DiskWatch(executor);
    }

    /** A look that fails once must not be the last one, which is what the executor would make of an exception. */
    private static void poll(final DiskGuard guard, final JournalSettings settings, final PrintWriter messages) {
        try {
            guard.poll(System.nanoTime());
        } catch (final RuntimeException e) {
            messages.println("can't tell the free space of " + settings.dir() + ", will try again: " + e);
            messages.flush();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
