package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;

/** Changes of positions that no order brought about. */
final class AccountEvents {
    private final VenueInstruments instruments;
    private final VenueOrders orders;
    private final OrderWork work;
    private final Floor floor;

    AccountEvents(
            final VenueInstruments instruments, final VenueOrders orders, final OrderWork work, final Floor floor) {
        this.instruments = instruments;
        this.orders = orders;
        this.work = work;
        this.floor = floor;
    }

    void onSplit(final SplitDecoder split, final long nowNs) {
        final VenueInstrument instrument = instruments.find(split.instrument());
        if (instrument != null && split.numerator() > 0 && split.denominator() > 0) {
            final long increment = instrument.terms().quantityIncrement();
            instrument.positions().split(split.numerator(), split.denominator(), increment);
            settle(instrument, nowNs);
        }
    }

    /** An instrument that is settled is not traded any more. */
    void onSettlement(final SettlementDecoder settlement, final long nowNs) {
        final VenueInstrument instrument = instruments.find(settlement.instrument());
        if (instrument == null) {
            return;
        }
        OrderLink link = orders.firstOpen();
        while (link != null) {
            final OrderLink after = link.after;
            if (link.order.instrument == instrument) {
                work.expire(link.order, Reason.SESSION_CLOSED, nowNs);
            }
            link = after;
        }
        instrument.positions().settle();
    }

    void onRoll(final RollDecoder roll, final long nowNs) {
        final VenueInstrument from = instruments.find(roll.fromInstrument());
        final VenueInstrument to = instruments.find(roll.toInstrument());
        if (from != null && to != null && from != to) {
            to.positions().roll(from.positions(), roll.toPrice());
            settle(from, nowNs);
            settle(to, nowNs);
        }
    }

    private void settle(final VenueInstrument instrument, final long nowNs) {
        instrument.positionsChanged();
        floor.settle(instrument, nowNs);
    }
}
