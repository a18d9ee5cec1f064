package dev.lockstep.ops.report;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.Position;
import java.math.BigDecimal;

/** The trading in one instrument: its position as central risk keeps it, and what can be counted of its fills. */
final class TradeLine {
    private final Position position = new Position();
    private final FillStats stats = new FillStats();
    private InstrumentTerms terms;
    private long lastPrice;

    TradeLine(final InstrumentTerms terms) {
        this.terms = terms;
    }

    /** Changes the terms, for the fills to come. */
    void redefine(final InstrumentTerms changed) {
        terms = changed;
    }

    /**
     * Books a fill.
     *
     * @return what it realised, money before fees
     */
    long fill(final OrderUpdateDecoder update) {
        final long before = position.realised();
        final boolean isClosing = position.quantity() != 0 && position.quantity() > 0 == (update.side() == Side.SELL);
        position.onFill(terms, update.side(), update.lastPrice(), update.lastQuantity(), update.fee());
        lastPrice = update.lastPrice();
        final long gain = position.realised() - before;
        stats.add(update.lastQuantity(), update.liquidity(), isClosing, gain);
        return gain;
    }

    InstrumentTerms terms() {
        return terms;
    }

    /** Signed, scaled by 10^8. */
    long quantity() {
        return position.quantity();
    }

    BigDecimal realised() {
        return money(position.realised());
    }

    BigDecimal fees() {
        return money(position.fees());
    }

    /** What the line adds to equity: realised profit, profit of what is open at the price of the last fill, minus fees. */
    BigDecimal contribution() {
        return realised().add(money(position.unrealised(terms, lastPrice))).subtract(fees());
    }

    FillStats stats() {
        return stats;
    }

    /** A price with as many decimals as the tick has. */
    BigDecimal decimalPrice(final long price) {
        return decimal(price, terms.priceIncrement());
    }

    /** A quantity with as many decimals as the lot has. */
    BigDecimal decimalQuantity(final long quantity) {
        return decimal(quantity, terms.quantityIncrement());
    }

    private static BigDecimal decimal(final long number, final long increment) {
        final BigDecimal exact = BigDecimal.valueOf(number, FixedPoint.DIGITS).stripTrailingZeros();
        final int digits = BigDecimal.valueOf(increment, FixedPoint.DIGITS)
                .stripTrailingZeros()
                .scale();
        return exact.setScale(Math.max(0, Math.max(exact.scale(), digits)));
    }

    /** An amount of the instrument's currency. */
    BigDecimal money(final long amount) {
        return BigDecimal.valueOf(amount, terms.moneyScale());
    }
}
