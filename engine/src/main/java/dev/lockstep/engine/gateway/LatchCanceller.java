package dev.lockstep.engine.gateway;

import dev.lockstep.engine.ring.OrderIds;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Cancels every order in the gateways' tables while the kill latch is set, on a thread of its own and straight to the venues' gateways. Each cancel has an id
 * of its own ({@link OrderIds#latchRequest}), and one that is not confirmed in time is repeated with another, until the tables are empty. It goes on looking until the latch is reset.
 */
public final class LatchCanceller implements Agent {
    private final KillLatch latch;
    private final EpochNanoClock clock;
    private final VenueCancels[] venues;
    private final int epoch;
    private long requests;
    private volatile KillProgress progress;

    /**
     * A canceller; nothing happens before the latch is set.
     *
     * @param venues all that orders go to
     * @param epoch of the run, for ids
     * @param clock the one by which the venues' gateways take the times of records
     * @param repeatNs how long a cancel may stay unconfirmed, nanoseconds, above 0
     */
    public LatchCanceller(
            final KillLatch latch,
            final List<GuardedVenue> venues,
            final int epoch,
            final EpochNanoClock clock,
            final long repeatNs) {
        this.latch = latch;
        this.epoch = epoch;
        this.clock = clock;
        this.venues = venues.stream()
                .map(venue -> new VenueCancels(venue, this::nextRequestId, repeatNs))
                .toArray(VenueCancels[]::new);
    }

    private long nextRequestId() {
        return OrderIds.latchRequest(epoch, requests++);
    }

    @Override
    public String roleName() {
        return "lockstep-kill-latch";
    }

    /** One look over the tables if the latch is set; returns the cancels sent. */
    @Override
    public int doWork() {
        return latch.isSet() ? cancelOpen() : 0;
    }

    /** Holds the lock against a reset in the middle, after which what is found might have been sent with every right. */
    private synchronized int cancelOpen() {
        final Kill kill = latch.kill();
        if (kill == null) {
            return 0;
        }
        final KillProgress before = progress;
        if (before == null || before.kill().number() != kill.number()) {
            for (final VenueCancels venue : venues) {
                venue.begin();
            }
        }
        int work = 0;
        for (final VenueCancels venue : venues) {
            work += venue.pass(clock.nanoTime());
        }
        final KillProgress now = new KillProgress(kill, venuesNow());
        if (!now.equals(before)) {
            progress = now;
            work++;
        }
        return work;
    }

    private List<VenueProgress> venuesNow() {
        return Arrays.stream(venues).map(VenueCancels::progress).toList();
    }

    /** How far the latest kill has come; null before the first one has been seen. From any thread. */
    public KillProgress progress() {
        return progress;
    }

    /**
     * Whether every venue has confirmed a kill, or one that came after it was set and reset.
     *
     * @param kill what {@link KillLatch#set} returned
     */
    public boolean isConfirmed(final Kill kill) {
        final KillProgress now = progress;
        return now != null
                && (now.kill().number() > kill.number() || now.kill().number() == kill.number() && now.isConfirmed());
    }

    /**
     * Takes the kill back, so that orders go out again; from any thread.
     *
     * @param person who answers for it, not blank
     * @param seen what the person has seen in {@link KillLatch#kill}
     * @throws IllegalArgumentException if nobody is named
     * @throws IllegalStateException if a cancel is pending, or the latch is not set or was set once more in the meantime
     */
    public synchronized void reset(final String person, final Kill seen) {
        if (person.isBlank()) {
            throw new IllegalArgumentException("the kill latch is reset by a named person only; give a name");
        }
        if (!isConfirmed(seen)) {
            throw new IllegalStateException("the kill latch can't be reset while cancels are pending: "
                    + (progress == null ? "none was sent yet" : progress.unconfirmed() + " orders are unconfirmed"));
        }
        if (!latch.release(seen, person)) {
            throw new IllegalStateException("the kill latch is not set as was seen: it is "
                    + (latch.isSet() ? "set anew by " + latch.kill().by() : "not set") + "; look again");
        }
    }
}
