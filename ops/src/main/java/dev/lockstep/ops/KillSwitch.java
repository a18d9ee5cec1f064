package dev.lockstep.ops;

import dev.lockstep.engine.gateway.GuardedVenue;
import dev.lockstep.engine.gateway.Kill;
import dev.lockstep.engine.gateway.KillLatch;
import dev.lockstep.engine.gateway.KillProgress;
import dev.lockstep.engine.gateway.LatchCanceller;
import dev.lockstep.engine.settings.EngineConfig;
import java.io.PrintWriter;
import java.util.List;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;

/**
 * The kill latch of a run and the thread that cancels when it is set. In a backtest that thread is not started, as nothing is open anywhere but in the simulation.
 */
public final class KillSwitch implements AutoCloseable {
    /** How long the canceller may take to see that the latch is set. */
    private static final long MAX_PARK_NS = 1_000_000;

    private final KillLatch latch;
    private final List<GuardedVenue> venues;
    private final LatchCanceller canceller;
    private final EpochNanoClock clock;
    private final PrintWriter messages;
    private AgentRunner runner;

    KillSwitch(
            final KillLatch latch,
            final List<GuardedVenue> venues,
            final EngineConfig config,
            final long epoch,
            final EpochNanoClock clock,
            final PrintWriter messages) {
        this.latch = latch;
        this.venues = venues;
        this.clock = clock;
        this.messages = messages;
        canceller = new LatchCanceller(
                latch, venues, (int) epoch, clock, config.cancelRepeat().toNanos());
    }

    /** Starts the canceller's thread, which is not pinned. */
    void start() {
        runner = new AgentRunner(idle(), this::onError, null, canceller);
        AgentRunner.startOnThread(runner, work -> {
            final Thread thread = new Thread(work, canceller.roleName());
            thread.setDaemon(true);
            return thread;
        });
    }

    private static IdleStrategy idle() {
        return new BackoffIdleStrategy(10, 10, 1_000, MAX_PARK_NS);
    }

    private void onError(final Throwable error) {
        messages.println("kill latch: " + error);
        messages.flush();
    }

    /** What any thread sets to stop sending and cancel what is open. */
    public KillLatch latch() {
        return latch;
    }

    /** Orders that may be open at any venue; from any thread. */
    public int openOrders() {
        return venues.stream().mapToInt(venue -> venue.orders().open()).sum();
    }

    /** How far the latest kill has come; null before the first. From any thread. */
    public KillProgress progress() {
        return canceller.progress();
    }

    /** Whether every venue has confirmed a kill; from any thread. */
    public boolean isConfirmed(final Kill kill) {
        return canceller.isConfirmed(kill);
    }

    /** Takes a kill back, see {@link LatchCanceller#reset}. */
    public void reset(final String person, final Kill seen) {
        canceller.reset(person, seen);
    }

    /** Whether there are orders to cancel that the run really has open somewhere. */
    boolean isLive() {
        return runner != null;
    }

    /**
     * Sets the latch and waits until every venue has confirmed, or for a time; then says what came of it. Idles on the calling thread.
     *
     * @param pump called again and again, for venues that work on the calling thread
     */
    void cancelOpen(final String by, final String reason, final long timeoutNs, final Runnable pump) {
        final Kill kill = latch.set(by, reason);
        final IdleStrategy idle = idle();
        final long startNs = clock.nanoTime();
        while (!canceller.isConfirmed(kill) && clock.nanoTime() - startNs < timeoutNs) {
            pump.run();
            idle.idle();
        }
        messages.println(KillReport.text(kill, canceller.progress()));
        messages.flush();
    }

    @Override
    public void close() {
        if (runner != null) {
            runner.close();
        }
    }
}
