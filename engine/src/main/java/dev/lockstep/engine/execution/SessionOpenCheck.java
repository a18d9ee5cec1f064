package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.limit.ControlInfo;
import java.util.List;

/** The calendar has the instrument open. What is to execute at the open may go before. */
final class SessionOpenCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            SessionOpenCheck.class,
            "Session",
            "Denies while the instrument's session is closed, except orders at the open.",
            List.of("SEC 15c3-5(c)(2)(i)"),
            List.of(),
            List.of(DenialCode.SESSION_CLOSED));

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        order.saw(instrument.sessionClosed ? 1 : 0, 0, 0);
        if (instrument.sessionClosed && order.timeInForce != TimeInForce.AT_THE_OPEN) {
            order.deny(DenialCode.SESSION_CLOSED);
        }
        return order.approved();
    }
}
