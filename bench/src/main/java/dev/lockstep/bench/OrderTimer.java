package dev.lockstep.bench;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.engine.port.Gateway;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** The gateway of a measured run: takes the time first, then hands the order on. The n-th order is that of the n-th quote that leads to one. */
final class OrderTimer implements Gateway {
    private final Schedule schedule;
    private final Gateway venue;
    private int orders;

    OrderTimer(final Schedule schedule, final Gateway venue) {
        this.schedule = schedule;
        this.venue = venue;
    }

    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        final int template = offset + RecordHeader.LENGTH + MessageHeaderDecoder.templateIdEncodingOffset();
        if (record.getShort(template, ByteOrder.LITTLE_ENDIAN) == NewOrderDecoder.TEMPLATE_ID) {
            schedule.record(Schedule.quoteOfOrder(orders++));
        }
        venue.send(record, offset, length);
    }

    /** Orders so far; once the engine has stopped. */
    int orders() {
        return orders;
    }
}
