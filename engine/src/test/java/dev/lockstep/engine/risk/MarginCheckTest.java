package dev.lockstep.engine.risk;

import static dev.lockstep.engine.limit.LimitKey.ANY;
import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.B;
import static dev.lockstep.engine.risk.RiskRig.C;
import static dev.lockstep.engine.risk.RiskRig.assertDenied;
import static dev.lockstep.engine.risk.RiskRig.assertNothingSeen;
import static dev.lockstep.engine.risk.RiskRig.assertPassed;
import static dev.lockstep.engine.risk.RiskRig.dollars;
import static dev.lockstep.engine.testkit.Units.row;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.RowKey;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.Test;

/** A margin account of 100,000 dollars whose worst cases need a fifth of what they are worth. */
final class MarginCheckTest {
    private final MarginCheck check = new MarginCheck();
    private final RiskRig rig =
            new RiskRig(row("risk.limits[0]", RowKey.EVERY_ORDER.account(0), value(LimitKind.INITIAL_MARGIN, 2_000)));

    private void margin(final int bps) {
        rig.portfolio.marginRate(0, 0, A, bps);
        rig.portfolio.marginRate(0, 0, B, bps);
    }

    @Test
    @Proves(DenialCode.MARGIN)
    void shouldAllowWhatEquityCoversAndDenyOneLotMore() {
        margin(2_000);
        rig.hold(0, 0, A, 1_000).hold(0, 0, B, -2_000);
        rig.restore();
        // 20,000 for A and as much for B leave 60,000: margin of 3,000 more A.
        assertPassed(rig.buy(check, A, units(100), 3_000), 0, 0);
        assertDenied(rig.buy(check, A, units(100), 3_001), DenialCode.MARGIN, dollars(20), 0, LimitKey.ACCOUNT);
    }

    @Test
    void shouldFollowAChangedRateAndLeaveAWayBack() {
        margin(2_000);
        rig.hold(0, 0, A, 1_000);
        rig.change(new LimitKey(0, ANY, ANY, ANY, ANY), LimitKind.INITIAL_MARGIN, 10_000);
        assertDenied(rig.buy(check, A, units(100), 1), DenialCode.MARGIN, dollars(100), 0, LimitKey.ACCOUNT);
        margin(20_000);
        assertThat(rig.sell(check, A, units(100), 1_000).approved())
                .as("what reduces needs no margin, even if there is none")
                .isTrue();
        assertThat(rig.sell(check, A, units(100), 2_001).denial).isEqualTo(DenialCode.MARGIN);
        assertThat(rig.replace(check, A, Side.BUY, units(99), 1, 0).approved()).isTrue();
    }

    @Test
    void shouldAskNothingOfCashAccounts() {
        rig.account = RiskRig.CASH;
        assertNothingSeen(rig.buy(check, A, units(100), 1_000_000));
    }

    @Test
    @Proves(DenialCode.NO_MARK_PRICE)
    void shouldDenyWhatHasNoPriceYet() {
        rig.unquoted();
        assertThat(rig.buy(check, A, units(100), 1).denial).isEqualTo(DenialCode.NO_MARK_PRICE);
    }

    @Test
    @Proves(DenialCode.NO_CONVERSION)
    void shouldDenyWhatCannotBeConverted() {
        assertThat(rig.buy(check, C, units(10), 1).denial).isEqualTo(DenialCode.NO_CONVERSION);
        rig.quote(RiskRig.EURUSD, units(1));
        assertThat(rig.buy(check, C, units(10), 1).approved()).isTrue();
    }

    @Test
    @Proves(DenialCode.MONEY_OVERFLOW)
    void shouldDenyWhatIsWorthMoreThanMoneyCanSay() {
        rig.quote(A, units(1_000));
        assertThat(rig.buy(check, A, 0, 90_000_000_000L).denial).isEqualTo(DenialCode.MONEY_OVERFLOW);
    }
}
