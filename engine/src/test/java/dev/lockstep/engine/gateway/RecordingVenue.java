package dev.lockstep.engine.gateway;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import dev.lockstep.engine.port.VenueGateway;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Notes what it is given, on one thread. */
final class RecordingVenue implements VenueGateway {
    /** One cancel of the latch. */
    record Cancel(long orderId, int instrument, long requestId, long timeNs) {}

    final List<String> sent = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<Cancel> cancels = new ArrayList<>();
    int roomForRefusals = Integer.MAX_VALUE;
    int roomForCancels = Integer.MAX_VALUE;
    Runnable onSend = () -> {};

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();

    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        onSend.run();
        sent.add(text(record, offset));
    }

    @Override
    public boolean refuse(final DirectBuffer record, final int offset, final int length) {
        return refused.size() < roomForRefusals && refused.add(text(record, offset));
    }

    @Override
    public boolean cancel(final DirectBuffer record, final int offset, final int length) {
        cancel.wrapAndApplyHeader(record, offset + RecordHeader.LENGTH, header);
        return RecordHeader.isIntact(record, offset, length)
                && cancels.size() < roomForCancels
                && cancels.add(new Cancel(
                        cancel.orderId(),
                        cancel.instrument(),
                        cancel.requestId(),
                        RecordHeader.timeNs(record, offset)));
    }

    private String text(final DirectBuffer record, final int offset) {
        final int message = offset + RecordHeader.LENGTH;
        final int template = header.wrap(record, message).templateId();
        if (template == VenueQueryDecoder.TEMPLATE_ID) {
            return "query " + record.getShort(message + MessageHeaderDecoder.ENCODED_LENGTH);
        }
        final String kind =
                switch (template) {
                    case NewOrderDecoder.TEMPLATE_ID -> "new ";
                    case CancelOrderDecoder.TEMPLATE_ID -> "cancel ";
                    default -> "replace ";
                };
        return kind + record.getLong(message + MessageHeaderDecoder.ENCODED_LENGTH);
    }
}
