package dev.lockstep.engine.signal;

import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.portfolio.CorporateRules;
import dev.lockstep.engine.portfolio.Legs;
import dev.lockstep.engine.ring.Slot;
import java.util.List;

/** Brings what strategies are told of their positions up to date, by the same events and rules as the portfolio: each strategy's on the account that it trades on. */
final class StrategyPositions {
    private final SplitDecoder split = new SplitDecoder();
    private final SettlementDecoder settlement = new SettlementDecoder();
    private final RollDecoder roll = new RollDecoder();
    private final InstrumentTable<InstrumentSignals> instruments;
    private final List<StrategySlot> strategies;

    StrategyPositions(final InstrumentTable<InstrumentSignals> instruments, final List<StrategySlot> strategies) {
        this.instruments = instruments;
        this.strategies = strategies;
    }

    /** Counts the trade of an update of a known strategy, if it tells of one. */
    void onUpdate(final OrderUpdateDecoder update) {
        final OrderEvent event = update.orderEvent();
        final boolean isTakenBack = event == OrderEvent.BUSTED;
        final InstrumentSignals instrument = instruments.find(update.instrument());
        if (instrument == null
                || update.account() != strategies.get(update.strategy()).account()
                || (event != OrderEvent.FILLED && event != OrderEvent.BOOKED && !isTakenBack)) {
            return;
        }
        final boolean adds = (update.side() == Side.BUY) != isTakenBack;
        final boolean closes = (update.reduceOnly() != 0) != isTakenBack;
        instrument.positions[update.strategy()].trade(adds ? update.lastQuantity() : -update.lastQuantity(), closes);
    }

    /** Takes a split, a settlement or a roll. */
    void onEvent(final Slot slot) {
        switch (slot.templateId()) {
            case SplitDecoder.TEMPLATE_ID -> onSplit(slot);
            case SettlementDecoder.TEMPLATE_ID -> onSettlement(slot);
            default -> onRoll(slot);
        }
    }

    private void onSplit(final Slot slot) {
        slot.decode(split);
        if (CorporateRules.allows(split, instruments) && isSplittable()) {
            for (final Legs position : instruments.get(split.instrument()).positions) {
                position.split(instruments.terms(split.instrument()), split.numerator(), split.denominator());
            }
        }
    }

    private boolean isSplittable() {
        for (final Legs position : instruments.get(split.instrument()).positions) {
            if (!CorporateRules.allows(split, position.gross())) {
                return false;
            }
        }
        return true;
    }

    private void onSettlement(final Slot slot) {
        slot.decode(settlement);
        if (CorporateRules.allows(settlement, instruments) && isSettleable()) {
            for (final Legs position : instruments.get(settlement.instrument()).positions) {
                position.close();
            }
        }
    }

    private boolean isSettleable() {
        for (final Legs position : instruments.get(settlement.instrument()).positions) {
            if (!CorporateRules.allows(settlement, instruments.terms(settlement.instrument()), position.gross())) {
                return false;
            }
        }
        return true;
    }

    private void onRoll(final Slot slot) {
        slot.decode(roll);
        if (CorporateRules.allows(roll, instruments) && isRollable()) {
            final Legs[] from = instruments.get(roll.fromInstrument()).positions;
            final Legs[] to = instruments.get(roll.toInstrument()).positions;
            for (int i = 0; i < from.length; i++) {
                to[i].takeOver(from[i]);
            }
        }
    }

    private boolean isRollable() {
        final Legs[] from = instruments.get(roll.fromInstrument()).positions;
        final Legs[] to = instruments.get(roll.toInstrument()).positions;
        for (int i = 0; i < from.length; i++) {
            if (!CorporateRules.allows(
                    roll,
                    instruments.terms(roll.fromInstrument()),
                    instruments.terms(roll.toInstrument()),
                    from[i].gross(),
                    to[i].gross())) {
                return false;
            }
        }
        return true;
    }
}
