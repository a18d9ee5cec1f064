package dev.lockstep.adapters.aeron;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.engine.port.MessageSink;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Passes market data on with its exchange and receive times moved by a fixed span. */
final class RedatingSink implements MessageSink {
    private final MarketDataLayout[] layouts = MarketDataLayout.byTemplateId();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer copy = new UnsafeBuffer(new byte[RecordHeader.MAX_MESSAGE_LENGTH]);
    private final MessageSink next;
    private final long shiftNs;

    RedatingSink(final MessageSink next, final long shiftNs) {
        this.next = next;
        this.shiftNs = shiftNs;
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        copy.putBytes(0, buffer, offset, length);
        header.wrap(copy, 0);
        final int templateId = header.templateId();
        if (templateId < layouts.length && layouts[templateId] != null) {
            final MarketDataLayout layout = layouts[templateId];
            shift(layout.exchangeTimeOffset());
            if (layout.receiveTimeOffset() >= 0) {
                shift(layout.receiveTimeOffset());
            }
        }
        return next.offer(copy, 0, length);
    }

    private void shift(final int offsetInBlock) {
        final int position = MessageHeaderDecoder.ENCODED_LENGTH + offsetInBlock;
        copy.putLong(position, copy.getLong(position, ByteOrder.LITTLE_ENDIAN) + shiftNs, ByteOrder.LITTLE_ENDIAN);
    }
}
