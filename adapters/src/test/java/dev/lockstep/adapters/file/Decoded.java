package dev.lockstep.adapters.file;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.TradeDecoder;
import org.agrona.DirectBuffer;

/** Prints messages in a short form with hand-checkable numbers. */
final class Decoded {
    private Decoded() {}

    static String text(final DirectBuffer message) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(message, 0);
        final StringBuilder text = new StringBuilder();
        switch (header.templateId()) {
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                new InstrumentDefinitionDecoder()
                        .wrapAndApplyHeader(message, 0, header)
                        .appendTo(text);
            case InstrumentStatusDecoder.TEMPLATE_ID ->
                new InstrumentStatusDecoder()
                        .wrapAndApplyHeader(message, 0, header)
                        .appendTo(text);
            case CalendarBoundaryDecoder.TEMPLATE_ID ->
                new CalendarBoundaryDecoder()
                        .wrapAndApplyHeader(message, 0, header)
                        .appendTo(text);
            case QuoteDecoder.TEMPLATE_ID ->
                new QuoteDecoder().wrapAndApplyHeader(message, 0, header).appendTo(text);
            case TradeDecoder.TEMPLATE_ID ->
                new TradeDecoder().wrapAndApplyHeader(message, 0, header).appendTo(text);
            case BookSnapshotDecoder.TEMPLATE_ID ->
                new BookSnapshotDecoder().wrapAndApplyHeader(message, 0, header).appendTo(text);
            case BookDeltaDecoder.TEMPLATE_ID ->
                new BookDeltaDecoder().wrapAndApplyHeader(message, 0, header).appendTo(text);
            case BookOrderAddDecoder.TEMPLATE_ID ->
                new BookOrderAddDecoder().wrapAndApplyHeader(message, 0, header).appendTo(text);
            case BookOrderModifyDecoder.TEMPLATE_ID ->
                new BookOrderModifyDecoder()
                        .wrapAndApplyHeader(message, 0, header)
                        .appendTo(text);
            case BookOrderCancelDecoder.TEMPLATE_ID ->
                new BookOrderCancelDecoder()
                        .wrapAndApplyHeader(message, 0, header)
                        .appendTo(text);
            case BookOrderExecuteDecoder.TEMPLATE_ID ->
                new BookOrderExecuteDecoder()
                        .wrapAndApplyHeader(message, 0, header)
                        .appendTo(text);
            default -> throw new AssertionError("unexpected template " + header.templateId());
        }
        final String whole = text.toString();
        return whole.substring(1, whole.indexOf(']')).replaceAll("\\(sbeTemplateId.*", "") + " "
                + whole.substring(whole.indexOf("):") + 2);
    }
}
