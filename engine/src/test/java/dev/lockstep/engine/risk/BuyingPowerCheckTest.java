package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.A;
import static dev.lockstep.engine.risk.RiskRig.C;
import static dev.lockstep.engine.risk.RiskRig.CASH;
import static dev.lockstep.engine.risk.RiskRig.assertDenied;
import static dev.lockstep.engine.risk.RiskRig.assertNothingSeen;
import static dev.lockstep.engine.risk.RiskRig.assertPassed;
import static dev.lockstep.engine.risk.RiskRig.dollars;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.testkit.Proves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cash account of 10,000 dollars, which pays for what it buys out of the money of that currency. */
final class BuyingPowerCheckTest {
    private final BuyingPowerCheck check = new BuyingPowerCheck();
    private final RiskRig rig = new RiskRig();

    @BeforeEach
    void trade() {
        rig.account = CASH;
    }

    @Test
    @Proves(DenialCode.BUYING_POWER)
    void shouldSpendWhatThereIsAndNotACentMore() {
        rig.hold(CASH, 0, A, 20).open(CASH, 1, A, Side.BUY, units(90), 10);
        rig.restore();
        // 10,000 less 2,000 paid and 900 reserved leave 7,100.
        assertPassed(rig.buy(check, A, units(71), 100), 0, 0);
        assertPassed(rig.buy(check, A, units(70), 100), -dollars(100), 0);
        assertDenied(rig.buy(check, A, units(71) + TICK, 100), DenialCode.BUYING_POWER, dollars(1), 0, 0);
        assertDenied(rig.buy(check, A, 0, 72), DenialCode.BUYING_POWER, dollars(100), 0, 0);
    }

    @Test
    void shouldPayForTheHigherLimitOfAReplace() {
        rig.open(CASH, 0, A, Side.BUY, units(90), 100);
        // 1,000 of 10,000 are left: enough for ten dollars more on each of a hundred.
        assertPassed(replace(units(100)), 0, 0);
        assertDenied(replace(units(101)), DenialCode.BUYING_POWER, dollars(100), 0, 0);
        assertNothingSeen(replace(units(80)));
    }

    /** A stop whose target rests below the market stands at the market's price for what the two have in common. */
    @Test
    void shouldPayTheMarketsPriceOfWhatStandsWithoutALimit() {
        rig.open(CASH, 0, A, Side.BUY, units(90), 100);
        // 1,000 of 10,000 are left: just enough for ten dollars more on each of a hundred, at a mark price of 100.
        assertPassed(replace(0), 0, 0);
        rig.open(CASH, 1, A, Side.BUY, units(90), 1);
        assertDenied(replace(0), DenialCode.BUYING_POWER, dollars(90), 0, 0);
    }

    private RiskDecision replace(final long limit) {
        final RiskDecision order = rig.order(OrderAction.REPLACE, A, Side.BUY, limit, 100);
        rig.look(new BookWholeCheckTest.Nothing(), order, 0);
        rig.context.whatIf.replacing(units(100), units(90));
        check.check(order, rig.context);
        return order;
    }

    @Test
    void shouldAskNothingOfSellsNorOfMarginAccounts() {
        rig.hold(CASH, 0, A, 100);
        assertNothingSeen(rig.sell(check, A, units(100), 100));
        rig.account = 0;
        assertNothingSeen(rig.buy(check, A, units(100), 1_000_000));
    }

    @Test
    void shouldHaveNothingToBuyWithInACurrencyWithoutMoney() {
        assertDenied(rig.buy(check, C, units(10), 1), DenialCode.BUYING_POWER, dollars(10), 0, 0);
    }

    @Test
    @Proves(DenialCode.NO_MARK_PRICE)
    void shouldDenyAnOrderThatNobodyKnowsTheCostOf() {
        final RiskRig unquoted = new RiskRig().unquoted();
        unquoted.account = CASH;
        assertThat(unquoted.buy(check, A, 0, 1).denial).isEqualTo(DenialCode.NO_MARK_PRICE);
        assertThat(unquoted.buy(check, A, units(100), 1).approved()).isTrue();
    }

    @Test
    @Proves(DenialCode.MONEY_OVERFLOW)
    void shouldDenyWhatCostsMoreThanMoneyCanSay() {
        assertThat(rig.buy(check, A, units(1_000), 90_000_000_000L).denial).isEqualTo(DenialCode.MONEY_OVERFLOW);
    }
}
