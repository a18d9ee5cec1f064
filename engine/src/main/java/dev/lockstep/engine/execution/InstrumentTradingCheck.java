package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentState;

/** The venue trades the instrument. */
final class InstrumentTradingCheck extends GateCheck {
    @Override
    void check(final GateOrder order, final InstrumentGate instrument) {
        if (instrument.state != InstrumentState.TRADING) {
            order.deny(DenialCode.INSTRUMENT_NOT_TRADING, instrument.state.value(), InstrumentState.TRADING.value());
        }
    }
}
