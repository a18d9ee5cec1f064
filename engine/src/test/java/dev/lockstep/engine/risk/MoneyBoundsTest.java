package dev.lockstep.engine.risk;

import static dev.lockstep.engine.risk.RiskRig.dollars;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.Account;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.MoneyMessages;
import dev.lockstep.engine.testkit.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Money that is within bounds in its own currency, and beyond them in the account's. */
final class MoneyBoundsTest {
    private static final int PAIR = 1;

    private static InstrumentTerms pair() {
        return new InstrumentTerms(
                "EURUSD",
                InstrumentKind.SPOT,
                "USD",
                "EUR",
                "USD",
                6,
                0,
                MarketView.QUOTES,
                MarketView.QUOTES,
                true,
                1,
                ONE,
                ONE,
                ONE);
    }

    /** The first quote is a slip: ten million euro would be 10^17 dollars. */
    @Test
    void shouldKeepAMovementUntilThereIsARateAtWhichItCanBeCounted() {
        final Desk desk = new Desk(
                strategy -> Units.settings(List.of(strategy), Units.wideLimits(), 100), Units.terms("A"), pair());
        desk.harness().admin(MoneyMessages.cash(0, "EUR", CashKind.DEPOSIT, dollars(10_000_000)));
        desk.harness().market(MarketMessages.quote(PAIR, Bounds.MAX_PRICE - TICK, ONE, Bounds.MAX_PRICE, ONE));
        final Account account = desk.harness().core().risk().portfolio().account(0);
        assertThat(account.equity().isKnown()).isFalse();
        assertThat(account.dayProfit().isKnown()).isFalse();
        desk.harness().market(MarketMessages.quote(PAIR, units(1) - TICK, ONE, units(1) + TICK, ONE));
        assertThat(account.equity().isKnown()).isTrue();
        assertThat(account.dayProfit().value()).isZero();
        assertThat(account.dayProfit().isKnown()).isTrue();
    }
}
