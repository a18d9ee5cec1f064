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
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Anomaly;
import dev.lockstep.codecs.sbe.OrderState;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pair of state and trigger against the rules, written down trigger by trigger instead of as a table. */
final class OrderTransitionsTest {
    private static final Set<OrderState> IN_THE_CORE = EnumSet.of(EMULATED, RELEASED);
    private static final Set<OrderState> SETTLED = EnumSet.of(SUBMITTED, ACCEPTED, TRIGGERED, PARTIALLY_FILLED);
    private static final Set<OrderState> PENDING = EnumSet.of(PENDING_REPLACE, PENDING_CANCEL);
    private static final Set<OrderState> UNANSWERED = EnumSet.of(SUBMITTED, PENDING_REPLACE, PENDING_CANCEL, UNKNOWN);
    private static final Set<OrderState> LIVE =
            EnumSet.of(SUBMITTED, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_REPLACE, PENDING_CANCEL, UNKNOWN);
    private static final int VARIANTS = 32;

    @ParameterizedTest
    @EnumSource(OrderTrigger.class)
    void shouldDecideEveryStateAsTheRulesSay(final OrderTrigger trigger) {
        for (final OrderState state : OrderState.values()) {
            for (int variant = 0; variant < VARIANTS && state != OrderState.NULL_VAL; variant++) {
                final Order order = order(state, variant);
                final OrderState expected = expected(order(state, variant), trigger);
                final String pair = trigger + " in " + state + ", variant " + variant;
                assertThat(OrderTransitions.isPossible(order, trigger)).as(pair).isEqualTo(expected != null);
                assertThat(OrderTransitions.apply(order, trigger)).as(pair).isEqualTo(expected != null);
                assertThat(order.state).as(pair).isEqualTo(expected == null ? state : expected);
            }
        }
    }

    /** What the venue or the gateway says, and only that, has a name for the case that it can't be. */
    @ParameterizedTest
    @EnumSource(OrderTrigger.class)
    void shouldNameEveryReportThatCantBe(final OrderTrigger trigger) {
        final boolean ours =
                switch (trigger) {
                    case EMULATE, RELEASE, SUBMIT, SHOW, DENY, ASK_REPLACE, ASK_CANCEL -> true;
                    default -> false;
                };
        assertThat(trigger.ifImpossible() == Anomaly.NONE).isEqualTo(ours);
    }

    @ParameterizedTest
    @EnumSource(OrderTrigger.class)
    void shouldLeaveAnOrderAloneThatHasEnded(final OrderTrigger trigger) {
        for (final OrderState ended : EnumSet.of(DENIED, REJECTED, FILLED, CANCELLED, EXPIRED)) {
            assertThat(OrderTransitions.apply(order(ended, 0), trigger))
                    .as("%s in %s", trigger, ended)
                    .isFalse();
        }
    }

    @Test
    void shouldKnowWhatMayStillBeFilledAndWhere() {
        for (final OrderState state : OrderState.values()) {
            assertThat(OrderTransitions.isLive(state)).as("%s", state).isEqualTo(LIVE.contains(state));
            assertThat(OrderTransitions.isInTheCore(state)).as("%s", state).isEqualTo(IN_THE_CORE.contains(state));
            assertThat(OrderTransitions.isOpen(state))
                    .as("%s", state)
                    .isEqualTo(LIVE.contains(state) || IN_THE_CORE.contains(state));
        }
    }

    private static Order order(final OrderState state, final int variant) {
        final Order order = new Order();
        order.state = state;
        order.quantity = 10;
        order.ending = OrderState.NULL_VAL;
        order.acknowledged = (variant & 1) != 0;
        order.cumQuantity = (variant & 2) != 0 ? 4 : 0;
        order.requests.replace = (variant & 4) != 0 ? 7 : VenueRequests.NONE;
        order.requests.cancel = (variant & 8) != 0 ? 8 : VenueRequests.NONE;
        order.triggered = (variant & 16) != 0;
        return order;
    }

