package dev.lockstep.ops;

import dev.lockstep.engine.port.EngineClock;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.port.MessageSink;

/** A generated market that is polled like a live feed, as fast as the engine takes it; its time is the engine's clock. */
final class MarketAsLive implements LiveSource, EngineClock {
    private static final long STEP_NS = 100_000;

    private final HistorySource market;
    private long nowNs;
    private boolean stopped;

    MarketAsLive(final HistorySource market) {
        this.market = market;
        nowNs = market.nextTimeNs();
    }

    /** The market has no more; time goes on. */
    void stop() {
        stopped = true;
    }

    @Override
    public int poll(final MessageSink sink, final int limit) {
        int events = 0;
        while (events < limit) {
            nowNs = Math.max(nowNs, market.nextTimeNs());
            if (!market.deliver(sink)) {
                return events;
            }
            events++;
        }
        return events;
    }

    @Override
    public long nowNs() {
        if (stopped) {
            nowNs += STEP_NS;
        }
        return nowNs;
    }

    @Override
    public long wallAheadNs() {
        return 0;
    }

    @Override
    public boolean isExhausted() {
        return false;
    }

    @Override
    public void close() {
        // Who opened the market closes it.
    }
}
