package dev.lockstep.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random flows over three accounts, four currencies and all kinds of instruments, against {@link ReferencePortfolio}: money is conserved after every event, every figure is right, what an
 * order would lead to is what it leads to, and a portfolio that was restored anywhere on the way goes on like the one it was taken from.
 */
final class PortfolioFlowTest {
    private static final int EVENTS = 70_000;
    private static final int DEFINITION_INTERVAL = 500;
    /** Events from one comparison of all figures to the next. */
    private static final int CHECK_INTERVAL = 97;

    /** Each event goes to all of these: the one from the start, and one that has been restored. */
    private PortfolioDesk[] desks;

    private ReferencePortfolio reference;
    private long seed;

    @ParameterizedTest
    @CsvSource({"NONE, 1", "HALF_UP, 2", "HALF_EVEN, 3"})
    void shouldAgreeWithUnboundedArithmeticAfterEveryEvent(final MoneyRounding rounding, final long ofSeed) {
        seed = ofSeed;
        final PortfolioSettings settings = FlowWorld.settings(rounding);
        desks = new PortfolioDesk[] {new PortfolioDesk(settings), new PortfolioDesk(settings)};
        reference = new ReferencePortfolio(settings, FlowWorld.instruments());
        final Random random = new Random(seed);
        final Peaks peaks = new Peaks(settings.accounts().size(), seed);
        final RandomFlow flow = new RandomFlow(desks, reference, peaks, random, seed);
        for (int i = 0; i < EVENTS; i++) {
            if (i % DEFINITION_INTERVAL == 0) {
                flow.define();
            }
            flow.step();
            for (final PortfolioDesk desk : desks) {
                desk.assertConserved();
                assertCash(desk, i);
            }
            peaks.follow(desks[0].portfolio());
            if (i % CHECK_INTERVAL == 0) {
                assertFigures(desks[i / CHECK_INTERVAL & 1].portfolio(), i);
                assertThat(hash(1)).as("state after event %d, seed %d", i, seed).isEqualTo(hash(0));
            }
            if (random.nextInt(1_000) == 0) {
                cut(settings);
            }
        }
        assertThat(desks[0].portfolio().refused()).isZero();
    }

    private long hash(final int desk) {
        return new StateHash().of(desks[desk].portfolio());
    }

    private void cut(final PortfolioSettings settings) {
        final PortfolioDesk restored = new PortfolioDesk(settings);
        StateImage.of(desks[1].portfolio()).restore(restored.portfolio());
        desks[1] = restored;
        assertThat(hash(1)).as("state after restoring, seed %d", seed).isEqualTo(hash(0));
        assertThat(restored.portfolio().takeTouchedAccounts()).isZero();
        assertFigures(restored.portfolio(), -1);
        desks[0].portfolio().takeTouchedAccounts();
    }

    private void assertCash(final PortfolioDesk desk, final int event) {
        for (int account = 0; account < desk.portfolio().accounts(); account++) {
            final Account of = desk.portfolio().account(account);
            for (int i = 0; i < of.balances(); i++) {
                assertThat(of.balance(i).cash())
                        .as(
                                "%s of account %d after event %d, seed %d",
                                of.balance(i).currency(), account, event, seed)
                        .isEqualTo(units(reference.cash(account, of.balance(i).currency())));
            }
        }
    }

    private static long units(final BigDecimal money) {
        return money.movePointRight(6).longValueExact();
    }

    private void assertFigures(final Portfolio portfolio, final int event) {
        new ReferenceFigures(reference, portfolio, FlowWorld.strategies(), "after event " + event + ", seed " + seed)
                .assertAll();
    }
}
