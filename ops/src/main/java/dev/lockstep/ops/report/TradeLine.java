package dev.lockstep.ops.report;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.Line;
import dev.lockstep.engine.portfolio.Portfolio;
import java.math.BigDecimal;

/** The trading of one strategy in one instrument on one account: what the portfolio has of it, and what can be counted of its fills. */
final class TradeLine {
    private final Portfolio portfolio;
    private final TradeKey key;
    private final FillStats stats = new FillStats();

    TradeLine(final Portfolio portfolio, final TradeKey key) {
        this.portfolio = portfolio;
        this.key = key;
    }

    /**
     * Books a fill.
     *
     * @return what it realised, money of the settlement currency before fees
     */
    long fill(final OrderUpdateDecoder update) {
        final long realisedBefore = realisedMoney();
        final long longBefore = held(1);
        final long shortBefore = held(-1);
        portfolio.onFill(
                key.account(),
                key.strategy(),
                key.instrument(),
                update.side(),
                update.lastPrice(),
                update.lastQuantity(),
                update.fee(),
                update.reduceOnly() != 0);
        final long gain = realisedMoney() - realisedBefore;
        final boolean isClosing = held(1) < longBefore || held(-1) < shortBefore;
        stats.add(update.lastQuantity(), update.liquidity(), isClosing, gain);
        return gain;
    }

    /** Takes a fill back. It stays counted, for it was one. */
    void bust(final OrderUpdateDecoder update) {
        portfolio.onBust(
                key.account(),
                key.strategy(),
                key.instrument(),
                update.side(),
                update.lastPrice(),
                update.lastQuantity(),
                update.fee(),
                update.reduceOnly() != 0);
    }

    /** What is held of one side, long (1) or short (-1), as a positive quantity. */
    private long held(final int side) {
        final Line line = line();
        if (line == null) {
            return 0;
        }
        final long other =
                line.shortPosition() == null ? 0 : line.shortPosition().quantity();
        return Math.max(0, side * line.position().quantity()) + Math.max(0, side * other);
    }

    private Line line() {
        return portfolio.report().line(key.account(), key.strategy(), key.instrument());
    }

    private long realisedMoney() {
        return line() == null ? 0 : line().realised();
    }

    TradeKey key() {
        return key;
    }

    InstrumentTerms terms() {
        return portfolio.terms(key.instrument());
    }

    /** Long minus short, scaled by 10^8. */
    long quantity() {
        return line() == null ? 0 : line().quantity();
    }

    BigDecimal realised() {
        return money(realisedMoney());
    }

    BigDecimal fees() {
        return money(line() == null ? 0 : line().fees());
    }

    FillStats stats() {
        return stats;
    }

    /** A price with as many decimals as the tick has. */
    BigDecimal decimalPrice(final long price) {
        return decimal(price, terms().priceIncrement());
    }

    /** A quantity with as many decimals as the lot has. */
    BigDecimal decimalQuantity(final long quantity) {
        return decimal(quantity, terms().quantityIncrement());
    }

    private static BigDecimal decimal(final long number, final long increment) {
        final BigDecimal exact = BigDecimal.valueOf(number, FixedPoint.DIGITS).stripTrailingZeros();
        final int digits = BigDecimal.valueOf(increment, FixedPoint.DIGITS)
                .stripTrailingZeros()
                .scale();
        return exact.setScale(Math.max(0, Math.max(exact.scale(), digits)));
    }

    /** An amount of the instrument's settlement currency. */
    BigDecimal money(final long amount) {
        return BigDecimal.valueOf(amount, terms().moneyScale());
    }
}