    private static OrderState expected(final Order order, final OrderTrigger trigger) {
        final OrderState state = order.state;
        return switch (trigger) {
            case EMULATE -> state == INITIALISED ? EMULATED : null;
            case RELEASE -> state == EMULATED ? RELEASED : null;
            case SUBMIT -> state == INITIALISED || state == RELEASED ? SUBMITTED : null;
            case SHOW -> LIVE.contains(state) ? working(order, false) : null;
            case DENY -> state == INITIALISED || state == RELEASED ? DENIED : null;
            case ASK_REPLACE -> SETTLED.contains(state) ? PENDING_REPLACE : state == EMULATED ? EMULATED : null;
            case ASK_CANCEL -> askedToCancel(state);
            case ACCEPT ->
                (UNANSWERED.contains(state) || state == PARTIALLY_FILLED) && !order.acknowledged
                        ? working(order, true)
                        : null;
            case REJECT -> UNANSWERED.contains(state) && !order.acknowledged ? REJECTED : null;
            case NOT_SENT -> UNANSWERED.contains(state) && !order.acknowledged ? DENIED : null;
            case TRIGGER -> triggered(order);
            case FILL -> !LIVE.contains(state) ? null : state == UNKNOWN ? UNKNOWN : working(order, true);
            case FILL_WHOLE -> LIVE.contains(state) ? FILLED : null;
            case CANCEL, GONE -> LIVE.contains(state) ? CANCELLED : null;
            case EXPIRE -> LIVE.contains(state) || IN_THE_CORE.contains(state) ? EXPIRED : null;
            case REPLACE -> answered(order, true);
            case REFUSE_REPLACE ->
                state == UNKNOWN && order.requests.isReplacing() ? UNKNOWN : answered(order, order.acknowledged);
            case REFUSE_CANCEL -> refusedCancel(order);
            case LOSE -> LIVE.contains(state) ? UNKNOWN : null;
            case FOUND -> found(order);
        };
    }

    private static OrderState askedToCancel(final OrderState state) {
        if (IN_THE_CORE.contains(state)) {
            return CANCELLED;
        }
        return SETTLED.contains(state) || state == PENDING_REPLACE ? PENDING_CANCEL : state == UNKNOWN ? UNKNOWN : null;
    }

    private static OrderState triggered(final Order order) {
        final boolean possible = LIVE.contains(order.state)
                && order.state != TRIGGERED
                && order.state != PARTIALLY_FILLED
                && !order.triggered
                && order.cumQuantity == 0;
        order.triggered |= possible;
        return possible ? working(order, true) : null;
    }

    private static OrderState answered(final Order order, final boolean acknowledged) {
        if ((!PENDING.contains(order.state) && order.state != UNKNOWN) || !order.requests.isReplacing()) {
            return null;
        }
        order.requests.replace = 0;
        return working(order, acknowledged);
    }

    private static OrderState refusedCancel(final Order order) {
        if (!order.requests.isCancelling() || (order.state != PENDING_CANCEL && order.state != UNKNOWN)) {
            return null;
        }
        order.requests.cancel = 0;
        return order.state == UNKNOWN ? UNKNOWN : working(order, order.acknowledged);
    }

    private static OrderState found(final Order order) {
        if (!LIVE.contains(order.state)) {
            return null;
        }
        return working(order, true);
    }

    private static OrderState working(final Order order, final boolean acknowledged) {
        if (order.requests.isCancelling()) {
            return PENDING_CANCEL;
        }
        if (order.requests.isReplacing()) {
            return PENDING_REPLACE;
        }
        if (order.cumQuantity > 0) {
            return PARTIALLY_FILLED;
        }
        return !acknowledged ? SUBMITTED : order.triggered ? TRIGGERED : ACCEPTED;
    }
}
