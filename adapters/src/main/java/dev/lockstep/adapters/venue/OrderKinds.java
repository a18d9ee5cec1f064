package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;

/** What the kinds of orders have in common. */
final class OrderKinds {
    private OrderKinds() {}

    /** Whether an order states a limit. */
    static boolean hasLimit(final OrderType type) {
        return type == OrderType.LIMIT || type == OrderType.STOP_LIMIT || type == OrderType.LIMIT_IF_TOUCHED;
    }

    /** Whether an order waits for a price before it does anything. */
    static boolean isTriggered(final OrderType type) {
        return switch (type) {
            case STOP_MARKET,
                    STOP_LIMIT,
                    MARKET_IF_TOUCHED,
                    LIMIT_IF_TOUCHED,
                    TRAILING_STOP_MARKET,
                    TRAILING_STOP_LIMIT -> true;
            default -> false;
        };
    }

    static boolean isTrailing(final OrderType type) {
        return type == OrderType.TRAILING_STOP_MARKET || type == OrderType.TRAILING_STOP_LIMIT;
    }

    /** Whether the trigger is reached from below, by a market that rises: stops of buyers, and touches of sellers. */
    static boolean triggersOnRise(final OrderType type, final Side side) {
        final boolean touches = type == OrderType.MARKET_IF_TOUCHED || type == OrderType.LIMIT_IF_TOUCHED;
        return touches == (side == Side.SELL);
    }

    /** Whether an order waits for a moment of the session. */
    static boolean isAuction(final TimeInForce timeInForce) {
        return timeInForce == TimeInForce.AT_THE_OPEN || timeInForce == TimeInForce.AT_THE_CLOSE;
    }

    /** Whether an order that has a limit may wait for the market. */
    static boolean mayRest(final TimeInForce timeInForce) {
        return timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.DAY || timeInForce == TimeInForce.GTD;
    }
}
