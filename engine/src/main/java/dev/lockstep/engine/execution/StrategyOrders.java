package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** What one strategy sent, cancelled and filled in one instrument since the day began, and the reduce-only orders that the core watches for it; only the counts are part of the state. */
final class StrategyOrders implements Stateful {
    long newOrders;
    long replaces;
    long cancels;
    long fills;
    private ReduceOnlyOrders buys;
    private ReduceOnlyOrders sells;

    /** Messages of all kinds since the day began. */
    long messages() {
        return newOrders + replaces + cancels;
    }

    /** Messages of one kind since the day began. */
    long messages(final OrderAction action) {
        return switch (action) {
            case NEW -> newOrders;
            case REPLACE -> replaces;
            case CANCEL -> cancels;
            default -> 0;
        };
    }

    void beginDay() {
        newOrders = 0;
        replaces = 0;
        cancels = 0;
        fills = 0;
    }

    boolean hasCounted() {
        return (newOrders | replaces | cancels | fills) != 0;
    }

    /** Reduce-only orders of a side, or null if there never were any. */
    ReduceOnlyOrders reduceOnly(final Side side) {
        return side == Side.BUY ? buys : sells;
    }

    /** Reduce-only orders of a side. */
    ReduceOnlyOrders makeReduceOnly(final Side side) {
        if (reduceOnly(side) == null) {
            if (side == Side.BUY) {
                buys = new ReduceOnlyOrders();
            } else {
                sells = new ReduceOnlyOrders();
            }
        }
        return reduceOnly(side);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("newOrders", newOrders);
        sink.put("replaces", replaces);
        sink.put("cancels", cancels);
        sink.put("fills", fills);
    }

    @Override
    public void readState(final StateSource source) {
        newOrders = source.get("newOrders");
        replaces = source.get("replaces");
        cancels = source.get("cancels");
        fills = source.get("fills");
    }
}
