package dev.lockstep.ops;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.engine.portfolio.Holding;
import dev.lockstep.engine.portfolio.Line;
import dev.lockstep.engine.portfolio.Portfolio;
import java.math.BigDecimal;

/**
 * Money of the accounts at the end of a run, exact.
 *
 * @param currency of all amounts
 * @param startEquity at the start
 * @param endEquity at the end: start, realised and unrealised profit, minus fees. Open positions count at the last bid if long, ask if short
 * @param realised profit of what was closed, before fees
 * @param unrealised profit of what is open
 * @param fees paid minus rebates
 */
public record AccountSummary(
        String currency,
        BigDecimal startEquity,
        BigDecimal endEquity,
        BigDecimal realised,
        BigDecimal unrealised,
        BigDecimal fees) {

    /** Sums up the portfolio of a stopped core. */
    static AccountSummary of(final LockstepConfig config, final Portfolio portfolio) {
        BigDecimal realised = BigDecimal.ZERO;
        BigDecimal unrealised = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        for (int i = 0; i < portfolio.instruments(); i++) {
            final int scale = portfolio.terms(i).moneyScale();
            for (Holding holding = portfolio.report().firstHolding(i); holding != null; holding = holding.next()) {
                final long profit = portfolio.terms(i).kind() == dev.lockstep.codecs.sbe.InstrumentKind.SPOT
                        ? holding.worth() - holding.cost()
                        : holding.worth();
                unrealised = unrealised.add(BigDecimal.valueOf(profit, scale));
                for (Line line = holding.firstLine(); line != null; line = line.next()) {
                    realised = realised.add(BigDecimal.valueOf(line.realised(), scale));
                    fees = fees.add(BigDecimal.valueOf(line.fees(), scale));
                }
            }
        }
        final BigDecimal equity = config.startEquity();
        final BigDecimal start = equity.setScale(Math.max(FixedPoint.MIN_MONEY_SCALE, equity.scale()));
        return new AccountSummary(
                config.reportingCurrency(),
                start,
                start.add(realised).add(unrealised).subtract(fees),
                realised.setScale(Math.max(FixedPoint.MIN_MONEY_SCALE, realised.scale())),
                unrealised.setScale(Math.max(FixedPoint.MIN_MONEY_SCALE, unrealised.scale())),
                fees.setScale(Math.max(FixedPoint.MIN_MONEY_SCALE, fees.scale())));
    }
}
