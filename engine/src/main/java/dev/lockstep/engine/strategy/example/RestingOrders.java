package dev.lockstep.engine.strategy.example;

import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.feature.FeatureCatalog;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.StrategyContext;

/**
 * Keeps a number of buy orders of the least quantity working, some way below the best bid and each a tick from the next: what a drill needs to have something to
 * cancel. One that ends is replaced by another after a pause, so that a denial does not become a flood of them.
 */
final class RestingOrders implements Strategy {
    private static final long PAUSE_NS = 100_000_000;
    private static final long BPS = 10_000;

    private final RestingOrdersParameters parameters;
    private final InstrumentLongs working = new InstrumentLongs();
    private final InstrumentLongs given = new InstrumentLongs();
    private final InstrumentLongs quietUntilNs = new InstrumentLongs();

    RestingOrders(final RestingOrdersParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void declare(final FeatureCatalog features) {
        // It looks at the best bid only.
    }

    @Override
    public void onQuote(final StrategyContext context, final int instrument) {
        if (working.get(instrument) >= parameters.orders()
                || context.nowNs() < quietUntilNs.get(instrument)
                || !context.hasBid(instrument)) {
            return;
        }
        final InstrumentTerms terms = context.terms(instrument);
        final long tick = terms.priceIncrement();
        final long below = context.bidPrice(instrument) / BPS * parameters.distanceBps();
        final long ticks = (context.bidPrice(instrument) - below) / tick - given.get(instrument) % parameters.orders();
        if (ticks > 0) {
            working.set(instrument, working.get(instrument) + 1);
            given.set(instrument, given.get(instrument) + 1);
            context.submit(instrument, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, ticks * tick, leastQuantity(terms));
        }
    }

    private static long leastQuantity(final InstrumentTerms terms) {
        final long lot = terms.quantityIncrement();
        return Math.max(1, (terms.minQuantity() + lot - 1) / lot) * lot;
    }

    @Override
    public void onOrderUpdate(final StrategyContext context, final OrderUpdateDecoder update) {
        if (update.reservationQuantity() == 0 && update.orderEvent() != OrderEvent.ANOMALY) {
            final int instrument = update.instrument();
            working.set(instrument, Math.max(0, working.get(instrument) - 1));
            quietUntilNs.set(instrument, context.nowNs() + PAUSE_NS);
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        working.writeState(sink);
        given.writeState(sink);
        quietUntilNs.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        working.readState(source);
        given.readState(source);
        quietUntilNs.readState(source);
    }
}
