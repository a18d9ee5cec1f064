package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.ContinuationKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.IdQueue;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;

/**
 * Orders and the calendar: what goes out at the open and at the close, and what ends with the day or at a date, where the venue does not see to it. Sessions are events, computed outside the core.
 *
 * <p>What is to end at a venue that does not see to it is cancelled. If that is refused, or kept back by the gateway, it is repeated under a new id after a while, again and again, until the venue says that the order has ended or nobody
 * knows any more what has become of it; then the venue's list tells, and if the order still works it is cancelled anew.
 *
 * <p>An order at the open goes out with SESSION_OPEN, one at the close with CLOSING; one that has not gone out by SESSION_CLOSE expires, though what waits for the open and has not seen it waits for the next one. An order for the day ends with SESSION_CLOSE or DAY, whichever comes first;
 * where the venue sees to that, no slice of it follows that would be one of the next day.
 */
final class TradingDay implements Stateful {
    /** Date of an order that a venue told us of. */
    private static final long UNSAID = 0;

    private final CalendarBoundaryDecoder boundary = new CalendarBoundaryDecoder();
    private final OrderScope scope = new OrderScope();
    private final OrderLife life;
    private final Emulator emulator;
    private final InstrumentTable<InstrumentGate> instruments;
    private final List<VenueTerms> venues;
    private final long repeatNs;
    /** Orders that end at a date of which the venue knows nothing, by that date, and those whose cancel is to be repeated, by when; they follow from the orders, so they are not part of the state. */
    private final IdQueue expiries = new IdQueue();
    /** The last session of all instruments has closed, and none has opened again: what is defined from now on is in it, too. */
    private boolean closedToAll;

    TradingDay(
            final OrderLife life,
            final Emulator emulator,
            final InstrumentTable<InstrumentGate> instruments,
            final List<VenueTerms> venues,
            final long repeatNs) {
        this.life = life;
        this.emulator = emulator;
        this.instruments = instruments;
        this.venues = venues;
        this.repeatNs = repeatNs;
    }

    /** An order has come into the core, gone out, or turned out not to have ended: its date is watched here if nobody else does. */
    void watch(final Order order) {
        if (order.spec.timeInForce == TimeInForce.GTD || order.waiting.cancelAgainNs != Waiting.NEVER) {
            expiries.put(order.id, order.isOpen() ? dueNs(order) : IdQueue.NONE);
        }
    }

    private long dueNs(final Order order) {
        if (order.waiting.cancelAgainNs != Waiting.NEVER) {
            return order.waiting.cancelAgainNs;
        }
        final boolean isMine = order.spec.timeInForce == TimeInForce.GTD
                && order.spec.expireTimeNs != UNSAID
                && !order.waiting.timeIsUp
                && (order.isInTheCore() || !isNative(order));
        return isMine ? order.spec.expireTimeNs : IdQueue.NONE;
    }

    /** A cancel was refused, or kept back: that of an order which should have ended is repeated. */
    void onCancelRefused(final Order order) {
        if (order.isLive() && (order.waiting.timeIsUp || order.endsAtOnce)) {
            order.waiting.cancelAgainNs = life.nowNs() + repeatNs;
            watch(order);
        }
    }

    /** A venue has listed an order. If it should have ended, what was to end it got lost. */
    void onFound(final Order order) {
        if (order.waiting.timeIsUp && order.isLive() && !order.requests.isCancelling()) {
            life.cancel(order);
        }
    }

    private boolean isNative(final Order order) {
        return venues.get(order.venue).capabilities().supports(order.spec.timeInForce);
    }

    /** When the next order ends by its date, or {@link IdQueue#NONE}. */
    long deadlineNs() {
        return expiries.firstKey();
    }

    /** Ends the orders whose date has come, as many as one tick may. */
    void onTick(final long deadlineNs) {
        for (int i = 0; i < Limits.TIMERS_PER_TICK && expiries.isDue(deadlineNs); i++) {
            final Order order = life.orders.findOpen(expiries.poll());
            if (order != null && order.waiting.cancelAgainNs != Waiting.NEVER) {
                repeatCancel(order);
            } else if (order != null) {
                expire(order);
            }
        }
    }

