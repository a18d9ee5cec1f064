package dev.lockstep.bench;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportEncoder;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.engine.port.Gateway;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReactiveSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Fills every new order at once and whole, at one price for ever: the least that a venue can cost while orders still live and end as they
 * should. Orders come on the thread of the last stage, reports go out on the ingress thread.
 */
final class InstantVenue implements Gateway, ReactiveSource {
    private static final int CAPACITY = 1 << 20;
    private static final int MESSAGE_TYPE = 1;

    private final OneToOneRingBuffer orders = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    private final MessageHeaderDecoder orderHeader = new MessageHeaderDecoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[RecordHeader.MAX_MESSAGE_LENGTH]);
    private final MessageHandler onOrder = (type, buffer, offset, length) -> fill(buffer, offset);
    private boolean isPending;

    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        final int template = offset + RecordHeader.LENGTH + MessageHeaderDecoder.templateIdEncodingOffset();
        if (record.getShort(template, ByteOrder.LITTLE_ENDIAN) != NewOrderDecoder.TEMPLATE_ID) {
            return;
        }
        if (!orders.write(MESSAGE_TYPE, record, offset + RecordHeader.LENGTH, length - RecordHeader.LENGTH)) {
            throw new IllegalStateException(
                    "the bench venue has more than " + CAPACITY + " bytes of unanswered orders");
        }
    }

    @Override
    public long nextTimeNs() {
        return isPending || orders.size() > 0 ? 0 : HistorySource.NO_MORE;
    }

    @Override
    public int advance(final long nowNs, final MessageSink sink, final int limit) {
        int reports = 0;
        while (reports < limit && (isPending || orders.read(onOrder, 1) == 1)) {
            isPending =
                    !sink.offer(scratch, 0, MessageHeaderEncoder.ENCODED_LENGTH + ExecutionReportEncoder.BLOCK_LENGTH);
            if (isPending) {
                break;
            }
            reports++;
        }
        return reports;
    }

    private void fill(final DirectBuffer message, final int offset) {
        order.wrapAndApplyHeader(message, offset, orderHeader);
        report.wrapAndApplyHeader(scratch, 0, header)
                .orderId(order.orderId())
                .instrument(order.instrument())
                .execType(ExecType.FILL)
                .liquidity(Liquidity.TAKER)
                .lastPrice(QuoteTape.MEAN_PRICE)
                .lastQuantity(order.quantity())
                .cumQuantity(order.quantity())
                .leavesQuantity(0)
                .fee(0)
                .exchangeTimeNs(0)
                .receiveTimeNs(0);
        isPending = true;
    }
}
