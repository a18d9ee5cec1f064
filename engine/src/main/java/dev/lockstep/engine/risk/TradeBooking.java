package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.portfolio.Portfolio;

/** Books into the portfolio what order updates say of trades. */
final class TradeBooking {
    private final Portfolio portfolio;

    TradeBooking(final Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    void onFill(final OrderUpdateDecoder update) {
        portfolio.onFill(
                update.account(),
                update.strategy(),
                update.instrument(),
                update.side(),
                update.lastPrice(),
                update.lastQuantity(),
                update.fee(),
                update.reduceOnly() != 0);
    }

    void onBust(final OrderUpdateDecoder update) {
        portfolio.onBust(
                update.account(),
                update.strategy(),
                update.instrument(),
                update.side(),
                update.lastPrice(),
                update.lastQuantity(),
                update.fee(),
                update.reduceOnly() != 0);
    }
}
