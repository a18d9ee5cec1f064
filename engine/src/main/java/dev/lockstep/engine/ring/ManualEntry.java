package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.ManualOrderDecoder;
import dev.lockstep.codecs.sbe.ManualTradeDecoder;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;

/** Which orders and trades that were entered by hand are taken: those that say who entered them and name what exists. Every stage that is concerned asks the same question. */
public final class ManualEntry {
    private ManualEntry() {}

    /** Whether an order is taken into the core; central risk and the gate have their say afterwards. */
    public static boolean isTaken(
            final ManualOrderDecoder order, final int strategies, final boolean instrumentExists) {
        return instrumentExists
                && order.strategy() >= 0
                && order.strategy() < strategies
                && order.side() != Side.NULL_VAL
                && order.orderType() != OrderType.NULL_VAL
                && order.timeInForce() != TimeInForce.NULL_VAL
                && order.triggerSource() != TriggerSource.NULL_VAL
                && order.offsetUnit() != OffsetUnit.NULL_VAL
                && order.person(0) != 0;
    }

    /** Whether a trade is booked, unless it has been. */
    public static boolean isTaken(
            final ManualTradeDecoder trade, final int accounts, final int strategies, final boolean instrumentExists) {
        return instrumentExists
                && trade.account() >= 0
                && trade.account() < accounts
                && trade.strategy() >= -1
                && trade.strategy() < strategies
                && trade.side() != Side.NULL_VAL
                && Bounds.isQuantity(trade.quantity())
                && Bounds.isPrice(trade.price())
                && Bounds.isMoney(trade.fee())
                && trade.person(0) != 0;
    }
}
