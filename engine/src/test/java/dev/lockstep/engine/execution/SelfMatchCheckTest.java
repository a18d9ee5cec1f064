package dev.lockstep.engine.execution;

import static dev.lockstep.engine.execution.GateRig.assertDenied;
import static dev.lockstep.engine.execution.GateRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.testkit.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Own orders that would meet. */
final class SelfMatchCheckTest {
    private final GateRig rig = new GateRig();

    private SelfMatchCheck check(final SelfMatch policy) {
        return new SelfMatchCheck(policy);
    }

    private Order resting(final int strategy, final Side side, final long price) {
        final Order order = rig.limit(side, price, 1);
        order.strategy = strategy;
        return rig.accepted(order);
    }

    @ParameterizedTest
    @EnumSource(SelfMatch.class)
    void shouldPassAsLongAsNothingMeets(final SelfMatch policy) {
        resting(1, Side.SELL, units(101));
        resting(1, Side.BUY, units(99));
        assertPassed(rig.look(check(policy), rig.limit(Side.BUY, units(101) - TICK, 1)), units(101) - TICK, units(101));
        assertPassed(rig.look(check(policy), rig.limit(Side.SELL, units(99) + TICK, 1)), units(99) + TICK, units(99));
        assertThat(rig.seen.metCount).isZero();
    }

    @Test
    @Proves(DenialCode.SELF_MATCH)
    void shouldDenyTheNewcomerThatMeetsAnyStrategysOrderOfItsAccount() {
        resting(1, Side.SELL, units(101));
        final SelfMatchCheck check = check(SelfMatch.CANCEL_NEWEST);
        assertDenied(
                rig.look(check, rig.limit(Side.BUY, units(101), 1)), DenialCode.SELF_MATCH, units(101), units(101), 0);
        assertDenied(rig.look(check, rig.market(Side.BUY, 1)), DenialCode.SELF_MATCH, 0, units(101), 0);
        assertThat(rig.seen.metCount).isZero();
        final Order ofAnother = rig.limit(Side.BUY, units(101), 1);
        ofAnother.account = GateRig.HEDGED;
        assertPassed(rig.look(check, ofAnother), units(101), 0);
        final Order elsewhere = rig.limit(Side.BUY, units(101), 1);
        elsewhere.instrument = 1;
        assertPassed(rig.look(check, elsewhere), units(101), 0);
    }

    @Test
    void shouldLookAtReplacesToo() {
        resting(1, Side.SELL, units(101));
        final Order bid = resting(0, Side.BUY, units(99));
        final SelfMatchCheck check = check(SelfMatch.CANCEL_NEWEST);
        assertPassed(rig.replace(check, bid, units(101) - TICK, 1), units(101) - TICK, units(101));
        assertThat(rig.replace(check, bid, units(101), 1).denial).isEqualTo(DenialCode.SELF_MATCH);
    }

    @Test
    void shouldCountTheBetterOfTwoPricesWhileAReplaceIsOnItsWay() {
        final Order offer = resting(1, Side.SELL, units(101));
        offer.requests.replace = 7;
        offer.requests.price = units(100);
        rig.working.follow(offer);
        final SelfMatchCheck check = check(SelfMatch.CANCEL_NEWEST);
        assertThat(rig.look(check, rig.limit(Side.BUY, units(100), 1)).denial).isEqualTo(DenialCode.SELF_MATCH);
        offer.requests.price = units(102);
        rig.working.follow(offer);
        assertThat(rig.look(check, rig.limit(Side.BUY, units(101), 1)).denial).isEqualTo(DenialCode.SELF_MATCH);
        assertThat(rig.look(check, rig.limit(Side.BUY, units(101) - TICK, 1)).approved())
                .isTrue();
    }

    @Test
    void shouldNameTheOldestToBeCancelledBestPriceFirst() {
        final Order second = resting(1, Side.SELL, units(101));
        final Order first = resting(2, Side.SELL, units(100));
        final Order third = resting(1, Side.SELL, units(101));
        resting(1, Side.SELL, units(102));
        final GateOrder seen = rig.look(check(SelfMatch.CANCEL_OLDEST), rig.limit(Side.BUY, units(101), 1));
        assertThat(seen.approved()).isTrue();
        assertThat(seen.metCount).isEqualTo(3);
        assertThat(List.of(seen.met[0], seen.met[1], seen.met[2])).containsExactly(first, second, third);
        rig.look(check(SelfMatch.CANCEL_OLDEST), rig.limit(Side.BUY, units(101), 1));
        assertThat(rig.seen.metCount).as("looking changes nothing").isEqualTo(3);
    }

