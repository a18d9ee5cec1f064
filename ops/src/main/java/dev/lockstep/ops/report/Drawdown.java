package dev.lockstep.ops.report;

import java.math.BigDecimal;

/** The largest fall of equity from a height that it had before. */
final class Drawdown {
    private EquityPoint highest;
    private EquityPoint peak;
    private EquityPoint trough;
    private BigDecimal depth = BigDecimal.ZERO;

    Drawdown(final EquityPoint start) {
        highest = start;
        peak = start;
        trough = start;
    }

    void add(final EquityPoint point) {
        if (point.equity().compareTo(highest.equity()) > 0) {
            highest = point;
            return;
        }
        final BigDecimal fall = highest.equity().subtract(point.equity());
        if (fall.compareTo(depth) > 0) {
            depth = fall;
            peak = highest;
            trough = point;
        }
    }

    /** Money, 0 if equity never fell. */
    BigDecimal depth() {
        return depth;
    }

    /** From where it fell. */
    EquityPoint peak() {
        return peak;
    }

    /** Its lowest point. */
    EquityPoint trough() {
        return trough;
    }
}
