package dev.lockstep.engine.signal;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.engine.portfolio.Legs;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** What the signal stage knows of one instrument: top, features as last handed on, and each strategy's position. */
final class InstrumentSignals implements Stateful {
    /** Bit i: strategy i is told of the instrument. */
    final long subscribers;

    final double[] features;
    /** By strategy. */
    final Legs[] positions;

    int readyFeatures;
    BookStatus status = BookStatus.EMPTY;
    long bidPrice;
    long bidQuantity = -1;
    long askPrice;
    long askQuantity = -1;

    InstrumentSignals(final long subscribers, final int featureCount, final boolean[] hedged) {
        this.subscribers = subscribers;
        features = new double[featureCount];
        positions = new Legs[hedged.length];
        for (int i = 0; i < hedged.length; i++) {
            positions[i] = new Legs(hedged[i]);
        }
    }

    void takeTop(final MarketSection market) {
        status = market.status();
        bidQuantity = market.bidQuantity();
        askQuantity = market.askQuantity();
        // What a strategy reads of an absent side must not depend on whether the state was restored.
        bidPrice = bidQuantity < 0 ? 0 : market.bidPrice();
        askPrice = askQuantity < 0 ? 0 : market.askPrice();
    }

    void takeFeature(final int index, final double value) {
        features[index] = value;
        readyFeatures |= 1 << index;
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("status", status.value());
        sink.put("bidPrice", bidPrice);
        sink.put("bidQuantity", bidQuantity);
        sink.put("askPrice", askPrice);
        sink.put("askQuantity", askQuantity);
        sink.put("readyFeatures", readyFeatures);
        for (final double feature : features) {
            sink.put("feature", feature);
        }
        for (final Legs position : positions) {
            position.writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        status = BookStatus.get((short) source.get("status"));
        bidPrice = source.get("bidPrice");
        bidQuantity = source.get("bidQuantity");
        askPrice = source.get("askPrice");
        askQuantity = source.get("askQuantity");
        readyFeatures = source.getInt("readyFeatures");
        for (int i = 0; i < features.length; i++) {
            features[i] = source.getDouble("feature");
        }
        for (final Legs position : positions) {
            position.readState(source);
        }
    }
}
