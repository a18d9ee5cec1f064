package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import java.util.List;

/** Nobody trades on a market that has fallen silent: the feed that strategies see must have spoken within the limit, nanoseconds of engine time. */
final class QuoteAgeCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            QuoteAgeCheck.class,
            "Stale market data",
            "Denies when the last market data of the instrument is too old.",
            List.of("RTS 6 Art 15(1)(a)", "SEC 15c3-5(c)(1)(ii)"),
            List.of(LimitRule.MAX_QUOTE_AGE.key()),
            List.of(DenialCode.STALE_MARKET_DATA));

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final long ageNs = order.nowNs - instrument.bookNs;
        final long limitNs = order.limits.value(LimitKind.MAX_QUOTE_AGE);
        order.saw(ageNs, limitNs, LimitKind.MAX_QUOTE_AGE);
        if (ageNs > limitNs) {
            order.deny(DenialCode.STALE_MARKET_DATA);
        }
        return order.approved();
    }
}
