package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AdminReplyDecoder;
import dev.lockstep.codecs.sbe.BookStatusChangeDecoder;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.CheckpointDecoder;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.codecs.sbe.KillStatusDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.RiskAlertDecoder;
import dev.lockstep.codecs.sbe.StrategyFaultDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * One message that the core gave out, as an output or sent back along the ring.
 *
 * @param cause sequence of the input that caused it
 * @param message with its SBE header
 */
public record Output(long cause, DirectBuffer message) {
    /** The output in an output record. */
    public static Output of(final DirectBuffer record) {
        return new Output(
                RecordHeader.sequence(record, 0),
                MessageBuffers.copy(record, RecordHeader.LENGTH, record.capacity() - RecordHeader.LENGTH));
    }

    /** SBE template id. */
    public int templateId() {
        return message.getShort(2, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /** Whether it is a new order. */
    public boolean isNewOrder() {
        return templateId() == NewOrderDecoder.TEMPLATE_ID;
    }

    /** Whether it goes to a venue. */
    public boolean isOrderMessage() {
        return isNewOrder()
                || templateId() == ReplaceOrderDecoder.TEMPLATE_ID
                || templateId() == CancelOrderDecoder.TEMPLATE_ID;
    }

    /** Decoded. */
    public NewOrderDecoder newOrder() {
        return new NewOrderDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    /** Whether something was not sent. */
    public boolean isDenial() {
        return templateId() == DenialDecoder.TEMPLATE_ID;
    }

    /** Whether it is the report of a fill. */
    public boolean isFill() {
        return templateId() == ExecutionReportDecoder.TEMPLATE_ID
                && new ExecutionReportDecoder()
                                .wrapAndApplyHeader(message, 0, new MessageHeaderDecoder())
                                .execType()
                        == ExecType.FILL;
    }

    /** Decoded. */
    public RiskAlertDecoder riskAlert() {
        return new RiskAlertDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    /** Decoded. */
    public KillStatusDecoder killStatus() {
        return new KillStatusDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    /** Decoded. */
    public ReplaceOrderDecoder replaceOrder() {
        return new ReplaceOrderDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    /** Decoded. */
    public CancelOrderDecoder cancelOrder() {
        return new CancelOrderDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    /** Decoded. */
    public DenialDecoder denial() {
        return new DenialDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    /** Decoded. */
    public StrategyFaultDecoder strategyFault() {
        return new StrategyFaultDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    /** Decoded. */
    public BookStatusChangeDecoder bookStatus() {
        return new BookStatusChangeDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    /** Decoded. */
    public AdminReplyDecoder adminReply() {
        return new AdminReplyDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    /** Decoded. */
    public CheckpointDecoder checkpoint() {
        return new CheckpointDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    /** Decoded. */
    public OrderUpdateDecoder orderUpdate() {
        return new OrderUpdateDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }
}
