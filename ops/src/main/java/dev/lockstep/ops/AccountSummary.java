package dev.lockstep.ops;

import java.math.BigDecimal;
import java.util.List;

/**
 * One account at the end of a run. Amounts that come in several currencies are converted at the rates of the end, what the account started with included, so that
 * {@code endEquity = startEquity + movements + income + realised + unrealised - fees}, but for one unit of money for each currency that is converted; what a change
 * of rates did to money in other currencies is not in it. An amount is null if it is not known: a price or a conversion is missing.
 *
 * @param name of the account
 * @param currency of all amounts but those of balances and positions
 * @param startEquity cash at the start
 * @param endEquity cash and what is open: long positions count at the last bid, short ones at the last ask
 * @param movements deposits minus withdrawals
 * @param income dividends, interest and funding, minus fees charged outside fills
 * @param realised profit of what was closed, before fees
 * @param unrealised profit of what is open
 * @param fees paid minus rebates
 * @param belowPeak how far equity is below its highest so far
 * @param unconverted currencies that the account has something in and that nothing converts to its own; empty if all is known
 * @param balances by currency, its own first; those that nothing ever happened in are left out
 * @param positions that are open, in the order of the instruments
 */
public record AccountSummary(
        String name,
        String currency,
        BigDecimal startEquity,
        BigDecimal endEquity,
        BigDecimal movements,
        BigDecimal income,
        BigDecimal realised,
        BigDecimal unrealised,
        BigDecimal fees,
        BigDecimal belowPeak,
        List<String> unconverted,
        List<BalanceSummary> balances,
        List<PositionSummary> positions) {

    /** What the run made, or null if that is not known: the change of equity without movements. */
    public BigDecimal profit() {
        return endEquity == null || startEquity == null || movements == null
                ? null
                : endEquity.subtract(startEquity).subtract(movements);
    }

    /** Why {@link #endEquity} is not known, for people; empty if it is. */
    public String lack() {
        if (endEquity != null) {
            return "";
        }
        return unconverted.isEmpty()
                ? "something that is open has no price, or an amount does not fit"
                : "no conversion to " + currency + " from " + String.join(", ", unconverted);
    }
}
