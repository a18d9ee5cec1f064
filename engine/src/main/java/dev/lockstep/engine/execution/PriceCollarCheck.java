package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import java.util.List;

/**
 * A limit price must lie within the collar around the reference price: |limit - reference| at most reference * collarBps / 10,000, rounded down. Without a reference above zero nothing goes out, orders
 * without a limit included. The limit of a stop that waits at the venue is compared with its trigger, which is where the market will be when it counts.
 */
final class PriceCollarCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            PriceCollarCheck.class,
            "Price collar",
            "Denies limits too far from the reference price, and everything while there is no reference.",
            List.of("RTS 6 Art 15(1)(a)", "SEC 15c3-5(c)(1)(ii)"),
            List.of(LimitRule.COLLAR.key()),
            List.of(DenialCode.PRICE_COLLAR, DenialCode.NO_REFERENCE_PRICE));

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        if (instrument.referencePrice <= InstrumentGate.NO_REFERENCE) {
            order.saw(0, LimitRule.NONE, 0);
            order.deny(DenialCode.NO_REFERENCE_PRICE);
            return order.approved();
        }
        if (order.price == 0) {
            order.sawNothing();
            return order.approved();
        }
        final long reference = order.waitsAtVenue() ? order.triggerPrice : instrument.referencePrice;
        final long width = BasisPoints.width(reference, order.limits.value(LimitKind.COLLAR));
        final long distance = Math.abs(order.price - reference);
        order.saw(distance, width, LimitKind.COLLAR);
        if (distance > width) {
            order.deny(DenialCode.PRICE_COLLAR);
        }
        return order.approved();
    }
}
