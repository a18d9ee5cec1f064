package dev.lockstep.engine.strategy.example;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.feature.BarPrice;
import dev.lockstep.engine.feature.Bars;
import dev.lockstep.engine.feature.Ema;
import dev.lockstep.engine.feature.FeatureCatalog;
import dev.lockstep.engine.feature.FeatureHandle;
import dev.lockstep.engine.feature.Midpoint;
import dev.lockstep.engine.ring.BarUpdate;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.StrategyContext;

/**
 * Follows the trend: long while the fast EMA is above the slow one, short while it is below. Trades at the market when they cross, by as
 * much as central risk sizes, doubled when a position is turned around. Never has more than one order of an instrument on its way.
 */
final class EmaCross implements Strategy {
    private static final int ABOVE = 1;
    private static final int BELOW = -1;

    private final EmaCrossParameters parameters;
    private final InstrumentLongs lastSide = new InstrumentLongs();
    private final InstrumentLongs orderOnItsWay = new InstrumentLongs();
    private FeatureHandle fast;
    private FeatureHandle slow;
    private int barFeature = -1;

    EmaCross(final EmaCrossParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void declare(final FeatureCatalog features) {
        final FeatureHandle price;
        if (parameters.input() == EmaCrossInput.QUOTES) {
            price = features.declare(new Midpoint());
        } else {
            price = features.declare(new Bars(parameters.barKind().sbe(), parameters.barInterval(), BarPrice.MID));
            barFeature = price.index();
        }
        fast = features.declare(new Ema(price, parameters.fastPeriod()));
        slow = features.declare(new Ema(price, parameters.slowPeriod()));
    }

    @Override
    public void onQuote(final StrategyContext context, final int instrument) {
        if (barFeature < 0) {
            trade(context, instrument);
        }
    }

    @Override
    public void onBar(final StrategyContext context, final BarUpdate bar) {
        if (bar.feature == barFeature) {
            trade(context, bar.instrument);
        }
    }

    private void trade(final StrategyContext context, final int instrument) {
        if (!context.isReady(slow, instrument) || !context.isReady(fast, instrument)) {
            return;
        }
        final double fastValue = context.feature(fast, instrument);
        final double slowValue = context.feature(slow, instrument);
        final double band = slowValue * parameters.bandBps() / 10_000;
        final long side = fastValue > slowValue + band ? ABOVE : fastValue < slowValue - band ? BELOW : 0;
        if (side == 0 || side == lastSide.get(instrument) || orderOnItsWay.get(instrument) != 0) {
            return;
        }
        lastSide.set(instrument, side);
        final long position = context.position(instrument);
        final boolean turnsAround = position != 0 && Long.signum(position) != side;
        final long quantity = turnsAround ? 2 * Math.abs(position) : StrategyContext.UNSIZED;
        orderOnItsWay.set(
                instrument,
                context.submit(
                        instrument,
                        side == ABOVE ? Side.BUY : Side.SELL,
                        OrderType.MARKET,
                        TimeInForce.IOC,
                        0,
                        quantity));
    }

    @Override
    public void onOrderUpdate(final StrategyContext context, final OrderUpdateDecoder update) {
        if (update.reservationQuantity() == 0 && update.orderId() == orderOnItsWay.get(update.instrument())) {
            orderOnItsWay.set(update.instrument(), 0);
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        lastSide.writeState(sink);
        orderOnItsWay.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        lastSide.readState(source);
        orderOnItsWay.readState(source);
    }
}
