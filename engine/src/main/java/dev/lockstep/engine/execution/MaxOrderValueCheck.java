package dev.lockstep.engine.execution;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import java.util.List;

/** Value of one order: limit, or else trigger or reference, times quantity and multiplier, in the currency of prices, rounded up. What is worth more than a sixteenth of what money can be counted to may be denied as an overflow, limit or not. */
final class MaxOrderValueCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            MaxOrderValueCheck.class,
            "Maximum order value",
            "Denies orders of an uncommonly large value.",
            List.of("RTS 6 Art 15(1)(b)", "SEC 15c3-5(c)(1)(ii)"),
            List.of(LimitRule.MAX_ORDER_VALUE.key()),
            List.of(DenialCode.MAX_ORDER_VALUE));

    /** Whole bits that the division by 10^(24 - money scale) takes off a product, for scales from 6. */
    private static final int[] SPARE_BITS = {59, 56, 53};

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final InstrumentTerms terms = instrument.terms;
        final long limit = order.limits.value(LimitKind.MAX_ORDER_VALUE);
        final long price = price(order, instrument);
        if (!fits(price, order.quantity, terms)) {
            order.saw(Long.MAX_VALUE, limit, LimitKind.MAX_ORDER_VALUE);
            order.deny(DenialCode.MAX_ORDER_VALUE);
        } else if (limit == LimitRule.NONE) {
            order.sawNothing();
        } else {
            final long value = FixedPoint.notional(
                    price, order.quantity, terms.multiplier(), terms.moneyScale(), Rounding.CEILING);
            order.saw(value, limit, LimitKind.MAX_ORDER_VALUE);
            if (value > limit) {
                order.deny(DenialCode.MAX_ORDER_VALUE);
            }
        }
        return order.approved();
    }

    private static long price(final GateOrder order, final InstrumentGate instrument) {
        if (instrument.terms.kind() == InstrumentKind.INVERSE) {
            // The multiplier is an amount of the currency of prices.
            return FixedPoint.ONE;
        }
        if (order.price != 0) {
            return order.price;
        }
        return order.waitsAtVenue() ? order.triggerPrice : instrument.referencePrice;
    }

    /** Whether the value surely fits a long, told by the lengths of the factors, so that nothing has to be thrown. */
    private static boolean fits(final long price, final long quantity, final InstrumentTerms terms) {
        final int bits = bits(price) + bits(quantity) + bits(terms.multiplier());
        return bits - SPARE_BITS[terms.moneyScale() - FixedPoint.MIN_MONEY_SCALE] < Long.SIZE - 1;
    }

    private static int bits(final long factor) {
        return Long.SIZE - Long.numberOfLeadingZeros(factor);
    }
}
