package dev.lockstep.adapters.aeron;

import dev.lockstep.codecs.sbe.BarDecoder;
import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderExecuteDecoder;
import dev.lockstep.codecs.sbe.BookOrderModifyDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.TradeDecoder;

/**
 * What has to be known of one market-data template to check and to re-date its messages without decoding them.
 *
 * @param blockLength bytes of the fixed block in this schema version
 * @param grouped whether two groups, bids and asks, follow the block
 * @param leastInstrument the least instrument index that is allowed
 * @param enumOffset of a first enumeration in the block, or -1
 * @param enumCount number of values of the enumerations, which are 0 until this
 * @param secondEnumOffset of another enumeration with as many values, or -1
 * @param instrumentKindOffset of an instrument's kind in the block, or -1
 * @param exchangeTimeOffset of the exchange time in the block
 * @param receiveTimeOffset of the receive time in the block, or -1
 */
record MarketDataLayout(
        int blockLength,
        boolean grouped,
        int leastInstrument,
        int enumOffset,
        int enumCount,
        int secondEnumOffset,
        int instrumentKindOffset,
        int exchangeTimeOffset,
        int receiveTimeOffset) {

    /** Kinds of instruments, which are 0 until this. */
    static final int INSTRUMENT_KINDS = 3;

    private static final int ABSENT = -1;
    private static final int SIDES = 2;
    private static final int AGGRESSORS = 3;
    private static final int VIEWS = 4;
    private static final int INSTRUMENT_STATES = 6;
    private static final int BOUNDARY_KINDS = 4;
    private static final int BAR_KINDS = 3;

    /** The layouts by template id; null where there is no such market-data template. */
    static MarketDataLayout[] byTemplateId() {
        final MarketDataLayout[] layouts = new MarketDataLayout[BarDecoder.TEMPLATE_ID + 1];
        layouts[InstrumentDefinitionDecoder.TEMPLATE_ID] = definition();
        layouts[InstrumentStatusDecoder.TEMPLATE_ID] = dated(
                InstrumentStatusDecoder.BLOCK_LENGTH,
                InstrumentStatusDecoder.exchangeTimeNsEncodingOffset(),
                InstrumentStatusDecoder.receiveTimeNsEncodingOffset(),
                InstrumentStatusDecoder.stateEncodingOffset(),
                INSTRUMENT_STATES);
        layouts[CalendarBoundaryDecoder.TEMPLATE_ID] = boundary();
        layouts[QuoteDecoder.TEMPLATE_ID] = plain(QuoteDecoder.BLOCK_LENGTH, ABSENT, 0);
        layouts[TradeDecoder.TEMPLATE_ID] =
                plain(TradeDecoder.BLOCK_LENGTH, TradeDecoder.aggressorEncodingOffset(), AGGRESSORS);
        layouts[BookSnapshotDecoder.TEMPLATE_ID] = book(BookSnapshotDecoder.BLOCK_LENGTH);
        layouts[BookDeltaDecoder.TEMPLATE_ID] = book(BookDeltaDecoder.BLOCK_LENGTH);
        layouts[BookOrderAddDecoder.TEMPLATE_ID] =
                plain(BookOrderAddDecoder.BLOCK_LENGTH, BookOrderAddDecoder.sideEncodingOffset(), SIDES);
        layouts[BookOrderModifyDecoder.TEMPLATE_ID] = plain(BookOrderModifyDecoder.BLOCK_LENGTH, ABSENT, 0);
        layouts[BookOrderCancelDecoder.TEMPLATE_ID] = plain(BookOrderCancelDecoder.BLOCK_LENGTH, ABSENT, 0);
        layouts[BookOrderExecuteDecoder.TEMPLATE_ID] = plain(BookOrderExecuteDecoder.BLOCK_LENGTH, ABSENT, 0);
        layouts[BarDecoder.TEMPLATE_ID] = plain(BarDecoder.BLOCK_LENGTH, BarDecoder.kindEncodingOffset(), BAR_KINDS);
        return layouts;
    }

    private static MarketDataLayout definition() {
        return new MarketDataLayout(
                InstrumentDefinitionDecoder.BLOCK_LENGTH,
                false,
                0,
                InstrumentDefinitionDecoder.strategyViewEncodingOffset(),
                VIEWS,
                InstrumentDefinitionDecoder.venueViewEncodingOffset(),
                InstrumentDefinitionDecoder.kindEncodingOffset(),
                InstrumentDefinitionDecoder.exchangeTimeNsEncodingOffset(),
                ABSENT);
    }

    private static MarketDataLayout boundary() {
        return new MarketDataLayout(
                CalendarBoundaryDecoder.BLOCK_LENGTH,
                false,
                -1,
                CalendarBoundaryDecoder.kindEncodingOffset(),
                BOUNDARY_KINDS,
                ABSENT,
                ABSENT,
                CalendarBoundaryDecoder.exchangeTimeNsEncodingOffset(),
                CalendarBoundaryDecoder.receiveTimeNsEncodingOffset());
    }

    private static MarketDataLayout dated(
            final int blockLength,
            final int exchangeTimeOffset,
            final int receiveTimeOffset,
            final int enumOffset,
            final int enumCount) {
        return new MarketDataLayout(
                blockLength, false, 0, enumOffset, enumCount, ABSENT, ABSENT, exchangeTimeOffset, receiveTimeOffset);
    }

    /** A message whose times follow the instrument, as those of most templates do. */
    private static MarketDataLayout plain(final int blockLength, final int enumOffset, final int enumCount) {
        return dated(
                blockLength,
                QuoteDecoder.exchangeTimeNsEncodingOffset(),
                QuoteDecoder.receiveTimeNsEncodingOffset(),
                enumOffset,
                enumCount);
    }

    private static MarketDataLayout book(final int blockLength) {
        return new MarketDataLayout(
                blockLength,
                true,
                0,
                ABSENT,
                0,
                ABSENT,
                ABSENT,
                BookDeltaDecoder.exchangeTimeNsEncodingOffset(),
                BookDeltaDecoder.receiveTimeNsEncodingOffset());
    }
}
