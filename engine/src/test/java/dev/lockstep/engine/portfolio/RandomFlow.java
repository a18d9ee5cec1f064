package dev.lockstep.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.math.BigDecimal;
import java.util.Random;

/** Random events of {@link FlowWorld}, each of which goes to all desks and to the reference. */
final class RandomFlow {
    private final PortfolioDesk[] desks;
    private final ReferencePortfolio reference;
    private final ReferenceActions actions;
    private final Peaks peaks;
    private final Random random;
    private final long seed;
    private final int[] strategies = FlowWorld.strategies();
    private final String[] currencies = FlowWorld.currencies();

    /**
     * A flow that the seed decides.
     *
     * @param desks whoever gets the events; one may be replaced on the way
     */
    RandomFlow(
            final PortfolioDesk[] desks,
            final ReferencePortfolio reference,
            final Peaks peaks,
            final Random random,
            final long seed) {
        this.desks = desks;
        this.reference = reference;
        actions = new ReferenceActions(reference);
        this.peaks = peaks;
        this.random = random;
        this.seed = seed;
    }

    /** Takes in the next instrument, if there is one left. */
    void define() {
        if (reference.terms.size() == FlowWorld.instruments()) {
            return;
        }
        final InstrumentTerms of = FlowWorld.instrument(reference.terms.size());
        reference.terms.add(of);
        for (final PortfolioDesk desk : desks) {
            desk.define(of);
        }
    }

    /** Lets one event happen to all desks and the reference. */
    void step() {
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
        return strategies[random.nextInt(strategies.length)];
    }

    private long price(final int instrument) {
        return 1 + (long) (FlowWorld.price(instrument) * (0.8 + 0.4 * random.nextDouble()) * 100_000_000L);
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
        reference.prices.bid[instrument] = bid == 0 ? reference.prices.bid[instrument] : BigDecimal.valueOf(bid, 8);
        reference.prices.ask[instrument] =
                realAsk == 0 ? reference.prices.ask[instrument] : BigDecimal.valueOf(realAsk, 8);
        if (whole) {
            final long mark = bid == 0 ? realAsk : realAsk == 0 ? bid : Math.floorDiv(bid + realAsk, 2);
            reference.prices.mark[instrument] = BigDecimal.valueOf(mark, 8);
        }
    }

    /** The price from which an instrument started. */
    private static long price0(final int instrument) {
        return (long) (FlowWorld.price(instrument) * 100_000_000L);
    }

    /** A quantity of whole lots that keeps positions from growing without end. */
    private long quantity(final int instrument) {
        return FlowWorld.instrument(instrument).quantityIncrement() * (1 + random.nextInt(200));
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
        final String currency = currencies[random.nextInt(currencies.length)];
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
        if (!income && drawdown.isKnown() && peaks.isKnown(account)) {
            // A movement leaves the drawdown where it is, to the unit that a conversion may be off.
            assertThat(Math.abs(drawdown.value() - peakBefore))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(2);
        }
        peaks.forget(account);
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
        actions.dividend(instrument, BigDecimal.valueOf(perUnit, 8));
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
        actions.split(instrument, numerator, denominator, BigDecimal.valueOf(cashPrice, 8));
    }

    private void settle() {
        final int instrument = instrument();
        final long price = price(instrument);
        for (final PortfolioDesk desk : desks) {
            assertThat(desk.portfolio().onSettlement(instrument, price)).isTrue();
        }
        actions.settle(instrument, BigDecimal.valueOf(price, 8));
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
        actions.roll(from, to, BigDecimal.valueOf(fromPrice, 8), BigDecimal.valueOf(toPrice, 8));
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
}
