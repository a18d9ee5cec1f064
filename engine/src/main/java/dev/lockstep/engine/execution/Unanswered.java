package dev.lockstep.engine.execution;

import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** Orders that wait for an answer of the venue, the longest waiting first: a linked queue, since all wait equally long. */
final class Unanswered {
    private final long timeoutNs;
    private Order first;
    private Order last;

    /** A queue of orders that wait for so long, nanoseconds, above 0. */
    Unanswered(final long timeoutNs) {
        this.timeoutNs = timeoutNs;
    }

    /** An order was sent, or a request concerning it. */
    void ask(final Order order, final long nowNs) {
        answered(order);
        order.requests.sentNs = nowNs;
        order.requests.unansweredNs = nowNs;
        append(order);
    }

    /** The same was asked once more: it has waited since it was asked first, or repetitions that come faster than the timeout would wait for ever. */
    void askAgain(final Order order, final long nowNs) {
        if (order.requests.unansweredNs == 0) {
            ask(order, nowNs);
        } else {
            order.requests.sentNs = nowNs;
        }
    }

    private void append(final Order order) {
        order.askedBefore = last;
        if (last == null) {
            first = order;
        } else {
            last.askedAfter = order;
        }
        last = order;
    }

    /** Takes an order off that waits for nothing any more; harmless if it does not wait. */
    void settle(final Order order) {
        if (!order.isUnanswered()) {
            answered(order);
        }
    }

    private void answered(final Order order) {
        if (order.requests.unansweredNs == 0) {
            return;
        }
        order.requests.unansweredNs = 0;
        if (order.askedBefore == null) {
            first = order.askedAfter;
        } else {
            order.askedBefore.askedAfter = order.askedAfter;
        }
        if (order.askedAfter == null) {
            last = order.askedBefore;
        } else {
            order.askedAfter.askedBefore = order.askedBefore;
        }
        order.askedBefore = null;
        order.askedAfter = null;
    }

    /** The order that has waited longest, if it has waited too long; otherwise null. */
    Order overdue(final long nowNs) {
        return deadlineNs() <= nowNs ? first : null;
    }

    /** When the next order will have waited too long, or {@link Deadline#NONE}. */
    long deadlineNs() {
        return first == null ? Deadline.NONE : first.requests.unansweredNs + timeoutNs;
    }

    void writeState(final StateSink sink) {
        long count = 0;
        for (Order order = first; order != null; order = order.askedAfter) {
            count++;
        }
        sink.section("unanswered", count);
        for (Order order = first; order != null; order = order.askedAfter) {
            sink.put("unanswered", order.id);
        }
    }

    void readState(final StateSource source, final OrderBlotter orders) {
        for (long count = source.section("unanswered"); count > 0; count--) {
            append(orders.findOpen(source.get("unanswered")));
        }
    }
}
