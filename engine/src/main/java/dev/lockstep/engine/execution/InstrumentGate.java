package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** What the gate keeps of one instrument: its limits and the reference price. */
final class InstrumentGate implements Stateful {
    /** No book was ever whole enough for a reference. */
    static final long NO_REFERENCE = 0;

    private final LimitCache limits;
    InstrumentState state = InstrumentState.TRADING;
    /** Midpoint of the last book with both sides, else its only side; scaled by 10^8. */
    long referencePrice = NO_REFERENCE;

    InstrumentGate(final LimitCache limits) {
        this.limits = limits;
    }

    /** The limits that hold for an order. */
    EffectiveLimits limits(final RiskDecision order) {
        return limits.of(order.account, order.strategy);
    }

    void takeMarket(final MarketSection market) {
        final boolean bid = market.bidQuantity() >= 0;
        final boolean ask = market.askQuantity() >= 0;
        if (bid && ask) {
            // Rounded down, without the sum, which bad data could make overflow.
            final long bidPrice = market.bidPrice();
            final long askPrice = market.askPrice();
            referencePrice = (bidPrice & askPrice) + ((bidPrice ^ askPrice) >> 1);
        } else if (bid) {
            referencePrice = market.bidPrice();
        } else if (ask) {
            referencePrice = market.askPrice();
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("instrumentState", state.value());
        sink.put("referencePrice", referencePrice);
    }

    @Override
    public void readState(final StateSource source) {
        state = InstrumentState.get((short) source.get("instrumentState"));
        referencePrice = source.get("referencePrice");
    }
}
