package dev.lockstep.engine.gateway;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.ReplaceOrderEncoder;
import dev.lockstep.codecs.sbe.VenueQueryEncoder;
import dev.lockstep.engine.port.Gateway;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes order records the way the core hands them to a gateway, into one buffer. */
final class OrderRecords {
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final ReplaceOrderEncoder replace = new ReplaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final VenueQueryEncoder query = new VenueQueryEncoder();

    void sendNew(final Gateway gateway, final long orderId, final int instrument) {
        newOrder.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .orderId(orderId)
                .instrument(instrument)
                .quantity(10);
        send(gateway, newOrder.encodedLength());
    }

    void sendReplace(final Gateway gateway, final long orderId) {
        replace.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .orderId(orderId)
                .instrument(0)
                .quantity(5);
        send(gateway, replace.encodedLength());
    }

    void sendCancel(final Gateway gateway, final long orderId) {
        cancel.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .orderId(orderId)
                .instrument(0)
                .requestId(0);
        send(gateway, cancel.encodedLength());
    }

    void sendQuery(final Gateway gateway, final int venue) {
        query.wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .venue((short) venue)
                .requestId(8);
        send(gateway, query.encodedLength());
    }

    private void send(final Gateway gateway, final int bodyLength) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + bodyLength;
        RecordHeader.encode(record, 0, length, 0, 0, 1, 1);
        gateway.send(record, 0, RecordHeader.LENGTH + length);
    }
}
