package dev.lockstep.engine.venue;

import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.TimeInForce;
import java.util.List;

/**
 * What a venue does by itself; what it does not, the core has to emulate. Sets of bits, so that a question costs one test.
 *
 * @param orderTypes bit n: the order type of value n
 * @param timesInForce bit n: the time in force of value n
 * @param flags bit n: the flag of ordinal n
 */
public record VenueCapabilities(int orderTypes, int timesInForce, int flags) {
    /** Market and limit orders, good till cancelled, immediate or cancel, fill or kill; no flags. */
    public static final VenueCapabilities BASIC = of(
            List.of(OrderType.MARKET, OrderType.LIMIT),
            List.of(TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK),
            List.of());

    /** Everything that an order can say. */
    public static final VenueCapabilities ALL =
            of(List.of(OrderType.values()), List.of(TimeInForce.values()), List.of(VenueFlag.values()));

    /** Checks that nothing is in the sets which does not exist. */
    public VenueCapabilities {
        requireWithin("orderTypes", orderTypes, OrderType.TRAILING_STOP_LIMIT.value());
        requireWithin("timesInForce", timesInForce, TimeInForce.AT_THE_CLOSE.value());
        requireWithin("flags", flags, VenueFlag.CANCEL_ON_DISCONNECT.ordinal());
    }

    private static void requireWithin(final String what, final int bits, final int last) {
        if (bits >>> (last + 1) != 0) {
            throw new IllegalArgumentException(
                    what + " is 0x" + Integer.toHexString(bits) + "; the highest bit is " + last);
        }
    }

    /** What is listed; null values of the schema count for nothing. */
    public static VenueCapabilities of(
            final List<OrderType> orderTypes, final List<TimeInForce> timesInForce, final List<VenueFlag> flags) {
        int types = 0;
        for (final OrderType type : orderTypes) {
            types |= type == OrderType.NULL_VAL ? 0 : 1 << type.value();
        }
        int times = 0;
        for (final TimeInForce timeInForce : timesInForce) {
            times |= timeInForce == TimeInForce.NULL_VAL ? 0 : 1 << timeInForce.value();
        }
        int all = 0;
        for (final VenueFlag flag : flags) {
            all |= 1 << flag.ordinal();
        }
        return new VenueCapabilities(types, times, all);
    }

    /** Whether the venue takes orders of this type. */
    public boolean supports(final OrderType type) {
        return type != OrderType.NULL_VAL && (orderTypes & 1 << type.value()) != 0;
    }

    /** Whether the venue takes orders of this time in force. */
    public boolean supports(final TimeInForce timeInForce) {
        return timeInForce != TimeInForce.NULL_VAL && (timesInForce & 1 << timeInForce.value()) != 0;
    }

    /** Whether the venue offers this. */
    public boolean supports(final VenueFlag flag) {
        return (flags & 1 << flag.ordinal()) != 0;
    }
}
