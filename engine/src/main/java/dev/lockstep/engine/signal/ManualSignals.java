package dev.lockstep.engine.signal;

import dev.lockstep.codecs.sbe.ManualOrderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.ManualEntry;
import dev.lockstep.engine.ring.OrderIds;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.Slot;

/** Makes a signal of an order that was entered by hand, on behalf of its strategy, which need not be enabled. */
final class ManualSignals {
    private final ManualOrderDecoder entered = new ManualOrderDecoder();
    private final InstrumentTable<InstrumentSignals> instruments;
    private final int strategies;

    ManualSignals(final InstrumentTable<InstrumentSignals> instruments, final int strategies) {
        this.instruments = instruments;
        this.strategies = strategies;
    }

    void onOrder(final Slot slot, final int epoch) {
        slot.decode(entered);
        final boolean exists = instruments.find(entered.instrument()) != null;
        if (!ManualEntry.isTaken(entered, strategies, exists)) {
            return;
        }
        final OrderSpec order = slot.signals()
                .add(OrderAction.NEW, entered.strategy(), OrderIds.of(epoch, slot.sequence(), 0))
                .start(entered.instrument(), entered.side())
                .timeInForce(entered.timeInForce())
                .quantity(entered.quantity());
        order.type = entered.orderType();
        order.price = entered.price();
        order.triggerPrice = entered.triggerPrice();
        order.reduceOnly = entered.reduceOnly() != 0;
        order.postOnly = entered.postOnly() != 0;
        order.triggerSource = entered.triggerSource();
        order.offsetUnit = entered.offsetUnit();
        order.trailingOffset = entered.trailingOffset();
        order.limitOffset = entered.limitOffset();
        order.displayQuantity = entered.displayQuantity();
        order.expireTimeNs = entered.expireTimeNs();
    }
}
