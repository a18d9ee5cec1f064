package dev.lockstep.ops;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Range;
import java.math.BigDecimal;

/**
 * The section {@code account}.
 *
 * @param currency in which the account is held
 * @param startEquity at the start of a simulated run
 */
public record AccountConfig(
        @Doc("Currency of the account; instruments must be quoted in it") @Default("USD")
        String currency,

        @Doc("Equity at the start of a simulated run") @Default("100000") @Range(min = "0", max = "1000000000000")
        BigDecimal startEquity) {}
