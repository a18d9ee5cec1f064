package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReportTap;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/**
 * What is under way to the engine, by the time at which it is due. What the venue says passes the session, and waits
 * here while that is down; what the gateway says itself does not, and goes first among equals. A message is told to the
 * tap when it is due, and if the engine does not take it then, it is held back: so the tap hears of those behind it, too.
 */
final class ReportQueue {
    private static final long UP = Long.MAX_VALUE;
    private static final int EXEC_TYPE =
            MessageHeaderDecoder.ENCODED_LENGTH + ExecutionReportDecoder.execTypeEncodingOffset();
    private static final int RECEIVE_TIME =
            MessageHeaderDecoder.ENCODED_LENGTH + ExecutionReportDecoder.receiveTimeNsEncodingOffset();

    private final VenueOrders orders;
    private final ReportTap tap;
    /** Due and told to the tap, but not yet taken by the engine. */
    private final TimedMessages held = new TimedMessages();

    private final TimedMessages fromGateway = new TimedMessages();
    private TimedMessages fromVenue = new TimedMessages();
    private TimedMessages spare = new TimedMessages();
    /** From when on nothing of the venue passes. */
    private long downNs = UP;

    private long latestNs = Long.MIN_VALUE;
    private long notBeforeNs = Long.MIN_VALUE;

    ReportQueue(final VenueOrders orders, final ReportTap tap) {
        this.orders = orders;
        this.tap = tap;
    }

    /** Where the gateway's own messages go. */
    TimedMessages fromGateway() {
        return fromGateway;
    }

    /**
     * Adds a message of the venue, whose bytes the caller writes into {@link #buffer} at once.
     *
     * @param order that it is about, or null
     * @return where its bytes start
     */
    int add(final long dueNs, final int length, final VenueOrder order) {
        latestNs = Math.max(latestNs, dueNs);
        return fromVenue.offset(fromVenue.add(dueNs, length, order));
    }

    /** The bytes of the venue's messages. */
    MutableDirectBuffer buffer() {
        return fromVenue.buffer();
    }

    /** The earliest time at which another report may be due: what a list has told is not told again behind it. */
    long notBeforeNs() {
        return notBeforeNs;
    }

    /**
     * Where a list that is made now belongs: behind all that was reported before, and ahead of all that comes later.
     *
     * @param reportNs when it is due at the earliest
     * @return when it is due
     */
    long cut(final long reportNs) {
        notBeforeNs = Math.max(reportNs, latestNs);
        return notBeforeNs;
    }

    /** From now on nothing of the venue passes. */
    void down(final long nowNs) {
        downNs = nowNs;
    }

    /** The session is up again; to be followed by one of the two below. */
    void up(final long nowNs) {
        final TimedMessages waiting = fromVenue;
        fromVenue = spare;
        spare = waiting;
        // What was due before it went down may still be here.
        while (waiting.nextTimeNs() < downNs) {
            move(waiting.nextTimeNs());
        }
        downNs = UP;
        latestNs = nowNs;
    }

    /** All that has waited is due now. */
    void releaseAll(final long nowNs) {
        while (spare.nextTimeNs() != HistorySource.NO_MORE) {
            move(nowNs);
        }
    }

    /** Fills that have waited are due now; everything else is lost. */
    void releaseFills(final long nowNs) {
        while (spare.nextTimeNs() != HistorySource.NO_MORE) {
            if (isFill(spare.offset(spare.first()))) {
                move(nowNs);
            } else {
                final VenueOrder order = spare.order(spare.first());
                spare.removeFirst();
                orders.settle(order);
            }
        }
    }

    private void move(final long dueNs) {
        final int slot = spare.first();
        final int length = spare.length(slot);
        final int offset = fromVenue.offset(fromVenue.add(dueNs, length, spare.order(slot)));
        fromVenue.buffer().putBytes(offset, spare.buffer(), spare.offset(slot), length);
        if (isReport(fromVenue.buffer(), offset)) {
            fromVenue.buffer().putLong(offset + RECEIVE_TIME, dueNs, ByteOrder.LITTLE_ENDIAN);
        }
        spare.removeFirst();
    }

    private boolean isFill(final int offset) {
        return isReport(spare.buffer(), offset) && spare.buffer().getByte(offset + EXEC_TYPE) == ExecType.FILL.value();
    }

    private static boolean isReport(final MutableDirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + Short.BYTES, ByteOrder.LITTLE_ENDIAN) == ExecutionReportDecoder.TEMPLATE_ID;
    }

    /** When the next message is due, nanoseconds since the epoch, or {@link HistorySource#NO_MORE}. */
    long nextTimeNs() {
        return Math.min(held.nextTimeNs(), nextUntoldNs());
    }

    private long nextUntoldNs() {
        return Math.min(fromGateway.nextTimeNs(), nextOfVenueNs());
    }

    private long nextOfVenueNs() {
        final long nextNs = fromVenue.nextTimeNs();
        return nextNs < downNs ? nextNs : HistorySource.NO_MORE;
    }

    /** Hands over the messages that are due, at most {@code limit}, until the sink refuses one. */
    int deliver(final long nowNs, final MessageSink sink, final int limit) {
        int delivered = 0;
        while (delivered < limit && isDue(nextTimeNs(), nowNs)) {
            final boolean isHeld = isDue(held.nextTimeNs(), nowNs);
            final TimedMessages next = isHeld ? held : nextUntold();
            if (!isHeld) {
                tell(next);
            }
            if (!offer(next, sink)) {
                hold(nowNs);
                break;
            }
            delivered++;
        }
        return delivered;
    }

    private static boolean isDue(final long dueNs, final long nowNs) {
        return dueNs <= nowNs && dueNs != HistorySource.NO_MORE;
    }

    private TimedMessages nextUntold() {
        return fromGateway.nextTimeNs() <= nextOfVenueNs() ? fromGateway : fromVenue;
    }

    private void tell(final TimedMessages from) {
        final int slot = from.first();
        tap.onReport(from.buffer(), from.offset(slot), from.length(slot));
    }

    private boolean offer(final TimedMessages from, final MessageSink sink) {
        final int slot = from.first();
        if (!sink.offer(from.buffer(), from.offset(slot), from.length(slot))) {
            return false;
        }
        final VenueOrder order = from.order(slot);
        from.removeFirst();
        orders.settle(order);
        return true;
    }

    /** The one that was refused is told again with the others, which does no harm. */
    private void hold(final long nowNs) {
        while (isDue(nextUntoldNs(), nowNs)) {
            final TimedMessages from = nextUntold();
            tell(from);
            final int slot = from.first();
            final int to = held.add(nextUntoldNs(), from.length(slot), from.order(slot));
            held.buffer().putBytes(held.offset(to), from.buffer(), from.offset(slot), from.length(slot));
            from.removeFirst();
        }
    }
}
