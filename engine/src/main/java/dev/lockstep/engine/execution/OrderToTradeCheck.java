package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import java.util.List;

/** Messages of one strategy in one instrument, new, replace and cancel, for each of its fills since the day began. The first {@value #FREE_FILLS} fills are credited, so that the first orders pass. */
final class OrderToTradeCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            OrderToTradeCheck.class,
            "Order-to-trade ratio",
            "Denies when a strategy has sent too many messages for each of its fills in an instrument since the day began.",
            List.of("RTS 6 Art 15(1)(d)"),
            List.of(LimitRule.MAX_ORDER_TO_TRADE.key()),
            List.of(DenialCode.ORDER_TO_TRADE));

    /** Fills that a day starts with. */
    static final long FREE_FILLS = 10;

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final long ratio = order.limits.value(LimitKind.MAX_ORDER_TO_TRADE);
        final StrategyOrders counts = instrument.strategy(order.order.strategy);
        final long messages = counts.messages() + 1;
        final long allowed = ratio == LimitRule.NONE ? LimitRule.NONE : ratio * Math.max(FREE_FILLS, counts.fills);
        order.saw(messages, allowed, LimitKind.MAX_ORDER_TO_TRADE);
        if (messages > allowed) {
            order.deny(DenialCode.ORDER_TO_TRADE);
        }
        return order.approved();
    }

    @Override
    boolean counts() {
        return true;
    }

    @Override
    boolean countsWithTheInstrument() {
        return true;
    }

    @Override
    void sent(final GateOrder order, final InstrumentGate instrument) {
        final StrategyOrders counts = instrument.strategy(order.order.strategy);
        if (order.isReplace) {
            counts.replaces++;
        } else {
            counts.newOrders++;
        }
    }
}
