package dev.lockstep.adapters.market;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.TradeEncoder;

/** Publishes each match as a trade of its own, under the match number that the order-by-order feed shows too. */
final class TradesEncoder {
    private final int instrument;
    private final long tick;
    private final long lot;
    private final Outbox outbox;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TradeEncoder trade = new TradeEncoder();

    TradesEncoder(final int instrument, final long tick, final long lot, final Outbox outbox) {
        this.instrument = instrument;
        this.tick = tick;
        this.lot = lot;
        this.outbox = outbox;
    }

    void traded(final long tradeTick, final long lots, final long tradeId, final int aggressor, final long timeNs) {
        trade.wrapAndApplyHeader(outbox.buffer(), outbox.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .price(tradeTick * tick)
                .quantity(lots * lot)
                .tradeId(tradeId)
                .aggressor(aggressor == PriceTimeBook.BUY ? AggressorSide.BUYER : AggressorSide.SELLER);
        outbox.commit(MessageHeaderEncoder.ENCODED_LENGTH + TradeEncoder.BLOCK_LENGTH);
    }
}
