package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.Slot;

/** What this stage knows of markets: reference prices and states for the gate, prices for the orders that wait for one. */
final class Markets {
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final InstrumentStatusDecoder instrumentStatus = new InstrumentStatusDecoder();
    private final InstrumentTable<InstrumentGate> instruments;
    private final Gate gate;
    private final Emulator emulator;
    private final TradingDay day;
    private final OutputWriter out;

    Markets(
            final InstrumentTable<InstrumentGate> instruments,
            final Gate gate,
            final Emulator emulator,
            final TradingDay day,
            final OutputWriter out) {
        this.instruments = instruments;
        this.gate = gate;
        this.emulator = emulator;
        this.day = day;
        this.out = out;
    }

    /** Another event, and what it says of the market, if it does. */
    void onMarket(final MarketSection market, final long nowNs) {
        emulator.begin();
        final InstrumentGate instrument = instruments.find(market.instrument());
        if (instrument != null && !market.has(MarketSection.DEFINITION)) {
            instrument.takeMarket(market, nowNs);
            gate.onMarket(market.instrument(), instrument, nowNs);
            if (market.has(MarketSection.BOOK_STATUS)) {
                out.bookStatus(market);
            }
            emulator.onMarket(market.instrument(), instrument);
        }
    }

    void onDefinition(final Slot slot) {
        slot.decode(definition);
        final int known = instruments.size();
        if (instruments.define(definition)) {
            if (instruments.size() > known) {
                day.onNew(instruments.get(known));
            }
            instruments.get(definition.instrument()).terms = instruments.terms(definition.instrument());
            gate.define(definition.instrument(), instruments.terms(definition.instrument()));
        }
    }

    void onStatus(final Slot slot) {
        slot.decode(instrumentStatus);
        final InstrumentGate instrument = instruments.find(instrumentStatus.instrument());
        if (instrument != null) {
            instrument.state = instrumentStatus.state();
        }
    }
}
