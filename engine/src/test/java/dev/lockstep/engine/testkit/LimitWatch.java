package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.Side;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits as a venue sees them kept, whatever the core has heard of its orders: what really works may all be filled, and is really open. What was not said is not limited. Each violation is an error that names the seed.
 */
public final class LimitWatch {
    private final long seed;
    private final long position;
    private long order = Long.MAX_VALUE;
    private long grossQuantity = Long.MAX_VALUE;
    private int openOrders = Integer.MAX_VALUE;
    private int newPerSecond = Integer.MAX_VALUE;
    /** When each strategy sent its orders of the last second. */
    private final Map<Integer, Deque<Long>> sent = new HashMap<>();

    /** No position in an instrument, with all that works on one side, goes beyond a limit. */
    public LimitWatch(final long seed, final long position) {
        this.seed = seed;
        this.position = position;
    }

    /** No order is larger. */
    public LimitWatch ordersUpTo(final long most) {
        order = most;
        return this;
    }

    /** The worst cases of all instruments add up to no more than a notional, none of which was reckoned at less than a price. */
    public LimitWatch exposureUpTo(final long notional, final long lowestPrice) {
        grossQuantity = Units.units(notional) / lowestPrice * Units.ONE;
        return this;
    }

    /** No strategy has more orders open. */
    public LimitWatch openOrdersUpTo(final int most) {
        openOrders = most;
        return this;
    }

    /** No strategy sends more new orders in any second. */
    public LimitWatch newPerSecondUpTo(final int most) {
        newPerSecond = most;
        return this;
    }

    void onSent(final NewOrderDecoder sentOrder, final long nowNs) {
        final Deque<Long> ofStrategy = sent.computeIfAbsent((int) sentOrder.strategy(), key -> new ArrayDeque<>());
        ofStrategy.add(nowNs);
        while (ofStrategy.element() <= nowNs - Units.SECOND) {
            ofStrategy.remove();
        }
        require(ofStrategy.size() <= newPerSecond, "new orders in a second", ofStrategy.size(), sentOrder.orderId());
    }

    void onChange(final long[] positions, final Collection<WorkingOrder> working, final WorkingOrder changed) {
        require(changed.quantity <= order, "quantity", changed.quantity, changed.id);
        long gross = 0;
        for (int i = 0; i < positions.length; i++) {
            final long most = positions[i] + left(working, i, Side.BUY);
            final long least = positions[i] - left(working, i, Side.SELL);
            require(
                    most <= position && least >= -position,
                    "position of " + i + " from " + least + " to",
                    most,
                    changed.id);
            gross += Math.max(Math.abs(most), Math.abs(least));
        }
        require(gross <= grossQuantity, "quantity over all instruments", gross, changed.id);
        final long open =
                working.stream().filter(one -> one.strategy == changed.strategy).count();
        require(open <= openOrders, "open orders of a strategy", open, changed.id);
    }

    private static long left(final Collection<WorkingOrder> working, final int instrument, final Side side) {
        return working.stream()
                .filter(one -> one.instrument == instrument && one.side == side)
                .mapToLong(WorkingOrder::left)
                .sum();
    }

    private void require(final boolean isKept, final String what, final long value, final long orderId) {
        if (!isKept) {
            throw new AssertionError(
                    what + " " + value + " with order " + orderId + " is beyond its limit, seed " + seed);
        }
    }
}
