package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NotSentEncoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.ReconciliationEncoder;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.VenueOrderEncoder;
import dev.lockstep.codecs.sbe.VenuePositionEncoder;
import dev.lockstep.codecs.sbe.VenueSessionEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes what venues and gateways say. */
public final class VenueMessages {
    private VenueMessages() {}

    /** A report without a fill, of an order that works on unless the report says that it has ended. */
    public static UnsafeBuffer report(final long orderId, final ExecType type) {
        return report(orderId, type, 0, 0, 0, 0);
    }

    /** Any report. */
    public static UnsafeBuffer report(
            final long orderId,
            final ExecType type,
            final long lastPrice,
            final long lastQuantity,
            final long cumQuantity,
            final long fee) {
        return report(orderId, type, lastPrice, lastQuantity, cumQuantity, fee, 1, 0, "", "");
    }

    private static UnsafeBuffer report(
            final long orderId,
            final ExecType type,
            final long lastPrice,
            final long lastQuantity,
            final long cumQuantity,
            final long fee,
            final long leavesQuantity,
            final long requestId,
            final String fillId,
            final String refFillId) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final ExecutionReportEncoder encoder = new ExecutionReportEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .orderId(orderId)
                .instrument(0)
                .execType(type)
                .liquidity(Liquidity.NONE)
                .reason("")
                .venueOrderId("")
                .venueFillId(fillId)
                .refFillId(refFillId)
                .requestId(requestId)
                .side(Side.NULL_VAL)
                .lastPrice(lastPrice)
                .lastQuantity(lastQuantity)
                .cumQuantity(cumQuantity)
                .leavesQuantity(leavesQuantity)
                .fee(fee)
                .exchangeTimeNs(0)
                .receiveTimeNs(0);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** The answer to a request; an order with nothing left does not work any more. */
    public static UnsafeBuffer answer(
            final long orderId,
            final ExecType type,
            final long requestId,
            final long price,
            final long quantity,
            final long cumQuantity,
            final long leavesQuantity) {
        return report(orderId, type, price, quantity, cumQuantity, 0, leavesQuantity, requestId, "", "");
    }

    /** A fill that the venue tells from others by an id. */
    public static UnsafeBuffer fill(
            final long orderId, final String fillId, final long price, final long quantity, final long cumQuantity) {
        return report(orderId, ExecType.FILL, price, quantity, cumQuantity, 0, 1, 0, fillId, "");
    }

    /** A fill; {@code cumQuantity} counts it. */
    public static UnsafeBuffer fill(
            final long orderId, final long price, final long quantity, final long cumQuantity, final long fee) {
        return report(orderId, ExecType.FILL, price, quantity, cumQuantity, fee);
    }

    /** A fill of an order that only the venue's own id names. */
    public static UnsafeBuffer foreignFill(
            final String venueOrderId,
            final String fillId,
            final Side side,
            final long price,
            final long quantity,
            final long cumQuantity) {
        final UnsafeBuffer buffer = fill(0, fillId, price, quantity, cumQuantity);
        new ExecutionReportEncoder()
                .wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                .venueOrderId(venueOrderId)
                .side(side);
        return buffer;
    }

    /** The venue takes back, or corrects to another price and quantity, the fill of an id. */
    public static UnsafeBuffer takenBack(
            final long orderId,
            final ExecType type,
            final String refFillId,
            final String fillId,
            final long price,
            final long quantity,
            final long cumQuantity) {
        return report(orderId, type, price, quantity, cumQuantity, 0, 1, 0, fillId, refFillId);
    }

    /** The gateway kept a message back. */
    public static UnsafeBuffer notSent(final long orderId, final OrderAction action) {
        return notSent(orderId, action, 0);
    }

    /** The gateway kept a request back. */
    public static UnsafeBuffer notSent(final long orderId, final OrderAction action, final long requestId) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final NotSentEncoder encoder = new NotSentEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .orderId(orderId)
                .action(action)
                .requestId(requestId);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** The session with a venue came up or went down. */
    public static UnsafeBuffer venueSession(final int venue, final SessionState state) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final VenueSessionEncoder encoder = new VenueSessionEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .venue((short) venue)
                .state(state);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** A venue's list begins or ends. */
    public static UnsafeBuffer reconciliation(final int venue, final ReconciliationPhase phase) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final ReconciliationEncoder encoder = new ReconciliationEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .venue((short) venue)
                .phase(phase);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** A limit order of the first account that a venue lists as open; id 0 for one that is not ours. */
    public static UnsafeBuffer venueOrder(
            final long orderId,
            final int instrument,
            final String venueOrderId,
            final Side side,
            final long price,
            final long quantity,
            final long cumQuantity) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final VenueOrderEncoder encoder = new VenueOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .orderId(orderId)
                .instrument(instrument)
                .account((short) 0)
                .side(side)
                .orderType(OrderType.LIMIT)
                .timeInForce(TimeInForce.GTC)
                .venueOrderId(venueOrderId)
                .price(price)
                .quantity(quantity)
                .cumQuantity(cumQuantity)
                .exchangeTimeNs(0);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }

    /** A position of the first account that a venue lists. */
    public static UnsafeBuffer venuePosition(final int instrument, final long quantity, final long averagePrice) {
        final MutableDirectBuffer buffer = MessageBuffers.room();
        final VenuePositionEncoder encoder = new VenuePositionEncoder()
                .wrapAndApplyHeader(buffer, 0, MessageBuffers.header())
                .instrument(instrument)
                .account((short) 0)
                .quantity(quantity)
                .averagePrice(averagePrice)
                .exchangeTimeNs(0);
        return MessageBuffers.cut(buffer, encoder.encodedLength());
    }
}
