package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.TimeInForce;

/** What opens and ends with the sessions and days of the trading calendar. */
final class Sessions {
    private final VenueInstruments instruments;
    private final VenueOrders orders;
    private final OrderWork work;
    private final Floor floor;

    Sessions(final VenueInstruments instruments, final VenueOrders orders, final OrderWork work, final Floor floor) {
        this.instruments = instruments;
        this.orders = orders;
        this.work = work;
        this.floor = floor;
    }

    void onBoundary(final CalendarBoundaryDecoder boundary, final long nowNs) {
        switch (boundary.kind()) {
            case SESSION_OPEN -> release(TimeInForce.AT_THE_OPEN, boundary.instrument(), nowNs);
            case CLOSING -> release(TimeInForce.AT_THE_CLOSE, boundary.instrument(), nowNs);
            case SESSION_CLOSE, DAY -> end(boundary.kind(), boundary.instrument(), nowNs);
            default -> {}
        }
    }

    /** Lets orders work from the moment on at which the market can be traded on. */
    private void release(final TimeInForce which, final int instrument, final long nowNs) {
        for (OrderLink link = orders.firstOpen(); link != null; link = link.after) {
            final VenueOrder order = link.order;
            order.due |= order.timeInForce == which && concerns(instrument, order);
        }
        for (int index = 0; index < instruments.size(); index++) {
            final VenueInstrument one = instruments.find(index);
            if (one != null && (instrument < 0 || instrument == index)) {
                floor.settle(one, nowNs);
            }
        }
    }

    private void end(final BoundaryKind kind, final int instrument, final long nowNs) {
        OrderLink link = orders.firstOpen();
        while (link != null) {
            final OrderLink after = link.after;
            final VenueOrder order = link.order;
            if (concerns(instrument, order) && endsWith(kind, order)) {
                work.expire(order, Reason.SESSION_CLOSED, nowNs);
            }
            link = after;
        }
    }

    /** With a day nothing ends but orders for it. What waits for the open and has not seen it waits for the next one. */
    private static boolean endsWith(final BoundaryKind kind, final VenueOrder order) {
        return switch (order.timeInForce) {
            case DAY -> true;
            case AT_THE_CLOSE -> kind == BoundaryKind.SESSION_CLOSE;
            case AT_THE_OPEN -> kind == BoundaryKind.SESSION_CLOSE && order.due;
            default -> false;
        };
    }

    private static boolean concerns(final int instrument, final VenueOrder order) {
        return instrument < 0 || instrument == order.instrument.index();
    }
}