    /** Of an order of unknown fate the venue's list tells what has become, so that waits for it. */
    private void repeatCancel(final Order order) {
        order.waiting.cancelAgainNs = Waiting.NEVER;
        watch(order);
        if (order.state != OrderState.UNKNOWN && !order.requests.isCancelling()) {
            life.cancel(order);
        }
    }

    private void expire(final Order order) {
        if (order.isInTheCore()) {
            life.happen(order, OrderTrigger.EXPIRE, OrderEvent.EXPIRED);
        } else {
            order.waiting.timeIsUp = true;
            life.cancel(order);
        }
    }

    /** An instrument is new: it has heard nothing of the calendar itself, but what was told to all holds for it. */
    void onNew(final InstrumentGate instrument) {
        instrument.sessionClosed = closedToAll;
    }

    /** A point of the calendar. */
    void onBoundary(final Slot slot) {
        slot.decode(boundary);
        final int instrument = boundary.instrument();
        if (instrument == OrderScope.ANY) {
            closedToAll = InstrumentGate.isClosedAfter(boundary.kind(), closedToAll);
            for (int i = 0; i < instruments.size(); i++) {
                instruments.get(i).takeBoundary(boundary.kind(), life.lastOrderId());
            }
        } else if (instruments.find(instrument) != null) {
            instruments.get(instrument).takeBoundary(boundary.kind(), life.lastOrderId());
        } else {
            return;
        }
        step(instrument, boundary.kind(), 0, life.lastOrderId());
    }

    /** One step through the orders that a point of the calendar concerns; those that came after it wait for the next one. */
    void step(final int instrument, final BoundaryKind kind, final long cursor, final long lastOrderId) {
        final OrderBlotter orders = life.orders;
        final int count = orders.sort();
        int done = 0;
        for (int i = orders.after(cursor); i < count; i++) {
            final Order order = orders.inOrder(i);
            if (order == null) {
                // One that was released with another, and denied.
                continue;
            }
            if (order.id > lastOrderId) {
                return;
            }
            if ((instrument == OrderScope.ANY || order.instrument == instrument) && act(order, kind)) {
                if (++done == Limits.ORDERS_PER_STEP) {
                    life.back.goOn(
                            ContinuationKind.SESSION,
                            scope.set(OrderScope.ANY, instrument, OrderScope.ANY, OrderScope.ANY),
                            order.id,
                            kind.value(),
                            lastOrderId);
                    return;
                }
            }
        }
    }

    private boolean act(final Order order, final BoundaryKind kind) {
        final TimeInForce timeInForce = order.spec.timeInForce;
        if (timeInForce == TimeInForce.DAY
                && order.slice != null
                && (kind == BoundaryKind.DAY || kind == BoundaryKind.SESSION_CLOSE)) {
            // The venue ends the slice that it has, but one whose fills are on their way would be followed by another.
            order.slice.isLast = true;
        }
        return switch (kind) {
            case SESSION_OPEN -> timeInForce == TimeInForce.AT_THE_OPEN && emulator.releaseForSession(order);
            case CLOSING -> timeInForce == TimeInForce.AT_THE_CLOSE && emulator.releaseForSession(order);
            case SESSION_CLOSE -> endsWithSession(order, timeInForce) && end(order);
            case DAY -> timeInForce == TimeInForce.DAY && endsWithSession(order, timeInForce) && end(order);
            default -> false;
        };
    }

    private boolean endsWithSession(final Order order, final TimeInForce timeInForce) {
        return switch (timeInForce) {
            case DAY -> order.isInTheCore() || !isNative(order);
            case AT_THE_CLOSE -> order.isInTheCore();
            case AT_THE_OPEN -> order.isInTheCore() && order.waiting.sessionCame;
            default -> false;
        };
    }

    private boolean end(final Order order) {
        final boolean isCancelling =
                !order.isInTheCore() && !OrderTransitions.isPossible(order, OrderTrigger.ASK_CANCEL);
        expire(order);
        return !isCancelling;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("closedToAll", closedToAll);
    }

    @Override
    public void readState(final StateSource source) {
        closedToAll = source.getBoolean("closedToAll");
    }

    /** Watches the dates of a restored state's orders. */
    void rearm() {
        final int count = life.orders.sort();
        for (int i = 0; i < count; i++) {
            watch(life.orders.inOrder(i));
        }
    }
}
