package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.ClockTickDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.Slot;

/** What time makes due: answers that have not come, dates of orders, lists of venues, repetitions of kills. */
final class Timers {
    private final ClockTickDecoder tick = new ClockTickDecoder();
    private final OrderLife life;
    private final Unanswered unanswered;
    private final TradingDay day;
    private final Reconciler reconciler;
    private final VenueStates venues;
    private final KillSwitch kills;

    Timers(
            final OrderLife life,
            final Unanswered unanswered,
            final TradingDay day,
            final Reconciler reconciler,
            final VenueStates venues,
            final KillSwitch kills) {
        this.life = life;
        this.unanswered = unanswered;
        this.day = day;
        this.reconciler = reconciler;
        this.venues = venues;
        this.kills = kills;
    }

    /** When the next of them is due, engine time in nanoseconds, or {@link dev.lockstep.engine.ring.Deadline#NONE}. */
    long deadlineNs() {
        return Math.min(
                Math.min(unanswered.deadlineNs(), day.deadlineNs()), Math.min(kills.deadlineNs(), venues.deadlineNs()));
    }

    /** Does what is due, as much as one tick may. */
    void onTick(final Slot slot) {
        slot.decode(tick);
        day.onTick(tick.deadlineNs());
        for (int i = 0; i < Limits.TIMERS_PER_TICK; i++) {
            final Order overdue = unanswered.overdue(tick.deadlineNs());
            if (overdue != null) {
                life.happen(overdue, OrderTrigger.LOSE, OrderEvent.FATE_UNKNOWN);
            }
        }
        final int venue = venues.overdue(tick.deadlineNs());
        if (venue >= 0) {
            reconciler.ask(venue);
        }
        kills.onTick(tick.deadlineNs());
    }
}
