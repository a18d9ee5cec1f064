package dev.lockstep.engine.testkit;

import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Prices that wander around 100, at most so far, with whatever else a test lets happen; in the end a kill of everything, and a quiet time in which all is cleared up. */
public abstract class StormMarket implements HistorySource {
    private static final long MIDDLE = Units.units(100);

    /** Of all that is drawn. */
    protected final Random random;

    private final int instruments;
    private final int events;
    private final long stormNs;
    private final long calmNs;
    private final int mostTicks;
    private final long reach;
    private long timeNs = Units.START_NS;
    private long mid = MIDDLE;
    private int given;
    private DirectBuffer next;

    /**
     * Begins with a quote of the first instrument.
     *
     * @param mostTicks by which a price moves, up or down
     * @param reach how far the price gets from 100, in whole units
     */
    protected StormMarket(
            final long seed,
            final int instruments,
            final int events,
            final long stormNs,
            final long calmNs,
            final int mostTicks,
            final int reach) {
        random = new Random(seed);
        this.instruments = instruments;
        this.events = events;
        this.stormNs = stormNs;
        this.calmNs = calmNs;
        this.mostTicks = mostTicks;
        this.reach = Units.units(reach);
        next = quote(0);
    }

    /** What happens next in the storm, about an instrument perhaps. */
    protected abstract DirectBuffer event(int instrument);

    /** The price moves. */
    protected final UnsafeBuffer quote(final int instrument) {
        final int ticks = random.nextInt(2 * mostTicks + 1) - mostTicks;
        mid = Math.max(MIDDLE - reach, Math.min(MIDDLE + reach, mid + ticks * Units.TICK));
        final long size = Units.units(1 + random.nextInt(50));
        return MarketMessages.quote(instrument, mid - Units.TICK, size, mid + Units.TICK, size);
    }

    /** A public trade at the price. */
    protected final UnsafeBuffer trade(final int instrument) {
        return MarketMessages.trade(instrument, mid, Units.units(1 + random.nextInt(9)));
    }

    @Override
    public final long nextTimeNs() {
        return next == null ? NO_MORE : timeNs;
    }

    @Override
    public final boolean deliver(final MessageSink sink) {
        sink.offer(next, 0, next.capacity());
        prepare();
        return true;
    }

    private void prepare() {
        given++;
        if (given < events) {
            timeNs += random.nextInt((int) (2 * stormNs / events));
            timeNs = Math.min(timeNs, Units.START_NS + stormNs);
            next = event(random.nextInt(instruments));
        } else if (given == events) {
            timeNs = Math.max(timeNs, Units.START_NS + stormNs) + Units.SECOND;
            next = Commands.kill(1, -1, -1, -1, -1);
        } else {
            timeNs += Units.SECOND;
            next = timeNs > Units.START_NS + stormNs + calmNs ? null : quote(given % instruments);
        }
    }

    @Override
    public final void close() {
        // Nothing to close.
    }
}
