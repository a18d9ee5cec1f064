package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.Arrays;

/**
 * Reservations of orders that hang on each other: those of one group, or the children that one parent's exposure stands for. They are few, and in the order in which they were approved.
 *
 * <p>An alternative, which is an order that waits for a price and is linked with earlier ones of its kind (account, strategy, instrument, side), works at a venue only while none of these does, and what one of them
 * has filled is taken off the other first. So together they can't fill more than the largest of them, and what is counted of an alternative is what it goes beyond those before it.
 */
final class LinkedReservations {
    private static final long NOTHING = Long.MIN_VALUE;

    private Reservation[] members = new Reservation[Limits.FAMILY_ORDERS];
    private long[] parts = new long[Limits.FAMILY_ORDERS];
    private int size;

    void start() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    Reservation member(final int i) {
        return members[i];
    }

    void add(final Reservation reservation) {
        if (size == members.length) {
            // Execution denies an order for which there is no room, but has not said so yet.
            members = Arrays.copyOf(members, size * 2);
            parts = new long[size * 2];
        }
        members[size++] = reservation;
    }

    void remove(final Reservation reservation) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (members[i] != reservation) {
                members[kept++] = members[i];
            }
        }
        Arrays.fill(members, kept, size, null);
        size = kept;
    }

    /** Whether a new child of the parent of all of them is an alternative to each that its exposure stands for. */
    boolean coveredAreAlternativesTo(final RiskDecision order, final long groupId, final boolean isAlternative) {
        for (int i = 0; i < size; i++) {
            final Reservation member = members[i];
            if (member.isCovered && !(isAlternative && member.ownGroup() == groupId && member.isLike(order))) {
                return false;
            }
        }
        return true;
    }

    /** What is counted of those that are like a new order. */
    long counted(final RiskDecision like) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += members[i].isLike(like) ? members[i].counted() : 0;
        }
        return sum;
    }

    /** The limit at which what is counted of those that are like a new order may have to be paid, scaled by 10^8; 0 without. */
    long countedPrice(final RiskDecision like) {
        long limit = NOTHING;
        for (int i = 0; i < size; i++) {
            if (members[i].isLike(like) && members[i].counted() != 0) {
                limit = dearer(limit, members[i].countedPrice());
            }
        }
        return Math.max(0, limit);
    }

    /** By how much more would be counted if a member held another quantity. */
    long added(final Reservation member, final long held) {
        reckon(member, held);
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += parts[i] - members[i].counted();
        }
        return sum;
    }

    private void reckon(final Reservation member, final long heldInstead) {
        for (int i = 0; i < size; i++) {
            final long held = members[i] == member ? heldInstead : members[i].held();
            parts[i] = members[i].isAlternative ? Math.max(0, held - before(i)) : held;
        }
    }

    private long before(final int alternative) {
        long sum = 0;
        for (int i = 0; i < alternative; i++) {
            sum += members[i].isLike(members[alternative]) ? parts[i] : 0;
        }
        return sum;
    }

    /** Counts what they hold now. */
    void count(final Portfolio portfolio) {
        reckon(null, 0);
        for (int i = 0; i < size; i++) {
            members[i].count(portfolio, parts[i], price(i));
        }
    }

    /** What is counted of one may be filled by an alternative behind it. */
    private long price(final int i) {
        long limit = members[i].heldPrice();
        for (int j = i + 1; j < size; j++) {
            if (members[j].isAlternative && members[j].held() != 0 && members[j].isLike(members[i])) {
                limit = dearer(limit, members[j].heldPrice());
            }
        }
        return limit;
    }

    /** Without a limit the price is the market's, beyond which no order's limit rests. */
    private static long dearer(final long limit, final long other) {
        return limit == 0 || other == 0 ? 0 : Math.max(limit, other);
    }

    /** One of them, or one that has left them, was filled: an alternative to it is in the core, where that takes effect in the same event. */
    void onFilled(final OrderUpdateDecoder fill, final long input) {
        final int filled = find(fill.orderId());
        for (int i = 0; i < size; i++) {
            if (i == filled) {
                continue;
            }
            final boolean isInTheCore = filled >= 0 && areAlternatives(filled, i);
            if (fill.link() != LinkKind.OCO) {
                members[i].takeOff(fill.lastQuantity(), isInTheCore, input);
            } else if (isInTheCore) {
                members[i].cancelled();
            }
        }
    }

    private boolean areAlternatives(final int one, final int other) {
        return members[Math.max(one, other)].isAlternative && members[one].isLike(members[other]);
    }

    /** A fill of one of them, or of one that has left them, was taken back. */
    void onBusted(final OrderUpdateDecoder bust, final long input) {
        final int filled = find(bust.orderId());
        for (int i = 0; i < size; i++) {
            if (i != filled) {
                members[i].giveBack(bust.lastQuantity(), input);
            }
        }
    }

    /** The parent of all of them has filled so much. */
    void onParent(final long cumQuantity, final long input) {
        for (int i = 0; i < size; i++) {
            members[i].parentFilled(cumQuantity, input);
        }
    }

    /** The parent of all of them has ended. */
    void onParentEnded(final long input) {
        for (int i = 0; i < size; i++) {
            members[i].parentEnded(input);
        }
    }

    private int find(final long orderId) {
        for (int i = 0; i < size; i++) {
            if (members[i].orderId == orderId) {
                return i;
            }
        }
        return -1;
    }
}
