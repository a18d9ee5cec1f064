package dev.lockstep.adapters.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.Aeron;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A driver with small terms and a client, whose errors fail the test. */
final class AeronTestBed implements AutoCloseable {
    private static final long DEADLINE_NS = 30_000_000_000L;
    private static final long PAUSE_NS = 100_000;

    final List<Throwable> errors = new CopyOnWriteArrayList<>();
    final EmbeddedMediaDriver driver;
    final Aeron aeron;

    AeronTestBed(final Path parent) {
        driver = EmbeddedMediaDriver.launch(
                new MediaDriverSettings(ThreadingMode.SHARED, 64 * 1024), parent, errors::add);
        aeron = AeronThreads.connect(driver.aeronDirectory(), errors::add);
    }

    /** Waits for another thread's doing, up to a deadline. */
    static void await(final String what, final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - startNs).as("waiting until %s", what).isLessThan(DEADLINE_NS);
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    @Override
    public void close() {
        aeron.close();
        driver.close();
        assertThat(errors).isEmpty();
    }
}
