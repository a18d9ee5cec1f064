package dev.lockstep.engine.gateway;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.VenueGateway;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Stands in front of a venue's gateway: notes every new order in the gateway's table before it goes out, and lets neither new orders nor replacements pass while the kill
 * latch is set. Those come back as NotSent, if the venue's gateway has room for that; if not, the core keeps what they reserve, which is the safe side. Cancels and queries always pass.
 *
 * <p>Why nothing slips through: a sender first notes the order, then looks at the latch; a canceller first sees the latch set, then looks at the table. Between the two
 * steps of each stands a full fence. So if the sender found the latch open, the order and the send under way were there to be seen in the
 * canceller's first look; and a send under way ends before the canceller calls anything confirmed.
 *
 * <p>{@link #send} is for the thread of the execution stage alone; the counts may be read by any.
 */
public final class LatchedGateway implements Gateway {
    private static final int TEMPLATE = RecordHeader.LENGTH + MessageHeaderDecoder.templateIdEncodingOffset();
    private static final int BODY = RecordHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int ORDER_ID = BODY + NewOrderDecoder.orderIdEncodingOffset();
    private static final int INSTRUMENT = BODY + NewOrderDecoder.instrumentEncodingOffset();

    private final KillLatch latch;
    private final GatewayOrders orders;
    private final VenueGateway venue;
    private volatile long dropped;
    private volatile long untold;

    /**
     * Guards a venue.
     *
     * @param orders of this venue, which {@link OrderReports} keeps
     */
    public LatchedGateway(final KillLatch latch, final GatewayOrders orders, final VenueGateway venue) {
        this.latch = latch;
        this.orders = orders;
        this.venue = venue;
    }

    /** @throws IllegalStateException if the table is full and the venue's gateway has no room to say that this was not sent */
    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        final int template = record.getShort(offset + TEMPLATE, ByteOrder.LITTLE_ENDIAN);
        switch (template) {
            case NewOrderDecoder.TEMPLATE_ID -> sendNew(record, offset, length);
            case ReplaceOrderDecoder.TEMPLATE_ID -> sendReplace(record, offset, length);
            case CancelOrderDecoder.TEMPLATE_ID, VenueQueryDecoder.TEMPLATE_ID -> venue.send(record, offset, length);
            default ->
                throw new IllegalArgumentException("message of template " + template
                        + " given to a gateway; it takes NewOrder, ReplaceOrder, CancelOrder and VenueQuery");
        }
    }

    private void sendNew(final DirectBuffer record, final int offset, final int length) {
        final long orderId = record.getLong(offset + ORDER_ID, ByteOrder.LITTLE_ENDIAN);
        orders.beginSend();
        try {
            if (!orders.add(orderId, record.getInt(offset + INSTRUMENT, ByteOrder.LITTLE_ENDIAN))) {
                refuseUnnoted(record, offset, length);
                return;
            }
            GatewayOrders.publish();
            if (latch.isSet()) {
                orders.withdraw(orderId);
                drop(record, offset, length);
            } else {
                venue.send(record, offset, length);
            }
        } finally {
            orders.endSend();
        }
    }

    private void sendReplace(final DirectBuffer record, final int offset, final int length) {
        orders.beginSend();
        try {
            GatewayOrders.publish();
            if (latch.isSet()) {
                drop(record, offset, length);
            } else {
                venue.send(record, offset, length);
            }
        } finally {
            orders.endSend();
        }
    }

    private void drop(final DirectBuffer record, final int offset, final int length) {
        dropped++;
        if (!venue.refuse(record, offset, length)) {
            untold++;
        }
    }

    /** The core's own bound on open orders is below the table's, so that this says something is wrong with the venue's reports. */
    private void refuseUnnoted(final DirectBuffer record, final int offset, final int length) {
        if (!venue.refuse(record, offset, length)) {
            throw new IllegalStateException("the gateway's table of " + orders.capacity()
                    + " open orders is full, and there is no room to report a new order as not sent");
        }
    }

    /** Messages that the latch held back. */
    public long dropped() {
        return dropped;
    }

    /** Those of them whose NotSent found no room. */
    public long untold() {
        return untold;
    }
}
