package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.instrument.OrderShape;
import dev.lockstep.engine.limit.ControlInfo;
import java.util.List;

/** What goes out is on the tick and the lot and reaches the venue's minimum, whatever emulation, groups or other controls have made of it. A replace that makes an order smaller need not reach the minimum. */
final class IncrementCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            IncrementCheck.class,
            "Tick, lot and minimum",
            "Denies prices off the tick, and quantities off the lot or below the venue's minimum.",
            List.of("SEC 15c3-5(c)(1)(ii)"),
            List.of("instruments.*.tick", "instruments.*.lot", "instruments.*.minQuantity"),
            List.of(DenialCode.OFF_INCREMENT));

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final InstrumentTerms terms = instrument.terms;
        final boolean shrinks = order.isReplace && order.quantity < order.order.quantity;
        final long quantity = order.isNextSlice() ? order.order.nextSlice(order.quantity, terms) : order.quantity;
        final long off = shrinks ? OrderShape.lotMisfit(terms, quantity) : OrderShape.quantityMisfit(terms, quantity);
        order.saw(quantity, off == OrderShape.FITS ? terms.quantityIncrement() : off, 0);
        if (off != OrderShape.FITS) {
            order.deny(DenialCode.OFF_INCREMENT);
        } else if (isOffTick(terms, order)) {
            order.saw(order.price, terms.priceIncrement(), 0);
            order.deny(DenialCode.OFF_INCREMENT);
        } else if (isTriggerOffTick(terms, order)) {
            order.saw(order.triggerPrice, terms.priceIncrement(), 0);
            order.deny(DenialCode.OFF_INCREMENT);
        }
        return order.approved();
    }

    private static boolean isOffTick(final InstrumentTerms terms, final GateOrder order) {
        return (order.price != 0 || OrderShape.hasLimit(order.type))
                && OrderShape.tickMisfit(terms, order.price) != OrderShape.FITS;
    }

    private static boolean isTriggerOffTick(final InstrumentTerms terms, final GateOrder order) {
        return order.triggerPrice != 0
                && PriceTriggers.waitsForPrice(order.type)
                && OrderShape.tickMisfit(terms, order.triggerPrice) != OrderShape.FITS;
    }
}
