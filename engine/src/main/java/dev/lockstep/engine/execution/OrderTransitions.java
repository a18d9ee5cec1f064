package dev.lockstep.engine.execution;

import static dev.lockstep.codecs.sbe.OrderState.ACCEPTED;
import static dev.lockstep.codecs.sbe.OrderState.CANCELLED;
import static dev.lockstep.codecs.sbe.OrderState.DENIED;
import static dev.lockstep.codecs.sbe.OrderState.EXPIRED;
import static dev.lockstep.codecs.sbe.OrderState.FILLED;
import static dev.lockstep.codecs.sbe.OrderState.INITIALISED;
import static dev.lockstep.codecs.sbe.OrderState.PARTIALLY_FILLED;
import static dev.lockstep.codecs.sbe.OrderState.PENDING_CANCEL;
import static dev.lockstep.codecs.sbe.OrderState.PENDING_REPLACE;
import static dev.lockstep.codecs.sbe.OrderState.REJECTED;
import static dev.lockstep.codecs.sbe.OrderState.SUBMITTED;

import dev.lockstep.codecs.sbe.OrderState;

/**
 * The state machine of the single order: one table, every pair of state and trigger decided. A pair without a next state is impossible; it is
 * counted as an anomaly and changes nothing but what a fill makes true.
 *
 * <p>{@code WORKING} stands for submitted, accepted, partially filled, or still waiting for an earlier replace, whichever the order's own fields say ({@link Order#workingState}).
 */
final class OrderTransitions {
    /** Marks a row's answer as "the state that a working order has". */
    private static final OrderState WORKING = OrderState.NULL_VAL;

    private static final OrderState[][] NEXT = new OrderState[OrderState.UNKNOWN.value() + 1][];

    static {
        final OrderState no = null;
        //                  SUBMIT,   ASK_REPLACE,     ASK_CANCEL,     ACCEPT,          REJECT,   FILL,
        // FILL_WHOLE, CANCEL,   EXPIRE,  REPLACE,        REFUSE_REPLACE, REFUSE_CANCEL, NOT_SENT
        row(INITIALISED, SUBMITTED, no, no, no, no, no, no, no, no, no, no, no, no);
        row(
                SUBMITTED,
                no,
                PENDING_REPLACE,
                PENDING_CANCEL,
                ACCEPTED,
                REJECTED,
                PARTIALLY_FILLED,
                FILLED,
                CANCELLED,
                EXPIRED,
                no,
                no,
                no,
                DENIED);
        row(
                ACCEPTED,
                no,
                PENDING_REPLACE,
                PENDING_CANCEL,
                no,
                no,
                PARTIALLY_FILLED,
                FILLED,
                CANCELLED,
                EXPIRED,
                no,
                no,
                no,
                no);
        row(
                PARTIALLY_FILLED,
                no,
                PENDING_REPLACE,
                PENDING_CANCEL,
                no,
                no,
                PARTIALLY_FILLED,
                FILLED,
                CANCELLED,
                EXPIRED,
                no,
                no,
                no,
                no);
        row(
                PENDING_REPLACE,
                no,
                no,
                PENDING_CANCEL,
                PENDING_REPLACE,
                REJECTED,
                PENDING_REPLACE,
                FILLED,
                CANCELLED,
                EXPIRED,
                WORKING,
                WORKING,
                no,
                DENIED);
        row(
                PENDING_CANCEL,
                no,
                no,
                no,
                PENDING_CANCEL,
                REJECTED,
                PENDING_CANCEL,
                FILLED,
                CANCELLED,
                EXPIRED,
                PENDING_CANCEL,
                PENDING_CANCEL,
                WORKING,
                DENIED);
        for (final OrderState end :
                new OrderState[] {DENIED, REJECTED, FILLED, CANCELLED, EXPIRED, OrderState.UNKNOWN}) {
            NEXT[end.value()] = new OrderState[OrderTrigger.values().length];
        }
    }

    private OrderTransitions() {}

    private static void row(final OrderState from, final OrderState... next) {
        NEXT[from.value()] = next;
    }

    /** The next state, or null if the pair is impossible. */
    static OrderState next(final Order order, final OrderTrigger trigger) {
        final OrderState next = NEXT[order.state.value()][trigger.ordinal()];
        return next == WORKING ? order.workingState() : next;
    }

    /** Whether an order in this state may still be filled. */
    static boolean isOpen(final OrderState state) {
        return switch (state) {
            case SUBMITTED, ACCEPTED, PARTIALLY_FILLED, PENDING_REPLACE, PENDING_CANCEL, UNKNOWN -> true;
            default -> false;
        };
    }
}
