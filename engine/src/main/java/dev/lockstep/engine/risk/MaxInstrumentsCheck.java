package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Instruments that the strategy would hold or have orders in. An order in one of them passes even if they are too many already. */
final class MaxInstrumentsCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        final long instruments = context.whatIf.strategyInstruments();
        final long limit = context.limits.value(LimitKind.MAX_INSTRUMENTS);
        final int key = context.limits.key(LimitKind.MAX_INSTRUMENTS);
        order.saw(instruments, limit, key);
        if (instruments > limit && context.whatIf.opensInstrument()) {
            order.deny(DenialCode.MAX_INSTRUMENTS, instruments, limit, key);
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                MaxInstrumentsCheck.class,
                "Instruments",
                "Denies an order with which a strategy would be in more instruments than it may.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of("maxInstruments"),
                List.of(DenialCode.MAX_INSTRUMENTS));
    }
}
