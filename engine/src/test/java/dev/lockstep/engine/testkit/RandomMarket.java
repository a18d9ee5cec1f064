package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.AdminKind;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;

/**
 * A seeded market of instrument 0 with quotes and trades, and instrument 1 with depth. Times are often equal; books are empty, crossed or gapped
 * now and then; trading pauses, by the venue's word and by the operator's; all orders are cancelled; an instrument is added half-way.
 */
public final class RandomMarket implements HistorySource {
    private static final long LEAST_PRICE = Units.units(50);

    private record Event(long timeNs, DirectBuffer message) {}

    private final List<Event> events = new ArrayList<>();
    private final Random random;
    private long midTicks = Units.units(100) / Units.TICK;
    private long updateId;
    private int next;

    /** The instruments that a run begins with. */
    public static List<InstrumentTerms> instruments() {
        return List.of(Units.terms("QUOTED"), Units.terms("DEEP", MarketView.DEPTH));
    }

    /** A market of a number of events, at most {@code mostStepNs} apart. */
    public RandomMarket(final long seed, final int count, final int mostStepNs) {
        random = new Random(seed);
        long timeNs = Units.START_NS;
        events.add(new Event(timeNs, snapshot()));
        for (int i = 1; i < count; i++) {
            timeNs += random.nextInt(3) == 0 ? 0 : random.nextInt(mostStepNs);
            events.add(new Event(timeNs, i == count / 2 ? late() : event()));
        }
    }

    private static DirectBuffer late() {
        return RunMessages.definition(2, Units.terms("LATE"));
    }

    private DirectBuffer event() {
        if (random.nextInt(60) == 0) {
            return command();
        }
        if (midTicks * Units.TICK > LEAST_PRICE) {
            midTicks += random.nextInt(5) - 2;
        } else {
            midTicks++;
        }
        final long mid = midTicks * Units.TICK;
        return switch (random.nextInt(20)) {
            case 0 -> MarketMessages.quote(0, mid, -1, mid + Units.TICK, random.nextInt(2) - 1);
            case 1 -> MarketMessages.quote(0, mid + Units.TICK, Units.ONE, mid, Units.ONE);
            case 2, 3 -> MarketMessages.trade(0, mid, Units.units(1 + random.nextInt(9)));
            case 4 ->
                MarketMessages.instrumentStatus(
                        random.nextInt(2), random.nextInt(3) == 0 ? InstrumentState.HALTED : InstrumentState.TRADING);
            case 5 -> MarketMessages.delta(1, updateId + 5, updateId += 6, level(mid, -1), level(mid, 1));
            case 6, 7 -> snapshot();
            case 8, 9, 10 -> MarketMessages.delta(1, updateId, ++updateId, level(mid, -1), level(mid, 1));
            case 11 -> MarketMessages.quote(2, mid - Units.TICK, Units.ONE, mid + Units.TICK, Units.ONE);
            default ->
                MarketMessages.quote(
                        0,
                        mid - (1 + random.nextInt(3)) * Units.TICK,
                        Units.units(1 + random.nextInt(50)),
                        mid + (1 + random.nextInt(3)) * Units.TICK,
                        Units.units(1 + random.nextInt(50)));
        };
    }

    private DirectBuffer command() {
        return switch (random.nextInt(6)) {
            case 0 -> Commands.tradingState(TradingState.HALTED);
            case 1 -> Commands.tradingState(TradingState.REDUCING);
            case 2 -> Commands.admin(7, AdminKind.CANCEL_ALL, TradingState.ACTIVE, random.nextInt(3) - 1, -1);
            case 3 -> Commands.admin(8, AdminKind.CHECKPOINT, TradingState.ACTIVE, -1, -1);
            default -> Commands.tradingState(TradingState.ACTIVE);
        };
    }

    private DirectBuffer snapshot() {
        final long mid = midTicks * Units.TICK;
        return MarketMessages.snapshot(1, ++updateId, levels(mid, -1), levels(mid, 1));
    }

    private long[] levels(final long mid, final int direction) {
        final long[] levels = new long[10];
        for (int i = 0; i < levels.length; i += 2) {
            levels[i] = mid + direction * (1 + i) * Units.TICK;
            levels[i + 1] = Units.units(1 + random.nextInt(20));
        }
        return levels;
    }

    private long[] level(final long mid, final int direction) {
        return new long[] {mid + direction * (1 + random.nextInt(6)) * Units.TICK, Units.units(random.nextInt(4))};
    }

    @Override
    public long nextTimeNs() {
        return next == events.size() ? NO_MORE : events.get(next).timeNs;
    }

    @Override
    public boolean deliver(final MessageSink sink) {
        final DirectBuffer message = events.get(next).message;
        if (sink.offer(message, 0, message.capacity())) {
            next++;
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
