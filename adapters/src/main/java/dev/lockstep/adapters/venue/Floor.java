package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.Side;

/**
 * What a change of the market brings about, in this order: fills of resting orders, triggers and what they take, and the
 * end of orders that may only reduce and can't any more.
 */
final class Floor {
    private final Matcher matcher;
    private final Triggers triggers;
    private final OrderWork work;

    Floor(final Matcher matcher, final Triggers triggers, final OrderWork work) {
        this.matcher = matcher;
        this.triggers = triggers;
        this.work = work;
    }

    /** A complete update of the book, or trading resumed. */
    void onBook(final VenueInstrument instrument, final long nowNs) {
        matcher.onBook(instrument, nowNs);
        settle(instrument, nowNs);
    }

    /**
     * A public trade that orders of ours may have a part in.
     *
     * @return how much of it went to our orders
     */
    long onTrade(
            final VenueInstrument instrument,
            final long price,
            final long quantity,
            final AggressorSide aggressor,
            final long nowNs) {
        return matcher.onTrade(instrument, price, quantity, aggressor, nowNs);
    }

    /** A displayed order with {@code ahead} in front of it executed; the change of the book comes after it. */
    void onExecuted(
            final VenueInstrument instrument,
            final Side side,
            final long price,
            final long ahead,
            final long quantity,
            final long nowNs) {
        matcher.onExecuted(instrument, side, price, ahead, quantity, nowNs);
    }

    /** Whatever follows from the last change. */
    void settle(final VenueInstrument instrument, final long nowNs) {
        triggers.onMarket(instrument, nowNs);
        work.dropIdleReducers(instrument, nowNs);
    }
}
