package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.engine.limit.ControlInfo;
import java.util.List;

/** The venue trades the instrument, or collects orders for an auction. */
final class InstrumentTradingCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            InstrumentTradingCheck.class,
            "Instrument state",
            "Denies while the venue has halted, paused or closed the instrument.",
            List.of("SEC 15c3-5(c)(2)(i)"),
            List.of(),
            List.of(DenialCode.INSTRUMENT_NOT_TRADING));

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        order.saw(instrument.state.value(), InstrumentState.TRADING.value(), 0);
        if (instrument.state != InstrumentState.TRADING && instrument.state != InstrumentState.AUCTION) {
            order.deny(DenialCode.INSTRUMENT_NOT_TRADING);
        }
        return order.approved();
    }
}
