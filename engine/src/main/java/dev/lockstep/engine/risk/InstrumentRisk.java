package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** What central risk keeps of one instrument besides what the portfolio does. */
final class InstrumentRisk implements Stateful {
    private final LimitCache limits;
    private final int index;
    /** Index of the venue that trades it. */
    final int venue;

    BookStatus bookStatus = BookStatus.EMPTY;

    InstrumentRisk(final LimitCache limits, final int index, final int venue) {
        this.limits = limits;
        this.index = index;
        this.venue = venue;
    }

    /** The limits that hold for orders of a strategy. */
    EffectiveLimits limits(final int account, final int strategy) {
        return limits.of(account, strategy, index);
    }

    void takeMarket(final MarketSection market) {
        bookStatus = market.status();
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("bookStatus", bookStatus.value());
    }

    @Override
    public void readState(final StateSource source) {
        bookStatus = BookStatus.get((short) source.get("bookStatus"));
    }
}
