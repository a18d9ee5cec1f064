package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import java.util.List;

/** The reference price must not have moved too far within the window: |reference - reference of then| at most reference of then * maxDriftBps / 10,000, rounded down. How exactly "then" is known says {@link ReferenceHistory}. */
final class PriceDriftCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            PriceDriftCheck.class,
            "Price drift",
            "Denies while the reference price has moved too far within the window.",
            List.of("RTS 6 Art 15(1)(a)", "SEC 15c3-5(c)(1)(ii)"),
            List.of(LimitRule.MAX_DRIFT.key(), LimitRule.DRIFT_WINDOW.key()),
            List.of(DenialCode.PRICE_DRIFT));

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final long bps = order.limits.value(LimitKind.MAX_DRIFT);
        if (bps == LimitRule.NONE) {
            order.sawNothing();
            return order.approved();
        }
        final long then = order.references(instrument).ago(order.nowNs, order.limits.value(LimitKind.DRIFT_WINDOW));
        final long moved = Math.abs(instrument.referencePrice - then);
        final long width = BasisPoints.width(then, bps);
        order.saw(moved, width, LimitKind.MAX_DRIFT);
        if (moved > width) {
            order.deny(DenialCode.PRICE_DRIFT);
        }
        return order.approved();
    }
}
