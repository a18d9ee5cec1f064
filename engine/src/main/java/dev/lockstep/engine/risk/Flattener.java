package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.ContinuationDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.portfolio.Holding;
import dev.lockstep.engine.portfolio.Line;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.portfolio.Position;
import dev.lockstep.engine.ring.AdminScope;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.RiskSection;

/**
 * Closes the positions of a scope by market orders that may only reduce, each for the strategy whose position it is, through the same controls as any order. Positions that are nobody's are closed on behalf of nobody.
 * One step makes as many orders as one event may; the cursor counts lines of instruments.
 */
final class Flattener {
    private static final int LINE_BITS = 16;

    private final Portfolio portfolio;
    private final InstrumentTable<InstrumentRisk> instruments;
    private int epoch;

    Flattener(final Portfolio portfolio, final InstrumentTable<InstrumentRisk> instruments) {
        this.portfolio = portfolio;
        this.instruments = instruments;
    }

    int epoch() {
        return epoch;
    }

    void epoch(final int ofRun) {
        epoch = ofRun;
    }

    /** Adds the orders of one step to the section; they are to be checked by the caller. */
    void step(final ContinuationDecoder scope, final long sequence, final RiskSection section) {
        int line = (int) (scope.cursor() & ((1 << LINE_BITS) - 1));
        for (int i = (int) (scope.cursor() >>> LINE_BITS); i < instruments.size(); i++) {
            if (includes(scope, i)) {
                line = step(scope, i, line, sequence, section);
                if (line >= 0) {
                    section.flattenFrom((long) i << LINE_BITS | line);
                    return;
                }
            }
            line = 0;
        }
    }

    private boolean includes(final ContinuationDecoder scope, final int instrument) {
        return (scope.instrument() == AdminScope.ANY || scope.instrument() == instrument)
                && (scope.venue() == AdminScope.ANY || scope.venue() == instruments.get(instrument).venue);
    }

    /** Closes the lines of an instrument from the given one on; says where to go on, negative if nowhere. */
    private int step(
            final ContinuationDecoder scope,
            final int instrument,
            final int from,
            final long sequence,
            final RiskSection section) {
        int at = 0;
        for (Holding holding = portfolio.report().firstHolding(instrument); holding != null; holding = holding.next()) {
            for (Line line = holding.firstLine(); line != null; line = line.next(), at++) {
                if (at < from || !includes(scope, holding, line)) {
                    continue;
                }
                if (section.count() + 2 > Limits.SIGNALS_PER_EVENT) {
                    return at;
                }
                close(holding.account(), line, instrument, line.position(), sequence, section);
                close(holding.account(), line, instrument, line.shortPosition(), sequence, section);
            }
        }
        return -1;
    }

    private static boolean includes(final ContinuationDecoder scope, final Holding holding, final Line line) {
        return (scope.account() == AdminScope.ANY || scope.account() == holding.account())
                && (scope.strategy() == AdminScope.ANY || scope.strategy() == line.strategy());
    }

    private void close(
            final int account,
            final Line line,
            final int instrument,
            final Position position,
            final long sequence,
            final RiskSection section) {
        if (position == null || position.quantity() == 0) {
            return;
        }
        final Side side = position.quantity() > 0 ? Side.SELL : Side.BUY;
        final long orderId = OrderIds.of(epoch, sequence, section.count());
        final RiskDecision order = section.originate(orderId, line.strategy(), account);
        order.spec
                .start(instrument, side)
                .market()
                .timeInForce(TimeInForce.IOC)
                .quantity(Math.abs(position.quantity()))
                .reduceOnly();
        order.ask();
    }
}
