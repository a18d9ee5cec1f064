package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import java.util.List;

/** Instruments that must not be traded, by anyone or by some. */
final class RestrictedListCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            RestrictedListCheck.class,
            "Restricted list",
            "Denies every order for what is on the restricted list.",
            List.of("RTS 6 Art 15(5)", "SEC 15c3-5(c)(2)(ii)"),
            List.of(LimitRule.RESTRICTED.key()),
            List.of(DenialCode.RESTRICTED));

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final long restricted = order.limits.value(LimitKind.RESTRICTED);
        order.saw(restricted, 0, LimitKind.RESTRICTED);
        if (restricted != 0) {
            order.deny(DenialCode.RESTRICTED);
        }
        return order.approved();
    }
}
