package dev.lockstep.engine.ring;

/**
 * How large numbers may be that come from outside and are added up: what is beyond is no order, trade or position of this world, but a slip of whoever sent it, and is refused where it comes in. Nine of
 * the largest fit a long, so that a sum of two or three can't overflow before it is looked at.
 */
public final class Bounds {
    /** Largest quantity of one order, trade or listed position, scaled by 10^8: 10^10 units. */
    public static final long MAX_QUANTITY = 1_000_000_000_000_000_000L;
    /** Largest price, and smallest when negative, scaled by 10^8: 10^10 for one unit. */
    public static final long MAX_PRICE = 1_000_000_000_000_000_000L;
    /** Largest amount of money of one trade, fee or movement, in units of its scale: 10^12 of the currency at six decimal places, as much as the largest account has. */
    public static final long MAX_MONEY = 1_000_000_000_000_000_000L;
    /** Most that may be held of an instrument in an account, all strategies and long and short added up, and most that the open orders of one side may still fill there; scaled by 10^8. */
    public static final long MAX_HELD = 4 * MAX_QUANTITY;

    /** Most that amounts of money from outside may come to when they are added up, in units of their scale. */
    private static final long MAX_TOTAL = 4 * MAX_MONEY;

    private Bounds() {}

    /** Whether this can be the quantity of an order or a trade. */
    public static boolean isQuantity(final long quantity) {
        return quantity > 0 && quantity <= MAX_QUANTITY;
    }

    /** Whether this can be what was filled so far. */
    public static boolean isFilled(final long quantity) {
        return quantity >= 0 && quantity <= MAX_QUANTITY;
    }

    /** Whether this can be a position. */
    public static boolean isPosition(final long quantity) {
        return quantity >= -MAX_QUANTITY && quantity <= MAX_QUANTITY;
    }

    /** Whether this can be a price; there are negative ones. */
    public static boolean isPrice(final long price) {
        return price >= -MAX_PRICE && price <= MAX_PRICE;
    }

    /** Whether a change, itself within bounds, may be added to a total: it stays one that more can be added to, or at least comes no farther from 0. */
    public static boolean mayAdd(final long total, final long change) {
        final long sum = total + change;
        return (sum >= -MAX_TOTAL && sum <= MAX_TOTAL) || (total < 0) != (change < 0);
    }

    /** Whether this can be an amount of money. */
    public static boolean isMoney(final long money) {
        return money >= -MAX_MONEY && money <= MAX_MONEY;
    }
}
