package dev.lockstep.ops;

import java.math.BigDecimal;

/**
 * Money of an account in one currency at the end of a run, exact: {@code cash = start + movements + income + realised - fees - cost of open SPOT positions}.
 *
 * @param currency of all amounts
 * @param start what the account started with
 * @param movements deposits minus withdrawals
 * @param income dividends, interest and funding, minus fees charged outside fills
 * @param realised profit of what was closed, before fees
 * @param unrealised profit of what is open; null if something of it has no price
 * @param fees paid minus rebates
 * @param cash at the end
 */
public record BalanceSummary(
        String currency,
        BigDecimal start,
        BigDecimal movements,
        BigDecimal income,
        BigDecimal realised,
        BigDecimal unrealised,
        BigDecimal fees,
        BigDecimal cash) {}
