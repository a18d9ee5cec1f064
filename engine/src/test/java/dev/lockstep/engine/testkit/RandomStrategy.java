package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.feature.Bars;
import dev.lockstep.engine.feature.FeatureCatalog;
import dev.lockstep.engine.ring.BarUpdate;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.StrategyContext;
import java.util.Arrays;

/**
 * Does anything at random, good and bad: orders of all kinds, replaces and cancels of its own and of unknown orders, timers. Its draws are a
 * function of its state, so that it is as deterministic as any strategy.
 */
public final class RandomStrategy implements Strategy {
    private static final int REMEMBERED = 32;
    private static final long TIMER_REACH_NS = 50_000_000;

    private final long[] orders = new long[REMEMBERED];
    private final int activity;
    private long draws;
    private int next;

    /** {@code activity}: in how many of a hundred callbacks it does something. */
    public RandomStrategy(final long seed, final int activity) {
        draws = seed;
        this.activity = activity;
    }

    @Override
    public void declare(final FeatureCatalog features) {
        features.declare(
                new Bars(dev.lockstep.codecs.sbe.BarKind.TIME, 20_000_000, dev.lockstep.engine.feature.BarPrice.MID));
    }

    @Override
    public void onQuote(final StrategyContext context, final int instrument) {
        act(context, instrument);
    }

    @Override
    public void onBar(final StrategyContext context, final BarUpdate bar) {
        act(context, bar.instrument);
    }

    @Override
    public void onOrderUpdate(final StrategyContext context, final OrderUpdateDecoder update) {
        if (update.instrument() >= 0) {
            act(context, update.instrument());
        }
    }

    @Override
    public void onTimer(final StrategyContext context, final int timerId, final long deadlineNs) {
        act(context, timerId % 2);
    }

    private void act(final StrategyContext context, final int instrument) {
        if (draw(100) >= activity) {
            return;
        }
        switch (draw(8)) {
            case 0, 1, 2 -> submit(context, instrument);
            case 3, 4 ->
                context.replace(orders[draw(REMEMBERED)], price(context, instrument), Units.units(1 + draw(12)));
            case 5 -> context.cancel(orders[draw(REMEMBERED)]);
            case 6 -> context.schedule(draw(20), context.nowNs() + 1 + draw((int) TIMER_REACH_NS));
            default -> context.cancelTimer(draw(20));
        }
    }

    private void submit(final StrategyContext context, final int instrument) {
        final boolean market = draw(4) == 0;
        final TimeInForce timeInForce = TimeInForce.get((short) draw(3));
        final long quantity = draw(5) == 0 ? StrategyContext.UNSIZED : Units.units(1 + draw(12));
        orders[next] = context.submit(
                instrument,
                draw(2) == 0 ? Side.BUY : Side.SELL,
                market ? OrderType.MARKET : OrderType.LIMIT,
                timeInForce,
                market ? 0 : price(context, instrument),
                quantity);
        next = (next + 1) % REMEMBERED;
    }

    private long price(final StrategyContext context, final int instrument) {
        final long around = context.hasBid(instrument) ? context.bidPrice(instrument) : Units.units(100);
        return around + (draw(41) - 20) * Units.TICK + (draw(20) == 0 ? 1 : 0);
    }

    private int draw(final int bound) {
        draws++;
        return (int) Long.remainderUnsigned(Hash64.finish(draws * 0x9E3779B97F4A7C15L), bound);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("draws", draws);
        sink.put("next", next);
        Arrays.stream(orders).forEach(order -> sink.put("order", order));
    }

    @Override
    public void readState(final StateSource source) {
        draws = source.get("draws");
        next = source.getInt("next");
        for (int i = 0; i < orders.length; i++) {
            orders[i] = source.get("order");
        }
    }
}
