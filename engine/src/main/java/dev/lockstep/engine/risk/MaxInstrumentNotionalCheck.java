package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.List;

/** Worst case of the account in the instrument, at the mark price. */
final class MaxInstrumentNotionalCheck extends RiskCheck {
    @Override
    boolean check(final RiskDecision order, final RiskContext context) {
        if (context.limits.limits(LimitKind.MAX_INSTRUMENT_NOTIONAL)) {
            Amounts.require(
                    order,
                    DenialCode.MAX_INSTRUMENT_NOTIONAL,
                    context.whatIf.instrumentNotional(),
                    LimitKind.MAX_INSTRUMENT_NOTIONAL,
                    context);
        }
        return order.approved();
    }

    @Override
    ControlInfo info() {
        return new ControlInfo(
                MaxInstrumentNotionalCheck.class,
                "Instrument notional",
                "Denies an order with which the account's worst case in the instrument would be worth more than the limit.",
                List.of("RTS 6 Art 15(4)", "SEC 15c3-5(c)(1)(i)"),
                List.of("maxInstrumentNotional"),
                List.of(
                        DenialCode.MAX_INSTRUMENT_NOTIONAL,
                        DenialCode.NO_MARK_PRICE,
                        DenialCode.NO_CONVERSION,
                        DenialCode.MONEY_OVERFLOW));
    }
}