    @Test
    void shouldDenyWhenMoreWouldHaveToBeCancelledThanOneOrderMay() {
        for (int i = 0; i < Limits.SELF_MATCH_CANCELS; i++) {
            resting(1, Side.BUY, units(99));
        }
        final SelfMatchCheck check = check(SelfMatch.CANCEL_OLDEST);
        assertThat(rig.look(check, rig.limit(Side.SELL, units(99), 1)).approved())
                .isTrue();
        assertThat(rig.seen.metCount).isEqualTo(Limits.SELF_MATCH_CANCELS);
        rig.seen.cancelRoom = Limits.SELF_MATCH_CANCELS - 1;
        assertThat(rig.look(check, rig.limit(Side.SELL, units(99), 1)).denial).isEqualTo(DenialCode.SELF_MATCH);
        rig.seen.cancelRoom = Limits.SELF_MATCH_CANCELS;
        resting(1, Side.BUY, units(99));
        assertDenied(
                rig.look(check, rig.limit(Side.SELL, units(99), 1)), DenialCode.SELF_MATCH, units(99), units(99), 0);
        assertThat(rig.seen.metCount).as("none is cancelled for nothing").isZero();
    }

    @Test
    void shouldDenyTheNewestAndCancelTheOldestWhereBothMustGo() {
        final Order offer = resting(1, Side.SELL, units(101));
        final GateOrder seen = rig.look(check(SelfMatch.CANCEL_BOTH), rig.limit(Side.BUY, units(101), 1));
        assertDenied(seen, DenialCode.SELF_MATCH, units(101), units(101), 0);
        assertThat(seen.metCount).isEqualTo(1);
        assertThat(seen.met[0]).isSameAs(offer);
    }

    @Test
    void shouldAlwaysClearTheWayForOrdersOfCentralRiskItself() {
        resting(1, Side.BUY, units(99));
        final Order closing = rig.market(Side.SELL, 1);
        closing.ofRisk = true;
        assertThat(rig.look(check(SelfMatch.CANCEL_NEWEST), closing).approved()).isTrue();
        assertThat(rig.seen.metCount).isEqualTo(1);
    }

    @Test
    void shouldForgetOrdersThatEndedAndIgnoreThoseThatDoNotRest() {
        final Order offer = resting(1, Side.SELL, units(101));
        final Order stop = rig.order(Side.SELL, OrderType.STOP_LIMIT, units(95), 1);
        stop.triggerPrice = units(96);
        rig.accepted(stop);
        final SelfMatchCheck check = check(SelfMatch.CANCEL_NEWEST);
        assertThat(rig.look(check, rig.limit(Side.BUY, units(101), 1)).approved())
                .isFalse();
        rig.cancelled(offer);
        assertThat(rig.look(check, rig.limit(Side.BUY, units(101), 1)).approved())
                .isTrue();
        stop.triggered = true;
        rig.working.follow(stop);
        assertThat(rig.look(check, rig.limit(Side.BUY, units(95), 1)).denial).isEqualTo(DenialCode.SELF_MATCH);
        final Order waiting = rig.order(Side.BUY, OrderType.STOP_MARKET, 0, 1);
        waiting.triggerPrice = units(110);
        assertThat(rig.look(check, waiting).approved()).isTrue();
    }

    @Test
    void shouldHaveAParentCancelledForItsChildUnlessThatMeetsOthersToo() {
        final GateRig rig = new GateRig();
        final SelfMatchCheck check = new SelfMatchCheck(SelfMatch.CANCEL_NEWEST);
        final Order entry = rig.accepted(rig.limit(Side.BUY, units(99), 10));
        final Order exit = rig.market(Side.SELL, 4);
        assertThat(rig.look(check, exit).denial).isEqualTo(DenialCode.SELF_MATCH);
        exit.spec.parentId = entry.id;
        assertThat(rig.look(check, exit).denial).isEqualTo(DenialCode.NONE);
        assertThat(rig.seen.metCount).isEqualTo(1);
        assertThat(rig.seen.met[0]).isSameAs(entry);
        rig.accepted(rig.limit(Side.BUY, units(98), 1));
        assertThat(rig.look(check, exit).denial).isEqualTo(DenialCode.SELF_MATCH);
    }
}
