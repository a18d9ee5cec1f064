package dev.lockstep.engine.execution;

import static dev.lockstep.codecs.sbe.OrderState.ACCEPTED;
import static dev.lockstep.codecs.sbe.OrderState.CANCELLED;
import static dev.lockstep.codecs.sbe.OrderState.DENIED;
import static dev.lockstep.codecs.sbe.OrderState.EMULATED;
import static dev.lockstep.codecs.sbe.OrderState.EXPIRED;
import static dev.lockstep.codecs.sbe.OrderState.FILLED;
import static dev.lockstep.codecs.sbe.OrderState.INITIALISED;
import static dev.lockstep.codecs.sbe.OrderState.PARTIALLY_FILLED;
import static dev.lockstep.codecs.sbe.OrderState.PENDING_CANCEL;
import static dev.lockstep.codecs.sbe.OrderState.PENDING_REPLACE;
import static dev.lockstep.codecs.sbe.OrderState.REJECTED;
import static dev.lockstep.codecs.sbe.OrderState.RELEASED;
import static dev.lockstep.codecs.sbe.OrderState.SUBMITTED;
import static dev.lockstep.codecs.sbe.OrderState.TRIGGERED;
import static dev.lockstep.codecs.sbe.OrderState.UNKNOWN;
import static dev.lockstep.engine.execution.OrderTrigger.ACCEPT;
import static dev.lockstep.engine.execution.OrderTrigger.ASK_CANCEL;
import static dev.lockstep.engine.execution.OrderTrigger.ASK_REPLACE;
import static dev.lockstep.engine.execution.OrderTrigger.CANCEL;
import static dev.lockstep.engine.execution.OrderTrigger.DENY;
import static dev.lockstep.engine.execution.OrderTrigger.EMULATE;
import static dev.lockstep.engine.execution.OrderTrigger.EXPIRE;
import static dev.lockstep.engine.execution.OrderTrigger.FILL;
import static dev.lockstep.engine.execution.OrderTrigger.FILL_WHOLE;
import static dev.lockstep.engine.execution.OrderTrigger.FOUND;
import static dev.lockstep.engine.execution.OrderTrigger.GONE;
import static dev.lockstep.engine.execution.OrderTrigger.LOSE;
import static dev.lockstep.engine.execution.OrderTrigger.NOT_SENT;
import static dev.lockstep.engine.execution.OrderTrigger.REFUSE_CANCEL;
import static dev.lockstep.engine.execution.OrderTrigger.REFUSE_REPLACE;
import static dev.lockstep.engine.execution.OrderTrigger.REJECT;
import static dev.lockstep.engine.execution.OrderTrigger.RELEASE;
import static dev.lockstep.engine.execution.OrderTrigger.REPLACE;
import static dev.lockstep.engine.execution.OrderTrigger.SHOW;
import static dev.lockstep.engine.execution.OrderTrigger.SUBMIT;
import static dev.lockstep.engine.execution.OrderTrigger.TRIGGER;

import dev.lockstep.codecs.sbe.OrderState;

/**
 * The state machine of the single order: one table, every pair of state and trigger decided. A pair without a next state is impossible; it is
 * counted as an anomaly under the trigger's name for it and changes nothing but what a fill makes true.
 *
 * <p>{@code WORKING} stands for whichever of the live states the order's own fields say ({@link Order#workingState}): they tell which requests are on their way, whether the
 * venue has acknowledged the order, whether its stop was triggered and what was filled. What the fields forbid, though the state alone would not, stands in {@link #allows}.
 */
final class OrderTransitions {
    /** Marks a row's answer as "the state that a working order has". */
    private static final OrderState WORKING = OrderState.NULL_VAL;

    private static final OrderState[] LIVE = {
        SUBMITTED, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_REPLACE, PENDING_CANCEL, UNKNOWN
    };

    private static final OrderState[][] NEXT = new OrderState[TRIGGERED.value() + 1][];

    static {
        for (final OrderState state : OrderState.values()) {
            if (state != OrderState.NULL_VAL) {
                NEXT[state.value()] = new OrderState[OrderTrigger.values().length];
            }
        }
        inTheCore();
        requests();
        answers();
        endings();
    }

    private OrderTransitions() {}

    private static void inTheCore() {
        on(INITIALISED, EMULATE, EMULATED);
        on(INITIALISED, SUBMIT, SUBMITTED);
        on(INITIALISED, DENY, DENIED);
        on(EMULATED, RELEASE, RELEASED);
        on(RELEASED, SUBMIT, SUBMITTED);
        on(RELEASED, DENY, DENIED);
        // No venue has to be asked about an order that is still here.
        on(EMULATED, ASK_REPLACE, EMULATED);
        on(EMULATED, ASK_CANCEL, CANCELLED);
        on(EMULATED, EXPIRE, EXPIRED);
        on(RELEASED, ASK_CANCEL, CANCELLED);
        on(RELEASED, EXPIRE, EXPIRED);
    }

