package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.Side;
import java.util.Arrays;

/** The positions in one instrument by account, as the venue keeps them: from its own fills. */
final class AccountPositions {
    private long[] quantities = new long[1];
    private long[] averagePrices = new long[1];
    private boolean[] traded = new boolean[1];

    /** One more than the highest account that ever traded, at least. */
    int accounts() {
        return quantities.length;
    }

    /** Whether the account ever traded the instrument. */
    boolean hasTraded(final int account) {
        return account < traded.length && traded[account];
    }

    /** Signed, quantity scale. */
    long quantity(final int account) {
        return account < quantities.length ? quantities[account] : 0;
    }

    /** Average price of what is open, price scale, rounded half even at each fill; 0 without a position. */
    long averagePrice(final int account) {
        return account < averagePrices.length ? averagePrices[account] : 0;
    }

    /** By how much an order of this side may reduce the account's position, quantity scale. */
    long reducible(final int account, final Side side) {
        final long held = quantity(account);
        return Math.max(0, side == Side.BUY ? -held : held);
    }

    /** Counts a fill. */
    void onFill(final int account, final Side side, final long price, final long quantity) {
        add(account, side == Side.BUY ? quantity : -quantity, price);
    }

    private void add(final int account, final long signed, final long price) {
        if (account >= quantities.length) {
            quantities = Arrays.copyOf(quantities, account + 1);
            averagePrices = Arrays.copyOf(averagePrices, account + 1);
            traded = Arrays.copyOf(traded, account + 1);
        }
        final long before = quantities[account];
        final long after = Math.addExact(before, signed);
        quantities[account] = after;
        traded[account] = true;
        if (after == 0) {
            averagePrices[account] = 0;
        } else if (before == 0 || before > 0 != after > 0) {
            averagePrices[account] = price;
        } else if (Math.abs(after) > Math.abs(before)) {
            final long difference = price - averagePrices[account];
            averagePrices[account] += FixedPoint.multiplyDivide(difference, signed, after, Rounding.HALF_EVEN);
        }
    }

    /** So many old units become so many new ones; toward zero to the increment, average prices half even. */
    void split(final int numerator, final int denominator, final long increment) {
        for (int account = 0; account < quantities.length; account++) {
            final long whole = FixedPoint.multiplyDivide(quantities[account], numerator, denominator, Rounding.DOWN);
            quantities[account] = whole - whole % increment;
            averagePrices[account] = quantities[account] == 0
                    ? 0
                    : FixedPoint.multiplyDivide(averagePrices[account], denominator, numerator, Rounding.HALF_EVEN);
        }
    }

    /** Closes every position. */
    void settle() {
        Arrays.fill(quantities, 0);
        Arrays.fill(averagePrices, 0);
    }

    /** Takes over every position of another instrument, at the given price, and leaves nothing there. */
    void roll(final AccountPositions from, final long price) {
        for (int account = 0; account < from.accounts(); account++) {
            if (from.quantity(account) != 0) {
                add(account, from.quantity(account), price);
            }
        }
        from.settle();
    }
}
