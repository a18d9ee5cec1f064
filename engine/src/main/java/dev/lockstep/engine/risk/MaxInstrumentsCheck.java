package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Instruments that the strategy would hold or have orders in. */
final class MaxInstrumentsCheck extends RiskCheck {
    @Override
    void check(final RiskDecision order, final RiskContext context) {
        order.require(
                DenialCode.MAX_INSTRUMENTS,
                context.whatIf.strategyInstruments(),
                context.limits.value(LimitKind.MAX_INSTRUMENTS),
                context.limits.key(LimitKind.MAX_INSTRUMENTS));
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                "Instruments",
                "Denies an order with which a strategy would be in more instruments than it may.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of("maxInstruments"),
                List.of(DenialCode.MAX_INSTRUMENTS));
    }
}
