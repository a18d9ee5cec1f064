package dev.lockstep.engine.risk;

import static dev.lockstep.engine.limit.LimitKey.ANY;
import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.C;
import static dev.lockstep.engine.risk.RiskRig.assertDenied;
import static dev.lockstep.engine.risk.RiskRig.assertPassed;
import static dev.lockstep.engine.testkit.Units.row;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** What every control of an amount does. Each of them says what is held, and by hand what one more order, a buy of three A at 99 where the market is at 100, brings that to. */
abstract class AmountCheckTest {
    private final RiskCheck check;
    private final LimitKind kind;
    private final DenialCode code;
    private final long reached;
    private final boolean byAccount;

    AmountCheckTest(
            final RiskCheck check,
            final LimitKind kind,
            final DenialCode code,
            final long reached,
            final boolean byAccount) {
        this.check = check;
        this.kind = kind;
        this.code = code;
        this.reached = reached;
        this.byAccount = byAccount;
    }

    /** What is held before the order. */
    abstract void hold(RiskRig rig);

    /** An instrument whose money is not convertible at first. */
    int foreign() {
        return C;
    }

    /** A control that lets pass what reduces, however far it is beyond the limit. */
    boolean leavesAWayBack() {
        return true;
    }

    final RiskCheck check() {
        return check;
    }

    final RiskRig rig(final long limit) {
        final RowKey key = byAccount ? RowKey.EVERY_ORDER.account(0) : RowKey.EVERY_ORDER;
        return new RiskRig(row("risk.limits[0]", key, value(kind, limit)));
    }

    final RiskRig loaded(final long limit) {
        final RiskRig rig = rig(limit);
        hold(rig);
        return rig;
    }

    private int key() {
        return byAccount ? LimitKey.ACCOUNT : 0;
    }

    private RiskDecision buy(final RiskRig rig) {
        return rig.buy(check, A, units(99), 3);
    }

    @Test
    void shouldPassUpToTheLimitAndDenyBehindIt() {
        assertPassed(buy(loaded(reached)), reached, reached);
        assertDenied(buy(loaded(reached - 1)), code, reached, reached - 1, key());
    }

    @Test
    void shouldFollowAChangedLimitAndSayTheSameAfterARestore() {
        final RiskRig rig = loaded(reached);
        rig.restore();
        assertPassed(buy(rig), reached, reached);
        final LimitKey key = new LimitKey(byAccount ? 0 : ANY, ANY, ANY, ANY, ANY);
        rig.change(key, kind, reached - 1);
        assertDenied(buy(rig), code, reached, reached - 1, key());
        rig.change(key, kind, reached);
        assertPassed(buy(rig), reached, reached);
    }

    @Test
    void shouldHaveNothingToSayWithoutALimit() {
        final RiskRig rig = new RiskRig().unquoted();
        assertThat(buy(rig).approved()).isTrue();
    }

    @Test
    @Proves(DenialCode.NO_MARK_PRICE)
    void shouldDenyWhatHasNoPriceYet() {
        final RiskDecision order = rig(reached).unquoted().buy(check, A, 0, 1);
        assertThat(order.denial).isEqualTo(DenialCode.NO_MARK_PRICE);
        assertThat(order.deniedLimit).isEqualTo(reached);
    }

    @Test
    @Proves(DenialCode.NO_CONVERSION)
    void shouldDenyWhatCannotBeConvertedUntilItsPairIsQuoted() {
        final RiskRig rig = rig(reached);
        final RiskDecision order = rig.buy(check, foreign(), units(10), 1);
        assertThat(order.denial).isEqualTo(DenialCode.NO_CONVERSION);
        assertThat(order.deniedLimit).isEqualTo(reached);
        rig.quote(RiskRig.EURUSD, units(1));
        assertThat(rig.buy(check, foreign(), units(10), 1).approved()).isTrue();
    }

    @Test
    @Proves(DenialCode.MONEY_OVERFLOW)
    void shouldDenyWhatIsWorthMoreThanMoneyCanSay() {
        final RiskRig rig = rig(reached).quote(A, units(1_000_000));
        assertThat(rig.buy(check, A, 0, 90_000_000_000L).denial).isEqualTo(DenialCode.MONEY_OVERFLOW);
    }

    @Test
    void shouldLeaveAWayBack() {
        final RiskRig rig = loaded(0);
        assertThat(rig.sell(check, A, units(100), 3).approved()).isEqualTo(leavesAWayBack());
        assertThat(rig.replace(check, A, Side.BUY, units(99), 5, 0).approved()).isEqualTo(leavesAWayBack());
    }
}
