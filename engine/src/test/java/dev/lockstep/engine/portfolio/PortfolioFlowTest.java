package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.portfolio.PortfolioDesk.account;
import static dev.lockstep.engine.portfolio.PortfolioDesk.cash;
import static dev.lockstep.engine.portfolio.PortfolioDesk.inverse;
import static dev.lockstep.engine.portfolio.PortfolioDesk.linear;
import static dev.lockstep.engine.portfolio.PortfolioDesk.pair;
import static dev.lockstep.engine.portfolio.PortfolioDesk.spot;
import static dev.lockstep.engine.portfolio.PortfolioDesk.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random flows over three accounts, four currencies and all kinds of instruments, against {@link ReferencePortfolio}: money is conserved after every event, every figure is right, what an
 * order would lead to is what it leads to, and a portfolio that was restored anywhere on the way goes on like the one it was taken from.
 */
final class PortfolioFlowTest {
    private static final int EVENTS = 70_000;
    /** Events from one comparison of all figures to the next. */
    private static final int CHECK_INTERVAL = 97;

    private static final int[] STRATEGIES = {Portfolio.NOBODY, 0, 1, 2};
    private static final String[] CURRENCIES = {"USD", "EUR", "JPY", "BTC"};
    private static final InstrumentTerms[] TERMS = {
        pair("EUR", "USD"),
        pair("USD", "JPY"),
        spot("A", "USD"),
        spot("B", "EUR"),
        linear("F", "USD", "50"),
        linear("G", "JPY", "1"),
        inverse("P", "BTC", 6),
        pair("BTC", "USD"),
        terms("Q", InstrumentKind.LINEAR, "USD", "", "USD", 6, "0.1", "0.01"),
        terms("C", InstrumentKind.SPOT, "JPY", "", "JPY", 6, "1", "0.001"),
    };
    private static final double[] PRICES = {1.1, 150, 100, 20, 4_000, 9_000, 60_000, 60_000, 300, 1_234.5};

    /** Each event goes to all of these: the one from the start, and one that has been restored. */
    private PortfolioDesk[] desks;

    private ReferencePortfolio reference;
    private Random random;
    private long seed;
    private BigDecimal[] peaks;

    private static PortfolioSettings settings(final MoneyRounding rounding) {
        return new PortfolioSettings(
                List.of(
                        account(
                                "MAIN",
                                "USD",
                                AccountKind.MARGIN,
                                PositionMode.NETTING,
                                cash("USD", "1000000"),
                                cash("BTC", "3")),
                        account(
                                "HEDGE",
                                "EUR",
                                AccountKind.MARGIN,
                                PositionMode.HEDGING,
                                cash("EUR", "500000.5"),
                                cash("JPY", "10000")),
                        account("CASH", "JPY", AccountKind.CASH, PositionMode.NETTING, cash("JPY", "90000000"))),
                rounding,
                Map.of("USD", 2, "JPY", 0, "BTC", 5),
                Map.of("A", 0, "F", 0, "B", 1, "P", 1),
                2,
                3);
    }

