package dev.lockstep.adapters.venue;

/** Orders in a sequence, by links of their own: adding and removing allocates nothing and looks for nothing. */
final class OrderList {
    private OrderLink first;
    private OrderLink last;

    /** The first link, or null; the others follow by {@link OrderLink#after}. */
    OrderLink first() {
        return first;
    }

    boolean isEmpty() {
        return first == null;
    }

    void addLast(final OrderLink link) {
        insert(last, link);
    }

    /** Adds behind all that expire at the same time or earlier. */
    void addByExpiry(final OrderLink link) {
        OrderLink before = last;
        while (before != null && before.order.expireTimeNs > link.order.expireTimeNs) {
            before = before.before;
        }
        insert(before, link);
    }

    private void insert(final OrderLink before, final OrderLink link) {
        final OrderLink after = before == null ? first : before.after;
        link.before = before;
        link.after = after;
        if (before == null) {
            first = link;
        } else {
            before.after = link;
        }
        if (after == null) {
            last = link;
        } else {
            after.before = link;
        }
    }

    void remove(final OrderLink link) {
        if (link.before == null) {
            first = link.after;
        } else {
            link.before.after = link.after;
        }
        if (link.after == null) {
            last = link.before;
        } else {
            link.after.before = link.before;
        }
        link.before = null;
        link.after = null;
    }
}
