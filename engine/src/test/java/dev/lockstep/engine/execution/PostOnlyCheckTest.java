package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.testkit.Proves;
import dev.lockstep.engine.venue.VenueCapabilities;
import org.junit.jupiter.api.Test;

/** Orders that must not take, at venues that don't see to it. */
final class PostOnlyCheckTest {
    private static final long BID = units(100) - TICK;
    private static final long ASK = units(100) + TICK;

    private final GateRig rig = new GateRig();
    private final PostOnlyCheck check = new PostOnlyCheck(rig.venues);

    private Order postOnly(final Side side, final long price) {
        final Order order = rig.limit(side, price, 1);
        order.spec.postOnly = true;
        return order;
    }

    @Test
    @Proves(DenialCode.POST_ONLY)
    void shouldPassUpToTheTouchAndDenyAtIt() {
        assertPassed(rig.look(check, postOnly(Side.BUY, ASK - TICK)), ASK - TICK, ASK);
        assertDenied(rig.look(check, postOnly(Side.BUY, ASK)), DenialCode.POST_ONLY, ASK, ASK, 0);
        assertPassed(rig.look(check, postOnly(Side.SELL, BID + TICK)), BID + TICK, BID);
        assertDenied(rig.look(check, postOnly(Side.SELL, BID)), DenialCode.POST_ONLY, BID, BID, 0);
        assertThat(rig.replace(check, postOnly(Side.BUY, BID), ASK, 1).denial).isEqualTo(DenialCode.POST_ONLY);
        assertPassed(rig.look(check, rig.limit(Side.BUY, ASK, 1)), 0, LimitRule.NONE);
    }

    @Test
    void shouldDenyWithoutALimitAndWhileTheBookIsInMotion() {
        final Order market = rig.market(Side.BUY, 1);
        market.spec.postOnly = true;
        assertDenied(rig.look(check, market), DenialCode.POST_ONLY, 0, ASK, 0);
        rig.gate().bookStatus = BookStatus.GAPPED;
        assertThat(rig.look(check, postOnly(Side.BUY, units(50))).denial).isEqualTo(DenialCode.POST_ONLY);
        rig.gate().bookStatus = BookStatus.CROSSED;
        assertThat(rig.look(check, postOnly(Side.BUY, units(50))).denial).isEqualTo(DenialCode.POST_ONLY);
    }

    @Test
    void shouldPassWhereTheOtherSideIsEmpty() {
        rig.gate().hasAsk = false;
        assertPassed(rig.look(check, postOnly(Side.BUY, units(200))), units(200), 0);
    }

    @Test
    void shouldLeaveItToAVenueThatKnowsTheFlag() {
        final GateRig other = new GateRig(VenueCapabilities.ALL);
        assertPassed(other.look(new PostOnlyCheck(other.venues), postOnly(Side.BUY, ASK)), 0, LimitRule.NONE);
    }
}
