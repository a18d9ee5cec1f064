package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.portfolio.CorporateRules;
import dev.lockstep.engine.ring.Slot;

/** Splits, settlements and rolls change positions without a fill; the gate's tally follows the same rules as the portfolio. */
final class CorporateActions {
    private final SplitDecoder split = new SplitDecoder();
    private final SettlementDecoder settlement = new SettlementDecoder();
    private final RollDecoder roll = new RollDecoder();
    private final PositionTally positions;
    private final InstrumentTable<InstrumentGate> instruments;

    CorporateActions(final PositionTally positions, final InstrumentTable<InstrumentGate> instruments) {
        this.positions = positions;
        this.instruments = instruments;
    }

    void onSplit(final Slot slot) {
        slot.decode(split);
        if (CorporateRules.allows(split, instruments) && positions.allows(split)) {
            positions.split(instruments.terms(split.instrument()), split);
        }
    }

    void onSettlement(final Slot slot) {
        slot.decode(settlement);
        if (CorporateRules.allows(settlement, instruments)
                && positions.allows(settlement, instruments.terms(settlement.instrument()))) {
            positions.settle(settlement.instrument());
        }
    }

    void onRoll(final Slot slot) {
        slot.decode(roll);
        if (CorporateRules.allows(roll, instruments)
                && positions.allows(
                        roll, instruments.terms(roll.fromInstrument()), instruments.terms(roll.toInstrument()))) {
            positions.roll(roll.fromInstrument(), roll.toInstrument());
        }
    }
}
