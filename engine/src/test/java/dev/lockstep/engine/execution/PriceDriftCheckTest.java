package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.KEY;
import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.execution.GateRig.restore;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.SECOND;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.venue.VenueCapabilities;
import org.junit.jupiter.api.Test;

/** How far the reference price has moved. */
final class PriceDriftCheckTest {
    /** 1 % in 30 s, of which samples are kept for every second. */
    private final GateRig rig = new GateRig(
            VenueCapabilities.BASIC,
            Units.row("a", GateRig.ACCOUNT, value(LimitKind.MAX_DRIFT, 100)),
            Units.row("b", RowKey.EVERY_ORDER, value(LimitKind.DRIFT_WINDOW, 30 * SECOND)));

    private final PriceDriftCheck check = new PriceDriftCheck();

    private void reference(final GateRig of, final long price) {
        of.gate().referencePrice = price;
        of.gate().references.take(of.nowNs, price, 30 * SECOND);
    }

    @Test
    @Proves(DenialCode.PRICE_DRIFT)
    void shouldPassAtTheLimitAndDenyATickBeyond() {
        reference(rig, units(100));
        rig.nowNs += SECOND;
        reference(rig, units(101));
        assertPassed(rig.look(check, rig.limit(Side.BUY, units(99), 1)), ONE, ONE);
        reference(rig, units(101) + TICK);
        assertDenied(rig.look(check, rig.limit(Side.BUY, units(99), 1)), DenialCode.PRICE_DRIFT, ONE + TICK, ONE, KEY);
        reference(rig, units(99));
        assertPassed(rig.look(check, rig.market(Side.BUY, 1)), ONE, ONE);
        reference(rig, units(99) - TICK);
        assertDenied(rig.look(check, rig.market(Side.BUY, 1)), DenialCode.PRICE_DRIFT, ONE + TICK, ONE, KEY);
        assertThat(rig.replace(check, rig.limit(Side.BUY, units(99), 1), units(98), 1)
                        .approved())
                .isFalse();
    }

    @Test
    void shouldLetAMoveBePastOnceTheWindowIsOverThoughTheMarketIsSilent() {
        reference(rig, units(100));
        rig.nowNs += SECOND / 2;
        reference(rig, units(120));
        rig.nowNs += 30 * SECOND - 1;
        assertThat(rig.look(check, rig.market(Side.BUY, 1)).denial).isEqualTo(DenialCode.PRICE_DRIFT);
        rig.nowNs += 1;
        assertPassed(rig.look(check, rig.market(Side.BUY, 1)), 0, ONE + ONE / 5);
    }

    @Test
    void shouldRememberAfterARestoreAndFollowAChangedLimit() {
        reference(rig, units(100));
        rig.nowNs += SECOND;
        reference(rig, units(102));
        final GateRig other = new GateRig(
                VenueCapabilities.BASIC,
                Units.row("a", GateRig.ACCOUNT, value(LimitKind.MAX_DRIFT, 100)),
                Units.row("b", RowKey.EVERY_ORDER, value(LimitKind.DRIFT_WINDOW, 30 * SECOND)));
        restore(other.gate(), rig.gate());
        other.nowNs = rig.nowNs;
        assertDenied(other.look(check, other.market(Side.BUY, 1)), DenialCode.PRICE_DRIFT, units(2), ONE, KEY);
        other.change(LimitKind.MAX_DRIFT, 200);
        assertPassed(other.look(check, other.market(Side.BUY, 1)), units(2), units(2));
    }

    @Test
    void shouldLookAtNothingWithoutALimit() {
        final GateRig free = new GateRig();
        assertPassed(free.look(check, free.market(Side.BUY, 1)), 0, LimitRule.NONE);
    }
}
