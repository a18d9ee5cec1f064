package dev.lockstep.engine.limit;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.LimitKind;
import java.util.Arrays;

/** Limits that are being put together from rows; one reused object. Money, which rows state with 6 decimal places, gets the scale of its currency here. */
final class LimitDraft {
    /** All kinds; not to be changed. */
    static final LimitKind[] KINDS = LimitKind.values();
    /** The kinds that there are, as bits by their ordinal. */
    static final long ALL = all();

    private static final int ROW_MONEY_SCALE = FixedPoint.MIN_MONEY_SCALE;

    final long[] values = new long[KINDS.length];
    final byte[] keys = new byte[KINDS.length];
    private long missing;
    private int accountScale;
    private int reportingScale;
    private int instrumentScale;

    private static long all() {
        long all = 0;
        for (final LimitRule rule : LimitRule.values()) {
            all |= 1L << rule.kind().ordinal();
        }
        return all;
    }

    /** Starts anew, with the decimal places of money that the limits are to have. */
    void start(final int ofAccount, final int ofReporting, final int ofInstrument) {
        missing = ALL;
        accountScale = ofAccount;
        reportingScale = ofReporting;
        instrumentScale = ofInstrument;
        Arrays.fill(values, LimitRule.NONE);
        Arrays.fill(keys, (byte) 0);
    }

    /** The kinds of which nothing was said so far, as bits. */
    long missing() {
        return missing;
    }

    void put(final int kind, final long value, final int mask) {
        values[kind] = scaled(LimitRule.of(KINDS[kind]).unit(), value);
        keys[kind] = (byte) mask;
        missing &= ~(1L << kind);
    }

    /** What no row says is built in. */
    void fillBuiltIn() {
        for (long rest = missing; rest != 0; rest &= rest - 1) {
            final int i = Long.numberOfTrailingZeros(rest);
            put(i, LimitRule.of(KINDS[i]).builtIn(), 0);
        }
    }

    private long scaled(final LimitUnit unit, final long value) {
        if (!unit.isMoney() || value == LimitRule.NONE) {
            return value;
        }
        int scale = unit == LimitUnit.ACCOUNT_MONEY
                ? accountScale
                : unit == LimitUnit.REPORTING_MONEY ? reportingScale : instrumentScale;
        long money = value;
        for (; scale > ROW_MONEY_SCALE && money < LimitRule.NONE; scale--) {
            // What does not fit is no limit: no amount of money is above it.
            money = money > Long.MAX_VALUE / 10 ? LimitRule.NONE : money * 10;
        }
        return money;
    }
}
