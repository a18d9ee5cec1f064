package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last 1,024 orders that ended. */
final class EndedOrdersTest {
    private static final int REMEMBERED = 1_024;

    private final GateRig rig = new GateRig();
    private final List<Long> forgotten = new ArrayList<>();
    private final EndedOrders ended = new EndedOrders(order -> forgotten.add(order.id));

    private void end(final EndedOrders where, final long count) {
        for (int i = 0; i < count; i++) {
            final Order order = rig.limit(Side.BUY, 100, 1);
            order.state = OrderState.CANCELLED;
            where.add(order);
        }
    }

    @Test
    void shouldForgetTheOldestAndSaySo() {
        end(ended, REMEMBERED);
        assertThat(forgotten).isEmpty();
        assertThat(ended.find(1).id).isEqualTo(1);
        end(ended, 2);
        assertThat(forgotten).containsExactly(1L, 2L);
        assertThat(ended.find(2)).isNull();
        assertThat(ended.find(3).id).isEqualTo(3);
    }

    @Test
    void shouldSayNothingOfAnOrderThatWasOpenedAgainNorForgetAnotherForIt() {
        end(ended, REMEMBERED);
        ended.forget(2);
        assertThat(ended.find(2)).isNull();
        end(ended, 3);
        assertThat(forgotten)
                .as("2 is open, so it must not be taken for forgotten")
                .containsExactly(1L, 3L);
        final List<Long> known = new ArrayList<>();
        ended.forEach(order -> known.add(order.id));
        assertThat(known).hasSize(REMEMBERED).startsWith(4L).endsWith(REMEMBERED + 3L);
    }

    @Test
    void shouldForgetAtTheSameTimeAfterARestore() {
        end(ended, REMEMBERED);
        ended.forget(2);
        ended.forget(5);
        final List<Long> forgottenThere = new ArrayList<>();
        final EndedOrders restored = new EndedOrders(order -> forgottenThere.add(order.id));
        StateImage.of(ended).restore(restored);
        assertThat(new StateHash().of(restored)).isEqualTo(new StateHash().of(ended));
        final long next = rig.limit(Side.BUY, 100, 1).id + 1;
        end(ended, 6);
        for (long id = next; id < next + 6; id++) {
            final Order order = rig.limit(Side.BUY, 100, 1);
            order.id = id;
            order.state = OrderState.CANCELLED;
            restored.add(order);
        }
        assertThat(forgottenThere).isEqualTo(forgotten).containsExactly(1L, 3L, 4L, 6L);
        assertThat(new StateHash().of(restored)).isEqualTo(new StateHash().of(ended));
    }
}
