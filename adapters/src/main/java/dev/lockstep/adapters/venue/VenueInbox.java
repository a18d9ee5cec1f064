package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import java.nio.ByteOrder;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Hands order messages from the core thread to the ingress thread. What does not fit, with room kept for cancels,
 * crosses as a refusal instead, in a ring of its own; cancels of the kill latch come from its thread in a third one.
 */
final class VenueInbox {
    /** Bytes that a new order, the longest message, takes in the ring. */
    private static final int ORDER_BYTES = ringBytes(NewOrderEncoder.BLOCK_LENGTH);

    private static final int CANCEL_BYTES = ringBytes(CancelOrderDecoder.BLOCK_LENGTH);
    private static final int REFUSAL_BYTES = 3 * Long.BYTES;
    private static final int CACHE_LINE = 64;
    /** Type of a query in the ring; those of order messages are their actions plus one. */
    private static final int QUERY = OrderAction.CANCEL.value() + 2;

    /** All order messages start with the order id. */
    private static final int ORDER_ID_OFFSET = RecordHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;

    private final OneToOneRingBuffer messages;
    private final OneToOneRingBuffer refusals;
    private final OneToOneRingBuffer latchCancels;
    private final UnsafeBuffer refusal = new UnsafeBuffer(new byte[REFUSAL_BYTES]);
    private final int roomForCancels;

    VenueInbox(final int orders, final int cancels) {
        // The ring loses less than the record that is written where it wraps, and keeps a header's length free: so
        // there
        // is room for one more cancel, for an order that wraps, and for what the next one might lose.
        roomForCancels = Math.multiplyExact(cancels + 1, CANCEL_BYTES);
        messages = ring(Math.addExact(Math.multiplyExact(orders + 2, ORDER_BYTES), roomForCancels));
        refusals = ring(Math.multiplyExact(orders + cancels, RecordDescriptor.HEADER_LENGTH + REFUSAL_BYTES));
        latchCancels = ring(roomForCancels);
    }

    /**
     * Takes over an order message or a query with its record header; core thread. A query that does not fit is lost, as if
     * the venue did not answer.
     *
     * @throws IllegalArgumentException if it is neither
     * @throws IllegalStateException if not even the refusal fits: the ingress thread has stopped taking them
     */
    void send(final DirectBuffer record, final int offset, final int length) {
        if (template(record, offset) == VenueQueryDecoder.TEMPLATE_ID) {
            if (hasRoomForOrder()) {
                messages.write(QUERY, record, offset, length);
            }
            return;
        }
        final OrderAction action = action(record, offset);
        final boolean fits = action == OrderAction.CANCEL || hasRoomForOrder();
        if ((!fits || !messages.write(action.value() + 1, record, offset, length)) && !refuse(record, offset)) {
            throw new IllegalStateException("the simulated venue's inbox is full of " + refusals.size()
                    + " bytes of refusals; raise inboxOrders, or find out why the ingress thread takes none");
        }
    }

    /** What an order would lose where the ring wraps must not be taken from the cancels. */
    private boolean hasRoomForOrder() {
        return messages.capacity() - messages.size() - roomForCancels >= 2 * ORDER_BYTES;
    }

    /** Takes over a cancel of the kill latch, on its thread. Returns false if there is no room now. */
    boolean cancel(final DirectBuffer record, final int offset, final int length) {
        return latchCancels.write(OrderAction.CANCEL.value() + 1, record, offset, length);
    }

    /** Takes over the word that a message was not sent; core thread. Returns false if there is no room for it. */
    boolean refuse(final DirectBuffer record, final int offset) {
        final OrderAction action = action(record, offset);
        refusal.putLong(0, orderId(record, offset));
        refusal.putLong(Long.BYTES, RecordHeader.timeNs(record, offset));
        refusal.putLong(2 * Long.BYTES, requestId(action, record, offset));
        return refusals.write(action.value() + 1, refusal, 0, REFUSAL_BYTES);
    }

    private static int template(final DirectBuffer record, final int offset) {
        // The template id is the second field of the SBE header.
        return record.getShort(offset + RecordHeader.LENGTH + Short.BYTES, ByteOrder.LITTLE_ENDIAN);
    }

    private static OrderAction action(final DirectBuffer record, final int offset) {
        final int template = template(record, offset);
        return switch (template) {
            case NewOrderDecoder.TEMPLATE_ID -> OrderAction.NEW;
            case ReplaceOrderDecoder.TEMPLATE_ID -> OrderAction.REPLACE;
            case CancelOrderDecoder.TEMPLATE_ID -> OrderAction.CANCEL;
            default ->
                throw new IllegalArgumentException("message of template " + template
                        + " given to the simulated venue; it takes NewOrder, ReplaceOrder, CancelOrder and VenueQuery");
        };
    }

    /** Gives the messages so far to the handler, as records, oldest first, the latch's behind; ingress thread. */
    void drainMessages(final MessageHandler handler) {
        drain(messages, handler);
        drain(latchCancels, handler);
    }

    /** Gives the refusals so far to the handler, to be read by the methods below, oldest first; ingress thread. */
    void drainRefusals(final MessageHandler handler) {
        drain(refusals, handler);
    }

    private static void drain(final OneToOneRingBuffer ring, final MessageHandler handler) {
        long before;
        do {
            // A read ends where the ring wraps, and may have met nothing but the padding there.
            before = ring.consumerPosition();
            ring.read(handler);
        } while (ring.consumerPosition() != before);
    }

    static long orderId(final DirectBuffer record, final int offset) {
        return record.getLong(offset + ORDER_ID_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /** Id of the request that a replacement or cancel is; {@link VenueReports#NO_REQUEST} for a new order. */
    static long requestId(final OrderAction action, final DirectBuffer record, final int offset) {
        final int field =
                switch (action) {
                    case REPLACE -> ReplaceOrderDecoder.requestIdEncodingOffset();
                    case CANCEL -> CancelOrderDecoder.requestIdEncodingOffset();
                    default -> -1;
                };
        return field < 0
                ? VenueReports.NO_REQUEST
                : record.getLong(offset + ORDER_ID_OFFSET + field, ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isQuery(final int messageType) {
        return messageType == QUERY;
    }

    /** Id of the request that a query is. */
    static long queryRequestId(final DirectBuffer record, final int offset) {
        return record.getLong(
                offset + ORDER_ID_OFFSET + VenueQueryDecoder.requestIdEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isNew(final int messageType) {
        return action(messageType) == OrderAction.NEW;
    }

    static OrderAction action(final int messageType) {
        return OrderAction.get((short) (messageType - 1));
    }

    static long refusedOrderId(final DirectBuffer buffer, final int index) {
        return buffer.getLong(index);
    }

    static long refusedTimeNs(final DirectBuffer buffer, final int index) {
        return buffer.getLong(index + Long.BYTES);
    }

    static long refusedRequestId(final DirectBuffer buffer, final int index) {
        return buffer.getLong(index + 2 * Long.BYTES);
    }

    private static OneToOneRingBuffer ring(final int leastBytes) {
        // The ring takes messages of up to an eighth of its size.
        final int capacity = BitUtil.findNextPositivePowerOfTwo(Math.max(leastBytes, 8 * ORDER_BYTES));
        return new OneToOneRingBuffer(new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(capacity + RingBufferDescriptor.TRAILER_LENGTH, CACHE_LINE)));
    }

    private static int ringBytes(final int blockLength) {
        final int record = RecordHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH + blockLength;
        return BitUtil.align(RecordDescriptor.HEADER_LENGTH + record, RecordDescriptor.ALIGNMENT);
    }
}
