package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.ContinuationDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.Holding;
import dev.lockstep.engine.portfolio.Line;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.portfolio.WhatIf;
import dev.lockstep.engine.ring.AdminScope;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.RiskSection;
import java.util.function.ObjLongConsumer;

/**
 * Closes the positions of a scope by market orders that may only reduce, each for the strategy whose position it is, through the same controls as any order. Positions that are nobody's are closed on behalf of nobody.
 * Where strategies of one netted account hold opposite positions, only what is left of the account's is closed. What is larger than one order may be goes out in parts. One step makes as many orders as one event may; the
 * cursor counts instruments, lines of them, and parts of a line.
 */
final class Flattener {
    /** Orders for one line at most: if the gate denies every one of them, this is the end of it. */
    static final int PARTS = 256;

    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private final Portfolio portfolio;
    private final InstrumentTable<InstrumentRisk> instruments;
    private final ObjLongConsumer<RiskDecision> controls;
    private int epoch;
    /** Orders of the line at hand so far, in this step and those before. */
    private int parts;

    /** Flattens what a portfolio holds; each order is handed to the controls before the next one is thought of. */
    Flattener(
            final Portfolio portfolio,
            final InstrumentTable<InstrumentRisk> instruments,
            final ObjLongConsumer<RiskDecision> controls) {
        this.portfolio = portfolio;
        this.instruments = instruments;
        this.controls = controls;
    }

    int epoch() {
        return epoch;
    }

    void epoch(final int ofRun) {
        epoch = ofRun;
    }

    /** Adds the orders of one step to the section, decided. */
    void step(final ContinuationDecoder scope, final long sequence, final RiskSection section) {
        final long cursor = scope.cursor();
        int line = (int) (cursor >>> BITS) & MASK;
        parts = (int) cursor & MASK;
        for (int i = (int) (cursor >>> 2 * BITS); i < instruments.size(); i++) {
            if (includes(scope, i)) {
                line = step(scope, i, line, sequence, section);
                if (line >= 0) {
                    section.flattenFrom(((long) i << BITS | line) << BITS | parts);
                    return;
                }
            }
            line = 0;
            parts = 0;
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
                if (!close(holding.account(), line.strategy(), instrument, Side.SELL, sequence, section)
                        || !close(holding.account(), line.strategy(), instrument, Side.BUY, sequence, section)) {
                    return at;
                }
                parts = 0;
            }
        }
        return -1;
    }

    private static boolean includes(final ContinuationDecoder scope, final Holding holding, final Line line) {
        return (scope.account() == AdminScope.ANY || scope.account() == holding.account())
                && (scope.strategy() == AdminScope.ANY || scope.strategy() == line.strategy());
    }

    /** Closes what orders of one side can close of a line; says whether there was room for all of them. */
    private boolean close(
            final int account,
            final int strategy,
            final int instrument,
            final Side side,
            final long sequence,
            final RiskSection section) {
        boolean approved = true;
        while (approved && parts < PARTS) {
            final long quantity = part(account, strategy, instrument, side);
            if (quantity == 0) {
                return true;
            }
            if (section.isFull()) {
                return false;
            }
            final RiskDecision order =
                    section.originate(OrderIds.of(epoch, sequence, section.count()), strategy, account);
            order.spec
                    .start(instrument, side)
                    .market()
                    .timeInForce(TimeInForce.IOC)
                    .quantity(quantity)
                    .reduceOnly();
            order.ask();
            controls.accept(order, OrderIds.input(epoch, sequence));
            approved = order.approved();
            parts++;
        }
        return true;
    }

    /** The next part: what is left to close, but no more than one order may be, in whole lots; 0 if nothing is left. */
    private long part(final int account, final int strategy, final int instrument, final Side side) {
        final WhatIf whatIf = portfolio.whatIf(account, strategy, instrument, side, 0, 0, true);
        final long left = Math.min(whatIf.closableByStrategy(), whatIf.closableByAccount());
        final InstrumentTerms terms = instruments.terms(instrument);
        final long most = instruments.get(instrument).limits(account, strategy).value(LimitKind.MAX_ORDER_QUANTITY);
        final long part = Math.min(left, most);
        final long whole = part - part % terms.quantityIncrement();
        // What is no whole lot is asked for all the same: that it can't be closed is to be seen.
        return whole > 0 && whole >= terms.minQuantity() ? whole : left;
    }
}
