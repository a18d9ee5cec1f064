package dev.lockstep.bench;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.feature.FeatureCatalog;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.StrategyContext;

/**
 * Orders at every tenth quote, buying and selling in turn, so that its position stays small. It buys below and sells above everything on the tape, so that none of its orders
 * could trade with another whose fill is still on its way; the bench's venue fills whatever the limit is.
 */
final class EveryTenthQuote implements Strategy {
    private long quotes;

    @Override
    public void declare(final FeatureCatalog features) {
        // It needs none.
    }

    @Override
    public void onQuote(final StrategyContext context, final int instrument) {
        if (++quotes % LatencyOptions.QUOTES_PER_ORDER != 0) {
            return;
        }
        final boolean buys = quotes % (2 * LatencyOptions.QUOTES_PER_ORDER) != 0;
        context.submit(
                instrument,
                buys ? Side.BUY : Side.SELL,
                OrderType.LIMIT,
                TimeInForce.IOC,
                buys ? QuoteTape.LOWEST_PRICE : QuoteTape.HIGHEST_PRICE,
                FixedPoint.ONE);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("quotes", quotes);
    }

    @Override
    public void readState(final StateSource source) {
        quotes = source.get("quotes");
    }
}
