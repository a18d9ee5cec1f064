package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.BookView;

/** What the levels on the other side have to offer to an order that is not resting. */
final class VisibleLevels {
    private static final int NONE = -1;

    private VisibleLevels() {}

    static Side opposite(final Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    /** Whether they can fill all of an open order. */
    static boolean canFillWhole(final VenueOrder order) {
        final VenueBook book = order.instrument.book();
        final BookView view = book.view();
        final Side opposite = opposite(order.side);
        long missing = order.leavesQuantity();
        if (order.fillable() < missing) {
            return false;
        }
        for (int level = 0; level < view.levels(opposite) && missing > 0; level++) {
            if (!order.accepts(view.price(opposite, level))) {
                break;
            }
            missing -= Math.min(missing, book.available(opposite, level));
        }
        return missing == 0;
    }

    /** Whether they would fill some of it if it came now. */
    static boolean wouldFill(final VenueOrder order) {
        return order.instrument.isMatchable() && bestFor(order) != NONE;
    }

    /** Gives an order without a limit the best price that it can be filled at as its limit, if there is one. */
    static void limitToBest(final VenueOrder order) {
        final int level = bestFor(order);
        if (level != NONE) {
            order.price = order.instrument.book().view().price(opposite(order.side), level);
            order.priced = true;
        }
    }

    private static int bestFor(final VenueOrder order) {
        final VenueBook book = order.instrument.book();
        final Side opposite = opposite(order.side);
        for (int level = 0; level < book.view().levels(opposite); level++) {
            if (!order.accepts(book.view().price(opposite, level))) {
                return NONE;
            }
            if (book.available(opposite, level) > 0) {
                return level;
            }
        }
        return NONE;
    }
}
