package dev.lockstep.journal;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.BookStatusChangeDecoder;
import dev.lockstep.codecs.sbe.CancelOrderDecoder;
import dev.lockstep.codecs.sbe.CheckpointDecoder;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.StrategyFaultDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Says which stage decided an output, and which one decided two different outputs differently. */
final class OutputOrigin {
    private static final String FEATURE = "feature";
    private static final String SIGNAL = "signal";
    private static final String RISK = "risk";
    private static final String EXECUTION = "execution";

    private OutputOrigin() {}

    /** The stage whose decision an output is. */
    static String of(final DirectBuffer record, final int offset) {
        return switch (template(record, offset)) {
            case BookStatusChangeDecoder.TEMPLATE_ID -> FEATURE;
            case NewOrderDecoder.TEMPLATE_ID,
                    ReplaceOrderDecoder.TEMPLATE_ID,
                    CancelOrderDecoder.TEMPLATE_ID,
                    StrategyFaultDecoder.TEMPLATE_ID -> SIGNAL;
            case DenialDecoder.TEMPLATE_ID ->
                denial(record, offset).code().value() < DenialCode.PRICE_COLLAR.value() ? RISK : EXECUTION;
            default -> EXECUTION;
        };
    }

    /** The stage to which the difference of two outputs at the same place points. */
    static String ofDifference(
            final DirectBuffer expected, final int expectedOffset, final DirectBuffer actual, final int actualOffset) {
        final int template = template(expected, expectedOffset);
        if (template != template(actual, actualOffset)) {
            return ofDifferentKinds(expected, expectedOffset, actual, actualOffset);
        }
        return switch (template) {
            case CheckpointDecoder.TEMPLATE_ID ->
                ofCheckpoints(checkpoint(expected, expectedOffset), checkpoint(actual, actualOffset));
            case NewOrderDecoder.TEMPLATE_ID ->
                ofOrders(newOrder(expected, expectedOffset), newOrder(actual, actualOffset));
            default -> of(expected, expectedOffset);
        };
    }

    /** Sent in one run and denied in the other: the denial tells who. Otherwise the signals differ. */
    private static String ofDifferentKinds(
            final DirectBuffer expected, final int expectedOffset, final DirectBuffer actual, final int actualOffset) {
        if (template(expected, expectedOffset) == DenialDecoder.TEMPLATE_ID) {
            return ofDenied(expected, expectedOffset, template(actual, actualOffset));
        }
        return template(actual, actualOffset) == DenialDecoder.TEMPLATE_ID
                ? ofDenied(actual, actualOffset, template(expected, expectedOffset))
                : of(expected, expectedOffset);
    }

    private static String ofDenied(final DirectBuffer record, final int offset, final int sent) {
        final int denied =
                switch (denial(record, offset).action()) {
                    case NEW -> NewOrderDecoder.TEMPLATE_ID;
                    case REPLACE -> ReplaceOrderDecoder.TEMPLATE_ID;
                    default -> CancelOrderDecoder.TEMPLATE_ID;
                };
        return denied == sent ? of(record, offset) : SIGNAL;
    }

    private static String ofCheckpoints(final CheckpointDecoder expected, final CheckpointDecoder actual) {
        if (expected.featureHash() != actual.featureHash()) {
            return FEATURE;
        }
        if (expected.signalHash() != actual.signalHash()) {
            return SIGNAL;
        }
        return expected.riskHash() != actual.riskHash() ? RISK : EXECUTION;
    }

    /** The size is central risk's; everything else of a new order is the strategy's. */
    private static String ofOrders(final NewOrderDecoder expected, final NewOrderDecoder actual) {
        final boolean sameSignal = expected.orderId() == actual.orderId()
                && expected.instrument() == actual.instrument()
                && expected.strategy() == actual.strategy()
                && expected.side() == actual.side()
                && expected.orderType() == actual.orderType()
                && expected.price() == actual.price();
        return sameSignal && expected.quantity() != actual.quantity() ? RISK : SIGNAL;
    }

    private static int template(final DirectBuffer record, final int offset) {
        return record.getShort(offset + RecordHeader.LENGTH + 2, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    private static DenialDecoder denial(final DirectBuffer record, final int offset) {
        return new DenialDecoder().wrapAndApplyHeader(record, offset + RecordHeader.LENGTH, new MessageHeaderDecoder());
    }

    private static CheckpointDecoder checkpoint(final DirectBuffer record, final int offset) {
        return new CheckpointDecoder()
                .wrapAndApplyHeader(record, offset + RecordHeader.LENGTH, new MessageHeaderDecoder());
    }

    private static NewOrderDecoder newOrder(final DirectBuffer record, final int offset) {
        return new NewOrderDecoder()
                .wrapAndApplyHeader(record, offset + RecordHeader.LENGTH, new MessageHeaderDecoder());
    }
}
