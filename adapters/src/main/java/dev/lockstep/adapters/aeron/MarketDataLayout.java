package dev.lockstep.adapters.aeron;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BarDecoder;
import dev.lockstep.codecs.sbe.BarKind;
import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TradeDecoder;
import java.util.List;

/**
 * What has to be known of one market-data template to check and to re-date its messages without decoding them.
 *
 * @param blockLength bytes of the fixed block in this schema version
 * @param grouped whether two groups, bids and asks, follow the block
 * @param leastInstrument the least instrument index that is allowed
 * @param enums its enumerations
 * @param exchangeTimeOffset of the exchange time in the block
 * @param receiveTimeOffset of the receive time in the block, or -1
 */
record MarketDataLayout(
        int blockLength,
        boolean grouped,
        int leastInstrument,
        List<EnumField> enums,
        int exchangeTimeOffset,
        int receiveTimeOffset) {

    private static final int ABSENT = -1;

    /**
     * A field of one byte whose values are 0 and so on without a gap.
     *
     * @param offset in the block
     * @param count of the values
     */
    record EnumField(int offset, int count) {
        /** A field of a generated type, whose constants are the values and one for none. */
        static EnumField of(final int offset, final Enum<?>[] constants) {
            return new EnumField(offset, constants.length - 1);
        }
    }

    /** The layouts by template id; null where there is no such market-data template. */
    static MarketDataLayout[] byTemplateId() {
        final MarketDataLayout[] layouts = new MarketDataLayout[BarDecoder.TEMPLATE_ID + 1];
        layouts[InstrumentDefinitionDecoder.TEMPLATE_ID] = definition();
        layouts[InstrumentStatusDecoder.TEMPLATE_ID] = status();
        layouts[CalendarBoundaryDecoder.TEMPLATE_ID] = boundary();
        layouts[QuoteDecoder.TEMPLATE_ID] = plain(QuoteDecoder.BLOCK_LENGTH);
        layouts[TradeDecoder.TEMPLATE_ID] = plain(
                TradeDecoder.BLOCK_LENGTH,
                EnumField.of(TradeDecoder.aggressorEncodingOffset(), AggressorSide.values()));
        layouts[BookSnapshotDecoder.TEMPLATE_ID] = book(BookSnapshotDecoder.BLOCK_LENGTH);
        layouts[BookDeltaDecoder.TEMPLATE_ID] = book(BookDeltaDecoder.BLOCK_LENGTH);
        layouts[BookOrderAddDecoder.TEMPLATE_ID] = plain(
                BookOrderAddDecoder.BLOCK_LENGTH,
                EnumField.of(BookOrderAddDecoder.sideEncodingOffset(), Side.values()));
        layouts[BookOrderModifyDecoder.TEMPLATE_ID] = plain(BookOrderModifyDecoder.BLOCK_LENGTH);
        layouts[BookOrderCancelDecoder.TEMPLATE_ID] = plain(BookOrderCancelDecoder.BLOCK_LENGTH);
        layouts[BookOrderExecuteDecoder.TEMPLATE_ID] = plain(BookOrderExecuteDecoder.BLOCK_LENGTH);
        layouts[BarDecoder.TEMPLATE_ID] =
                plain(BarDecoder.BLOCK_LENGTH, EnumField.of(BarDecoder.kindEncodingOffset(), BarKind.values()));
        return layouts;
    }

    private static MarketDataLayout definition() {
        return new MarketDataLayout(
                InstrumentDefinitionDecoder.BLOCK_LENGTH,
                false,
                0,
                List.of(
                        EnumField.of(InstrumentDefinitionDecoder.strategyViewEncodingOffset(), MarketView.values()),
                        EnumField.of(InstrumentDefinitionDecoder.venueViewEncodingOffset(), MarketView.values()),
                        EnumField.of(InstrumentDefinitionDecoder.kindEncodingOffset(), InstrumentKind.values())),
                InstrumentDefinitionDecoder.exchangeTimeNsEncodingOffset(),
                ABSENT);
    }

    private static MarketDataLayout status() {
        return new MarketDataLayout(
                InstrumentStatusDecoder.BLOCK_LENGTH,
                false,
                0,
                List.of(EnumField.of(InstrumentStatusDecoder.stateEncodingOffset(), InstrumentState.values())),
                InstrumentStatusDecoder.exchangeTimeNsEncodingOffset(),
                InstrumentStatusDecoder.receiveTimeNsEncodingOffset());
    }

    private static MarketDataLayout boundary() {
        return new MarketDataLayout(
                CalendarBoundaryDecoder.BLOCK_LENGTH,
                false,
                -1,
                List.of(EnumField.of(CalendarBoundaryDecoder.kindEncodingOffset(), BoundaryKind.values())),
                CalendarBoundaryDecoder.exchangeTimeNsEncodingOffset(),
                CalendarBoundaryDecoder.receiveTimeNsEncodingOffset());
    }

    /** A message whose times follow the instrument, as those of most templates do. */
    private static MarketDataLayout plain(final int blockLength, final EnumField... enums) {
        return new MarketDataLayout(
                blockLength,
                false,
                0,
                List.of(enums),
                QuoteDecoder.exchangeTimeNsEncodingOffset(),
                QuoteDecoder.receiveTimeNsEncodingOffset());
    }

    private static MarketDataLayout book(final int blockLength) {
        return new MarketDataLayout(
                blockLength,
                true,
                0,
                List.of(),
                BookDeltaDecoder.exchangeTimeNsEncodingOffset(),
                BookDeltaDecoder.receiveTimeNsEncodingOffset());
    }
}
