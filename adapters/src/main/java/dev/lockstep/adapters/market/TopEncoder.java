package dev.lockstep.adapters.market;

import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;

/** Publishes the top of the book whenever a price or quantity of it changed. */
final class TopEncoder {
    private final int instrument;
    private final long tick;
    private final long lot;
    private final Outbox outbox;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private long bidTick;
    private long bidLots;
    private long askTick;
    private long askLots;

    TopEncoder(final int instrument, final long tick, final long lot, final Outbox outbox) {
        this.instrument = instrument;
        this.tick = tick;
        this.lot = lot;
        this.outbox = outbox;
    }

    void publishIfChanged(final PriceTimeBook book, final long timeNs) {
        final BookSide bids = book.side(PriceTimeBook.BUY);
        final BookSide asks = book.side(PriceTimeBook.SELL);
        if (bids.tickAt(0) == bidTick
                && bids.lotsAt(0) == bidLots
                && asks.tickAt(0) == askTick
                && asks.lotsAt(0) == askLots) {
            return;
        }
        bidTick = bids.tickAt(0);
        bidLots = bids.lotsAt(0);
        askTick = asks.tickAt(0);
        askLots = asks.lotsAt(0);
        quote.wrapAndApplyHeader(outbox.buffer(), outbox.claim(), header)
                .instrument(instrument)
                .exchangeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .bidPrice(bidTick * tick)
                .bidQuantity(bidLots * lot)
                .askPrice(askTick * tick)
                .askQuantity(askLots * lot);
        outbox.commit(MessageHeaderEncoder.ENCODED_LENGTH + QuoteEncoder.BLOCK_LENGTH);
    }
}
