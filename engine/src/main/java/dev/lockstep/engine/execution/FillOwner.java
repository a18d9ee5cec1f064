package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Side;

/** Whose a fill is and what it did, in one word, so that it can be taken back when its order is not known any more. */
final class FillOwner {
    private static final int INSTRUMENT_SHIFT = 2;
    private static final int STRATEGY_SHIFT = 18;
    private static final int ACCOUNT_SHIFT = 34;
    private static final int MASK = 0xFFFF;
    private static final long BUYS = 1;
    private static final long CLOSES = 2;

    private FillOwner() {}

    static long of(final Order order) {
        return of(order.account, order.strategy, order.instrument, order.side, order.spec.reduceOnly);
    }

    /**
     * The owner's word.
     *
     * @param closes where long and short are kept apart: whether it closed the opposite position
     */
    static long of(final int account, final int strategy, final int instrument, final Side side, final boolean closes) {
        // A strategy of -1 is counted from 0.
        return (long) account << ACCOUNT_SHIFT
                | (long) (strategy + 1) << STRATEGY_SHIFT
                | (long) instrument << INSTRUMENT_SHIFT
                | (closes ? CLOSES : 0)
                | (side == Side.BUY ? BUYS : 0);
    }

    static int account(final long owner) {
        return (int) (owner >>> ACCOUNT_SHIFT) & MASK;
    }

    static int strategy(final long owner) {
        return ((int) (owner >>> STRATEGY_SHIFT) & MASK) - 1;
    }

    static int instrument(final long owner) {
        return (int) (owner >>> INSTRUMENT_SHIFT) & MASK;
    }

    static Side side(final long owner) {
        return (owner & BUYS) != 0 ? Side.BUY : Side.SELL;
    }

    static boolean closes(final long owner) {
        return (owner & CLOSES) != 0;
    }
}