    private static void requests() {
        for (final OrderState settled : new OrderState[] {SUBMITTED, ACCEPTED, TRIGGERED, PARTIALLY_FILLED}) {
            on(settled, ASK_REPLACE, PENDING_REPLACE);
            on(settled, ASK_CANCEL, PENDING_CANCEL);
        }
        on(PENDING_REPLACE, ASK_CANCEL, PENDING_CANCEL);
        for (final OrderState live : LIVE) {
            on(live, SHOW, WORKING);
        }
        // A cancel can't harm, whatever became of the order.
        on(UNKNOWN, ASK_CANCEL, UNKNOWN);
    }

    private static void answers() {
        for (final OrderState unanswered : new OrderState[] {SUBMITTED, PENDING_REPLACE, PENDING_CANCEL, UNKNOWN}) {
            on(unanswered, ACCEPT, WORKING);
            on(unanswered, REJECT, REJECTED);
            on(unanswered, NOT_SENT, DENIED);
        }
        // Of an order that is shown in slices, the venue may have filled some and not yet acknowledged the next.
        on(PARTIALLY_FILLED, ACCEPT, WORKING);
        for (final OrderState untriggered :
                new OrderState[] {SUBMITTED, ACCEPTED, PENDING_REPLACE, PENDING_CANCEL, UNKNOWN}) {
            on(untriggered, TRIGGER, WORKING);
        }
        for (final OrderState asked : new OrderState[] {PENDING_REPLACE, PENDING_CANCEL, UNKNOWN}) {
            on(asked, REPLACE, WORKING);
            on(asked, REFUSE_REPLACE, WORKING);
        }
        // The refusal may be the gateway's, which knows nothing.
        on(UNKNOWN, REFUSE_REPLACE, UNKNOWN);
        on(PENDING_CANCEL, REFUSE_CANCEL, WORKING);
        on(UNKNOWN, REFUSE_CANCEL, UNKNOWN);
        for (final OrderState live : LIVE) {
            on(live, LOSE, UNKNOWN);
            on(live, FOUND, WORKING);
            on(live, FILL, WORKING);
        }
        // A fill says that there was something to fill, not what is left of it.
        on(UNKNOWN, FILL, UNKNOWN);
    }

    private static void endings() {
        for (final OrderState live : LIVE) {
            on(live, FILL_WHOLE, FILLED);
            on(live, CANCEL, CANCELLED);
            on(live, EXPIRE, EXPIRED);
            on(live, GONE, CANCELLED);
        }
    }

    private static void on(final OrderState from, final OrderTrigger trigger, final OrderState next) {
        NEXT[from.value()][trigger.ordinal()] = next;
    }

    /** Lets something happen to an order: its fields and its state change, or nothing does and the answer is false. */
    static boolean apply(final Order order, final OrderTrigger trigger) {
        final OrderState next = NEXT[order.state.value()][trigger.ordinal()];
        if (next == null || !allows(order, trigger)) {
            return false;
        }
        note(order, trigger);
        order.state = next == WORKING ? order.workingState() : next;
        if (!order.isOpen()) {
            order.requests.end();
        }
        return true;
    }

    /** Whether something can happen to an order. */
    static boolean isPossible(final Order order, final OrderTrigger trigger) {
        return NEXT[order.state.value()][trigger.ordinal()] != null && allows(order, trigger);
    }

    /** Whether what is known besides the state lets it happen. */
    private static boolean allows(final Order order, final OrderTrigger trigger) {
        return switch (trigger) {
            // What the venue has acknowledged it can't acknowledge again, nor reject, and it was sent, whatever
            // the gateway says now: it is not given up (I6).
            case ACCEPT, REJECT, NOT_SENT -> !order.acknowledged;
            case TRIGGER -> !order.triggered && order.cumQuantity == 0;
            case REPLACE, REFUSE_REPLACE -> order.requests.isReplacing();
            case REFUSE_CANCEL -> order.requests.isCancelling();
            default -> true;
        };
    }

    /** Whether an order in this state may still be filled. */
    static boolean isOpen(final OrderState state) {
        return isInTheCore(state) || isLive(state);
    }

    /** Whether no venue has seen an order in this state, and none will unless we send it. */
    static boolean isInTheCore(final OrderState state) {
        return state == EMULATED || state == RELEASED;
    }

    /** Whether an order in this state may be at a venue. */
    static boolean isLive(final OrderState state) {
        return switch (state) {
            case SUBMITTED, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_REPLACE, PENDING_CANCEL, UNKNOWN -> true;
            default -> false;
        };
    }

    /** What something that has happened means for the fields that {@link Order#workingState} goes by. */
    private static void note(final Order order, final OrderTrigger trigger) {
        switch (trigger) {
            case ACCEPT, FILL, FOUND -> order.acknowledged = true;
            case TRIGGER -> {
                order.acknowledged = true;
                order.triggered = true;
            }
            case REPLACE -> {
                order.acknowledged = true;
                order.requests.replace = VenueRequests.NONE;
            }
            case REFUSE_REPLACE -> order.requests.replace = VenueRequests.NONE;
            case REFUSE_CANCEL -> order.requests.cancel = VenueRequests.NONE;
            case SHOW -> order.acknowledged = false;
            default -> {
                // What we do ourselves is noted where we do it.
            }
        }
    }
}
