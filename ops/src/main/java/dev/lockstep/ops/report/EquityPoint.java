package dev.lockstep.ops.report;

import java.math.BigDecimal;

/**
 * Equity at one time.
 *
 * @param number of the fill after which it was so; 0 for the start
 * @param timeNs engine time
 * @param equity money
 */
record EquityPoint(long number, long timeNs, BigDecimal equity) {}
