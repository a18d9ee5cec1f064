package dev.lockstep.ops;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.engine.portfolio.Position;
import dev.lockstep.engine.risk.RiskStage;
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

    /** Sums up a stopped risk stage. */
    static AccountSummary of(final LockstepConfig config, final RiskStage risk) {
        BigDecimal realised = BigDecimal.ZERO;
        BigDecimal unrealised = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        for (int i = 0; i < risk.instruments(); i++) {
            final int scale = risk.terms(i).moneyScale();
            final Position position = risk.position(i);
            realised = realised.add(BigDecimal.valueOf(position.realised(), scale));
            unrealised = unrealised.add(BigDecimal.valueOf(risk.unrealised(i), scale));
            fees = fees.add(BigDecimal.valueOf(position.fees(), scale));
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