    @ParameterizedTest
    @CsvSource({"NONE, 1", "HALF_UP, 2", "HALF_EVEN, 3"})
    void shouldAgreeWithUnboundedArithmeticAfterEveryEvent(final MoneyRounding rounding, final long ofSeed) {
        seed = ofSeed;
        random = new Random(seed);
        final PortfolioSettings settings = settings(rounding);
        desks = new PortfolioDesk[] {new PortfolioDesk(settings), new PortfolioDesk(settings)};
        reference = new ReferencePortfolio(settings, TERMS.length);
        peaks = new BigDecimal[settings.accounts().size()];
        for (int i = 0; i < EVENTS; i++) {
            if (i % 500 == 0 && reference.terms.size() < TERMS.length) {
                define();
            }
            step();
            for (final PortfolioDesk desk : desks) {
                desk.assertConserved();
                assertCash(desk, i);
            }
            followPeaks();
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

    private void define() {
        final InstrumentTerms of = TERMS[reference.terms.size()];
        reference.terms.add(of);
        for (final PortfolioDesk desk : desks) {
            desk.define(of);
        }
    }

    private void step() {
        final int kind = random.nextInt(1_000);
        if (kind < 350) {
            quote(random.nextInt(reference.terms.size()));
        } else if (kind < 620) {
            trade(random.nextInt(20) == 0);
        } else if (kind < 900) {
            reserve();
        } else if (kind < 925) {
            moveCash();
        } else if (kind < 945) {
            setMargin();
        } else if (kind < 960) {
            dividend();
        } else if (kind < 970) {
            split();
        } else if (kind < 975) {
            settle();
        } else if (kind < 985) {
            roll();
        } else if (kind < 990) {
            for (final PortfolioDesk desk : desks) {
                desk.portfolio().onDayBoundary();
            }
        } else {
            count();
        }
    }

    private int instrument() {
        return random.nextInt(reference.terms.size());
    }

    private int strategy() {
        return STRATEGIES[random.nextInt(STRATEGIES.length)];
    }

    private long price(final int instrument) {
        return 1 + (long) (PRICES[instrument] * (0.8 + 0.4 * random.nextDouble()) * 100_000_000L);
    }

    private void quote(final int instrument) {
        final long bid = random.nextInt(20) == 0 ? 0 : price(instrument);
        final long ask = bid == 0 || random.nextInt(20) != 0 ? Math.max(bid, 1) + price(instrument) / 1_000 : 0;
        final boolean whole = random.nextInt(10) != 0;
        for (final PortfolioDesk desk : desks) {
            desk.market(
                    instrument, whole ? BookStatus.WHOLE : BookStatus.GAPPED, bid, bid == 0 ? price0(instrument) : ask);
        }
        final long realAsk = bid == 0 ? price0(instrument) : ask;
        reference.bid[instrument] = bid == 0 ? reference.bid[instrument] : BigDecimal.valueOf(bid, 8);
        reference.ask[instrument] = realAsk == 0 ? reference.ask[instrument] : BigDecimal.valueOf(realAsk, 8);
        if (whole) {
            final long mark = bid == 0 ? realAsk : realAsk == 0 ? bid : Math.floorDiv(bid + realAsk, 2);
            reference.mark[instrument] = BigDecimal.valueOf(mark, 8);
        }
    }

    /** The price from which an instrument started. */
    private static long price0(final int instrument) {
        return (long) (PRICES[instrument] * 100_000_000L);
    }

    /** A quantity of whole lots that keeps positions from growing without end. */
    private long quantity(final int instrument) {
        return TERMS[instrument].quantityIncrement() * (1 + random.nextInt(200));
    }

    private void trade(final boolean bust) {
        final int account = random.nextInt(desks[0].portfolio().accounts());
        final int strategy = strategy();
        final int instrument = instrument();
        final boolean reduceOnly = random.nextInt(3) == 0;
        final Side side = side(account, instrument);
        final long price = price(instrument);
        final long quantity = quantity(instrument);
        final long fee = random.nextInt(3_000_000) - 500_000;
        for (final PortfolioDesk desk : desks) {
            final boolean done = bust
                    ? desk.portfolio().onBust(account, strategy, instrument, side, price, quantity, fee, reduceOnly)
                    : desk.portfolio().onFill(account, strategy, instrument, side, price, quantity, fee, reduceOnly);
            assertThat(done).isTrue();
        }
        final boolean buy = (side == Side.BUY) != bust;
        final BigDecimal paid = BigDecimal.valueOf(bust ? -fee : fee, 6);
        reference.fill(
                account,
                strategy,
                instrument,
                buy,
                BigDecimal.valueOf(price, 8),
                BigDecimal.valueOf(quantity, 8),
                paid,
                reduceOnly != bust);
    }

    /** Mostly against what is held. */
    private Side side(final int account, final int instrument) {
        final Holding holding = desks[0].portfolio().report().holding(account, instrument);
        final boolean sell = holding != null && holding.quantity() > 0;
        return sell == (random.nextInt(5) < 3) ? Side.SELL : Side.BUY;
    }

    private void reserve() {
        final boolean known = !reference.orders.isEmpty() && random.nextInt(60) < reference.orders.size();
        final ReferencePortfolio.Order order =
                known ? reference.orders.get(random.nextInt(reference.orders.size())) : newOrder();
        final long limitBefore = order.limit;
        final long before = order.quantity;
        final boolean adds = !known || random.nextInt(3) == 0;
        if (adds) {
            order.limit =
                    known && random.nextBoolean() ? order.limit : random.nextInt(4) == 0 ? 0 : price(order.instrument);
            order.quantity = before + quantity(order.instrument);
        } else {
            order.quantity = random.nextInt(3) == 0 ? before / 2 : 0;
        }
        if (order.quantity == 0) {
            reference.orders.remove(order);
        }
        final boolean samePrice = limitBefore == order.limit || before == 0;
        for (final PortfolioDesk desk : desks) {
            final Foreseen foreseen = adds ? new Foreseen(desk.portfolio(), order, order.quantity - before) : null;
            desk.portfolio()
                    .reserve(
                            order.account,
                            order.strategy,
                            order.instrument,
                            order.side,
                            order.reduceOnly,
                            limitBefore,
                            before,
                            order.limit,
                            order.quantity);
            if (adds) {
                foreseen.assertHappened(desk.portfolio(), order, samePrice, seed);
            }
        }
    }

    private ReferencePortfolio.Order newOrder() {
        final ReferencePortfolio.Order order = new ReferencePortfolio.Order();
        order.account = random.nextInt(desks[0].portfolio().accounts());
        order.strategy = strategy();
        order.instrument = instrument();
        order.side = random.nextBoolean() ? Side.BUY : Side.SELL;
        order.reduceOnly = random.nextInt(3) == 0;
        reference.orders.add(order);
        return order;
    }

    private void moveCash() {
        final int account = random.nextInt(desks[0].portfolio().accounts());
        final String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        final CashKind kind = CashKind.get((short) random.nextInt(6));
        final long money = random.nextInt(200_000_000) - 100_000_000;
        final long peakBefore = desks[0].portfolio().account(account).drawdown().value();
        final boolean income = kind == CashKind.FEE || kind == CashKind.INTEREST || kind == CashKind.FUNDING;
        for (final PortfolioDesk desk : desks) {
            assertThat(desk.portfolio().onCash(account, currency, 6, kind, money))
                    .isTrue();
        }
        reference.cashMovement(account, currency, BigDecimal.valueOf(money, 6));
        final Amount drawdown = desks[0].portfolio().account(account).drawdown();
        if (!income && drawdown.isKnown() && peaks[account] != null) {
            // A movement leaves the drawdown where it is, to the unit that a conversion may be off.
            assertThat(Math.abs(drawdown.value() - peakBefore))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(2);
        }
        peaks[account] = null;
    }

    private void setMargin() {
        final int account = random.nextInt(desks[0].portfolio().accounts());
        final int strategy = strategy();
        final int instrument = instrument();
        final int bps = random.nextInt(12_000);
        for (final PortfolioDesk desk : desks) {
            desk.portfolio().marginRate(account, strategy, instrument, bps);
        }
        reference.margin(account, strategy, instrument, bps);
    }

    private void dividend() {
        final int instrument = instrument();
        final long perUnit = random.nextInt(500_000_000);
        for (final PortfolioDesk desk : desks) {
            desk.portfolio().onDividend(instrument, perUnit);
        }
        reference.dividend(instrument, BigDecimal.valueOf(perUnit, 8));
    }

    private void split() {
        final int instrument = instrument();
        final int numerator = 1 + random.nextInt(3);
        final int denominator = 1 + random.nextInt(4);
        final long cashPrice = price(instrument);
        for (final PortfolioDesk desk : desks) {
            assertThat(desk.portfolio().onSplit(instrument, numerator, denominator, cashPrice))
                    .isTrue();
        }
        reference.split(instrument, numerator, denominator, BigDecimal.valueOf(cashPrice, 8));
    }

    private void settle() {
        final int instrument = instrument();
        final long price = price(instrument);
        for (final PortfolioDesk desk : desks) {
            assertThat(desk.portfolio().onSettlement(instrument, price)).isTrue();
        }
        reference.settle(instrument, BigDecimal.valueOf(price, 8));
    }

    private void roll() {
        final int from = instrument();
        final int to = instrument();
        if (from == to) {
            return;
        }
        final long fromPrice = price(from);
        final long toPrice = price(to);
        for (final PortfolioDesk desk : desks) {
            assertThat(desk.portfolio().onRoll(from, to, fromPrice, toPrice)).isTrue();
        }
        reference.roll(from, to, BigDecimal.valueOf(fromPrice, 8), BigDecimal.valueOf(toPrice, 8));
    }

    private void count() {
        final int account = random.nextInt(desks[0].portfolio().accounts());
        final int strategy = strategy();
        final int instrument = instrument();
        final Line line = desks[0].portfolio().report().line(account, strategy, instrument);
        final boolean ends = line != null && line.openOrders() > 0 && random.nextBoolean();
        for (final PortfolioDesk desk : desks) {
            if (ends) {
                desk.portfolio().onOrderEnded(account, strategy, instrument);
            } else {
                desk.portfolio().onOrderOpened(account, strategy, instrument);
            }
        }
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

    /** The peak is the highest equity since the last movement of cash, or higher. */
    private void followPeaks() {
        for (int i = 0; i < peaks.length; i++) {
            final Account account = desks[0].portfolio().account(i);
            final Amount drawdown = account.drawdown();
            if (!drawdown.isKnown()) {
                continue;
            }
            final BigDecimal peak = BigDecimal.valueOf(drawdown.value())
                    .add(BigDecimal.valueOf(account.equity().value()));
            final BigDecimal expected = peaks[i] == null
                    ? peak
                    : peaks[i].max(BigDecimal.valueOf(account.equity().value()));
            assertThat(peak).as("peak of account %d, seed %d", i, seed).isEqualByComparingTo(expected);
            peaks[i] = peak;
        }
    }

    private void assertFigures(final Portfolio portfolio, final int event) {
        new ReferenceFigures(reference, portfolio, STRATEGIES, "after event " + event + ", seed " + seed).assertAll();
    }
}
