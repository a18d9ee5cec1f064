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
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.OrderState;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pair of state and trigger against the rules, written down trigger by trigger instead of as a table. */
final class OrderTransitionsTest {
    private static final Set<OrderState> WORKING = EnumSet.of(SUBMITTED, ACCEPTED, PARTIALLY_FILLED);
    private static final Set<OrderState> OPEN =
            EnumSet.of(SUBMITTED, ACCEPTED, PARTIALLY_FILLED, PENDING_REPLACE, PENDING_CANCEL);

    @ParameterizedTest
    @EnumSource(OrderTrigger.class)
    void shouldDecideEveryStateAsTheRulesSay(final OrderTrigger trigger) {
        for (final OrderState state : OrderState.values()) {
            if (state != OrderState.NULL_VAL) {
                for (int variant = 0; variant < 8; variant++) {
                    final Order order = order(state, variant);
                    assertThat(OrderTransitions.next(order, trigger))
                            .as("%s in %s, variant %d", trigger, state, variant)
                            .isEqualTo(expected(order, trigger));
                }
            }
        }
    }

    private static Order order(final OrderState state, final int variant) {
        final Order order = new Order();
        order.state = state;
        order.quantity = 10;
        order.acknowledged = (variant & 1) != 0;
        order.cumQuantity = (variant & 2) != 0 ? 4 : 0;
        order.replacePending = (variant & 4) != 0;
        return order;
    }

    private static OrderState expected(final Order order, final OrderTrigger trigger) {
        final OrderState state = order.state;
        if (trigger == OrderTrigger.SUBMIT) {
            return state == INITIALISED ? SUBMITTED : null;
        }
        if (!OPEN.contains(state)) {
            return null;
        }
        final boolean pending = state == PENDING_REPLACE || state == PENDING_CANCEL;
        return switch (trigger) {
            case SUBMIT -> throw new AssertionError("answered above");
            case ASK_REPLACE -> WORKING.contains(state) ? PENDING_REPLACE : null;
            case ASK_CANCEL -> state == PENDING_CANCEL ? null : PENDING_CANCEL;
            case ACCEPT -> state == SUBMITTED ? ACCEPTED : pending ? state : null;
            case REJECT -> state == SUBMITTED || pending ? REJECTED : null;
            case FILL -> pending ? state : PARTIALLY_FILLED;
            case FILL_WHOLE -> FILLED;
            case CANCEL -> CANCELLED;
            case EXPIRE -> EXPIRED;
            case REPLACE, REFUSE_REPLACE ->
                state == PENDING_REPLACE ? working(order) : state == PENDING_CANCEL ? PENDING_CANCEL : null;
            case REFUSE_CANCEL -> state == PENDING_CANCEL ? working(order) : null;
            case NOT_SENT -> state == SUBMITTED || pending ? DENIED : null;
        };
    }

    private static OrderState working(final Order order) {
        if (order.replacePending) {
            return PENDING_REPLACE;
        }
        if (!order.acknowledged) {
            return SUBMITTED;
        }
        return order.cumQuantity > 0 ? PARTIALLY_FILLED : ACCEPTED;
    }
}
