package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.KEY;
import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.execution.GateRig.restore;
import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.testkit.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same order again. */
final class DuplicateOrderCheckTest {
    private final GateRig rig = new GateRig(value(LimitKind.DUPLICATE_WINDOW, SECOND));
    private final DuplicateOrderCheck check = new DuplicateOrderCheck();

    private Order same() {
        return rig.limit(Side.BUY, units(99), 1);
    }

    @Test
    @Proves(DenialCode.DUPLICATE_ORDER)
    void shouldDenyTheSameOrderWithinTheWindowAndPassItAtItsEnd() {
        assertPassed(rig.send(check, same()), Long.MAX_VALUE, SECOND);
        rig.nowNs += SECOND - 1;
        assertDenied(rig.look(check, same()), DenialCode.DUPLICATE_ORDER, SECOND - 1, SECOND, KEY);
        rig.nowNs++;
        assertPassed(rig.send(check, same()), SECOND, SECOND);
        rig.nowNs++;
        assertDenied(rig.look(check, same()), DenialCode.DUPLICATE_ORDER, 1, SECOND, KEY);
    }

    @Test
    void shouldPassWhatDiffersInAnything() {
        rig.send(check, same());
        final Order strategy = same();
        strategy.strategy = 1;
        final Order instrument = same();
        instrument.instrument = 1;
        final Order type = same();
        type.type = OrderType.MARKET_TO_LIMIT;
        for (final Order other : List.of(
                strategy,
                instrument,
                type,
                rig.limit(Side.SELL, units(99), 1),
                rig.limit(Side.BUY, units(99) + TICK, 1),
                rig.limit(Side.BUY, units(99), 2))) {
            assertPassed(rig.look(check, other), Long.MAX_VALUE, SECOND);
        }
        assertPassed(rig.replace(check, same(), units(99), 1), 0, LimitRule.NONE);
    }

    @Test
    void shouldRememberAfterARestoreAndFollowAChangedLimit() {
        rig.send(check, same());
        final DuplicateOrderCheck restored = restore(new DuplicateOrderCheck(), check);
        rig.nowNs += 1;
        assertThat(rig.look(restored, same()).denial).isEqualTo(DenialCode.DUPLICATE_ORDER);
        rig.change(LimitKind.DUPLICATE_WINDOW, 0);
        assertPassed(rig.look(restored, same()), 0, LimitRule.NONE);
    }

    @Test
    void shouldForgetTheOldestOnceThereAreTooManyButNotOneThatWasSentAgain() {
        rig.send(check, same());
        rig.send(check, rig.limit(Side.BUY, units(98), 1));
        rig.nowNs += SECOND;
        rig.send(check, same());
        rig.change(LimitKind.DUPLICATE_WINDOW, 10 * SECOND);
        for (int i = 0; i < Limits.DUPLICATES_REMEMBERED - 1; i++) {
            rig.send(check, rig.limit(Side.BUY, units(50), 1 + i));
        }
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(98), 1)), Long.MAX_VALUE, 10 * SECOND);
        assertDenied(rig.look(check, same()), DenialCode.DUPLICATE_ORDER, 0, 10 * SECOND, KEY);
    }
}
