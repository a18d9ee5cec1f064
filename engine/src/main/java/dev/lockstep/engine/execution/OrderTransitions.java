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
import static dev.lockstep.engine.execution.OrderTrigger.ACCEPT;
import static dev.lockstep.engine.execution.OrderTrigger.ASK_CANCEL;
import static dev.lockstep.engine.execution.OrderTrigger.ASK_REPLACE;
import static dev.lockstep.engine.execution.OrderTrigger.CANCEL;
import static dev.lockstep.engine.execution.OrderTrigger.EXPIRE;
import static dev.lockstep.engine.execution.OrderTrigger.FILL;
import static dev.lockstep.engine.execution.OrderTrigger.FILL_WHOLE;
import static dev.lockstep.engine.execution.OrderTrigger.NOT_SENT;
import static dev.lockstep.engine.execution.OrderTrigger.REFUSE_CANCEL;
import static dev.lockstep.engine.execution.OrderTrigger.REFUSE_REPLACE;
import static dev.lockstep.engine.execution.OrderTrigger.REJECT;
import static dev.lockstep.engine.execution.OrderTrigger.REPLACE;
import static dev.lockstep.engine.execution.OrderTrigger.SUBMIT;

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

    private static final OrderState[] OPEN = {SUBMITTED, ACCEPTED, PARTIALLY_FILLED, PENDING_REPLACE, PENDING_CANCEL};

    private static final OrderState[][] NEXT = new OrderState[OrderState.TRIGGERED.value() + 1][];

    static {
        for (final OrderState state : OrderState.values()) {
            if (state != OrderState.NULL_VAL) {
                NEXT[state.value()] = new OrderState[OrderTrigger.values().length];
            }
        }
        on(INITIALISED, SUBMIT, SUBMITTED);
        for (final OrderState working : new OrderState[] {SUBMITTED, ACCEPTED, PARTIALLY_FILLED}) {
            on(working, ASK_REPLACE, PENDING_REPLACE);
            on(working, ASK_CANCEL, PENDING_CANCEL);
            on(working, FILL, PARTIALLY_FILLED);
        }
        on(SUBMITTED, ACCEPT, ACCEPTED);
        on(PENDING_REPLACE, ACCEPT, PENDING_REPLACE);
        on(PENDING_REPLACE, ASK_CANCEL, PENDING_CANCEL);
        on(PENDING_REPLACE, FILL, PENDING_REPLACE);
        on(PENDING_REPLACE, REPLACE, WORKING);
        on(PENDING_REPLACE, REFUSE_REPLACE, WORKING);
        on(PENDING_CANCEL, ACCEPT, PENDING_CANCEL);
        on(PENDING_CANCEL, FILL, PENDING_CANCEL);
        on(PENDING_CANCEL, REPLACE, PENDING_CANCEL);
        on(PENDING_CANCEL, REFUSE_REPLACE, PENDING_CANCEL);
        on(PENDING_CANCEL, REFUSE_CANCEL, WORKING);
        for (final OrderState open : OPEN) {
            on(open, FILL_WHOLE, FILLED);
            on(open, CANCEL, CANCELLED);
            on(open, EXPIRE, EXPIRED);
        }
        // That the venue has not yet accepted the order, without which neither is possible, is the blotter's to see.
        for (final OrderState unanswered : new OrderState[] {SUBMITTED, PENDING_REPLACE, PENDING_CANCEL}) {
            on(unanswered, REJECT, REJECTED);
            on(unanswered, NOT_SENT, DENIED);
        }
    }

    private OrderTransitions() {}

    private static void on(final OrderState from, final OrderTrigger trigger, final OrderState next) {
        NEXT[from.value()][trigger.ordinal()] = next;
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
