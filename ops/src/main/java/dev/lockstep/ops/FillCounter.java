package dev.lockstep.ops;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.port.InputListener;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Counts fills on their way along the ring; passes every input on. */
final class FillCounter implements InputListener {
    private static final int TEMPLATE = RecordHeader.LENGTH + 2;
    private static final int EVENT =
            RecordHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH + OrderUpdateDecoder.orderEventEncodingOffset();

    private final InputListener next;
    private long fills;

    FillCounter(final InputListener next) {
        this.next = next;
    }

    @Override
    public void onInput(final DirectBuffer record, final int offset, final int length) {
        if (record.getShort(offset + TEMPLATE, ByteOrder.LITTLE_ENDIAN) == OrderUpdateDecoder.TEMPLATE_ID
                && record.getByte(offset + EVENT) == OrderEvent.FILLED.value()) {
            fills++;
        }
        next.onInput(record, offset, length);
    }

    /** Fills so far; on the ingress thread. */
    long fills() {
        return fills;
    }
}
