package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.portfolio.Position;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** What central risk keeps of one instrument. */
final class InstrumentRisk implements Stateful {
    private final LimitCache limits;
    final Position position = new Position();
    BookStatus bookStatus = BookStatus.EMPTY;
    long bidPrice;
    long bidQuantity = -1;
    long askPrice;
    long askQuantity = -1;
    /** What working, pending and unknown buys may still fill, scaled by 10^8. */
    long reservedBuy;
    /** What working, pending and unknown sells may still fill, scaled by 10^8. */
    long reservedSell;

    InstrumentRisk(final LimitCache limits) {
        this.limits = limits;
    }

    /** The limits that hold for orders of a strategy. */
    EffectiveLimits limits(final int account, final int strategy) {
        return limits.of(account, strategy);
    }

    void takeMarket(final MarketSection market) {
        bookStatus = market.status();
        if (market.bidQuantity() >= 0) {
            bidPrice = market.bidPrice();
        }
        if (market.askQuantity() >= 0) {
            askPrice = market.askPrice();
        }
        bidQuantity = market.bidQuantity();
        askQuantity = market.askQuantity();
    }

    void reserve(final Side side, final long change) {
        if (side == Side.BUY) {
            reservedBuy += change;
        } else {
            reservedSell += change;
        }
    }

    /** The price at which the position would be closed: the last bid if long, the last ask if short; 0 before there was one. */
    long liquidationPrice() {
        return position.quantity() >= 0 ? bidPrice : askPrice;
    }

    /** Midpoint of the book, rounded down, else its only side; 0 if it is empty. */
    long midPrice() {
        if (bidQuantity < 0) {
            return askQuantity < 0 ? 0 : askPrice;
        }
        // Without the sum, which bad data could make overflow.
        return askQuantity < 0 ? bidPrice : (bidPrice & askPrice) + ((bidPrice ^ askPrice) >> 1);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("bookStatus", bookStatus.value());
        sink.put("bidPrice", bidPrice);
        sink.put("bidQuantity", bidQuantity);
        sink.put("askPrice", askPrice);
        sink.put("askQuantity", askQuantity);
        sink.put("reservedBuy", reservedBuy);
        sink.put("reservedSell", reservedSell);
        position.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        bookStatus = BookStatus.get((short) source.get("bookStatus"));
        bidPrice = source.get("bidPrice");
        bidQuantity = source.get("bidQuantity");
        askPrice = source.get("askPrice");
        askQuantity = source.get("askQuantity");
        reservedBuy = source.get("reservedBuy");
        reservedSell = source.get("reservedSell");
        position.readState(source);
    }
}
