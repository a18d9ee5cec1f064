package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.feature.FeatureCatalog;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.StrategyContext;

/** Does everything that can be done with orders, at random, until it has done enough: every type, time in force and flag, brackets and groups, replaces and cancels of anything. */
public final class StormStrategy implements Strategy {
    private static final int REMEMBERED = 64;

    private final long[] orders = new long[REMEMBERED];
    private final long untilNs;
    private final int activity;
    private long draws;
    private int next;

    /** {@code activity}: in how many of a hundred callbacks it does something. */
    public StormStrategy(final long seed, final int activity, final long untilNs) {
        draws = seed << 32;
        this.activity = activity;
        this.untilNs = untilNs;
    }

    @Override
    public void declare(final FeatureCatalog features) {
        // Prices are enough.
    }

    @Override
    public void onQuote(final StrategyContext context, final int instrument) {
        act(context, instrument);
    }

    @Override
    public void onOrderUpdate(final StrategyContext context, final OrderUpdateDecoder update) {
        if (update.instrument() >= 0 && draw(3) == 0) {
            act(context, update.instrument());
        }
    }

    private void act(final StrategyContext context, final int instrument) {
        if (context.nowNs() >= untilNs || draw(100) >= activity || !context.hasBid(instrument)) {
            return;
        }
        switch (draw(12)) {
            case 0, 1, 2, 3 -> keep(context.submit(any(context, instrument)));
            case 4 -> bracket(context, instrument);
            case 5 -> group(context, instrument);
            case 6, 7 -> context.replace(known(), price(context, instrument), Units.units(1 + draw(12)));
            case 8 -> context.replace(known(), 0, Units.units(1 + draw(12)), price(context, instrument));
            default -> context.cancel(known());
        }
    }

    private OrderSpec any(final StrategyContext context, final int instrument) {
        final OrderSpec order = context.order(instrument, draw(2) == 0 ? Side.BUY : Side.SELL);
        final long price = price(context, instrument);
        switch (draw(13)) {
            case 0 -> order.market();
            case 1 -> order.stopMarket(price);
            case 2 -> order.stopLimit(price, price(context, instrument));
            case 3 -> order.marketToLimit();
            case 4 -> order.marketIfTouched(price);
            case 5 -> order.limitIfTouched(price, price(context, instrument));
            case 6 -> order.trailingStopMarket(1 + draw(10) * Units.TICK, OffsetUnit.PRICE);
            case 7 -> order.trailingStopLimit(1 + draw(10), OffsetUnit.TICKS, draw(3) * Units.TICK);
            case 8 -> order.trailingStopMarket(100 + draw(2_000), OffsetUnit.BASIS_POINTS);
            default -> order.limit(price);
        }
        order.timeInForce(TimeInForce.get((short) draw(7))).triggeredBy(TriggerSource.get((short) draw(3)));
        if (order.timeInForce == TimeInForce.GTD) {
            order.goodTill(context.nowNs() + 1 + draw(2_000_000_000));
        }
        if (draw(8) == 0) {
            order.reduceOnly();
        }
        if (draw(8) == 0) {
            order.postOnly();
        }
        order.quantity(draw(6) == 0 ? OrderSpec.UNSIZED : Units.units(1 + draw(10)));
        if (draw(4) == 0) {
            order.display(Units.units(1 + draw(3)));
        }
        return order;
    }

    private void bracket(final StrategyContext context, final int instrument) {
        final Side side = draw(2) == 0 ? Side.BUY : Side.SELL;
        final Side out = side == Side.BUY ? Side.SELL : Side.BUY;
        final long way = side == Side.BUY ? Units.TICK : -Units.TICK;
        final long bid = context.bidPrice(instrument);
        final long quantity = Units.units(1 + draw(10));
        final long shown = draw(4) == 0 ? Units.units(1) : 0;
        final long entry = keep(context.submit(
                context.order(instrument, side).limit(bid).quantity(quantity).display(shown)));
        final long target = keep(context.submit(context.order(instrument, out)
                .limit(bid + 3 * way)
                .quantity(quantity)
                .display(shown)
                .after(entry)));
        keep(context.submit(context.order(instrument, out)
                .stopMarket(bid - 3 * way)
                .quantity(quantity)
                .after(entry)
                .linkedWith(target, LinkKind.OUO)));
    }

    private void group(final StrategyContext context, final int instrument) {
        final LinkKind kind = draw(2) == 0 ? LinkKind.OCO : LinkKind.OUO;
        final long first = keep(context.submit(any(context, instrument)));
        for (int i = draw(3); i >= 0; i--) {
            keep(context.submit(any(context, instrument).linkedWith(first, kind)));
        }
    }

    private long keep(final long orderId) {
        orders[next] = orderId;
        next = (next + 1) % REMEMBERED;
        return orderId;
    }

    private long known() {
        return orders[draw(REMEMBERED)];
    }

    private long price(final StrategyContext context, final int instrument) {
        return context.bidPrice(instrument) + (draw(17) - 8) * Units.TICK;
    }

    private int draw(final int bound) {
        draws++;
        return (int) Long.remainderUnsigned(Hash64.finish(draws * 0x9E3779B97F4A7C15L), bound);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("draws", draws);
        sink.put("next", next);
        for (final long order : orders) {
            sink.put("order", order);
        }
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
