package dev.lockstep.engine.settings;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Range;

/**
 * One entry of the section {@code currencies}; its key is the currency.
 *
 * @param precision decimal places that bookings are rounded to
 */
public record CurrencyConfig(
        @Doc("Decimal places that bookings are rounded to where risk.rounding says so")
        @Default("2")
        @Range(min = "0", max = "8")
        int precision) {}
