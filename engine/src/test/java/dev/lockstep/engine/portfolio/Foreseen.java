package dev.lockstep.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.Side;

/** Every answer of a {@link WhatIf}, to be compared with what became of the order. */
final class Foreseen {
    private final long worst;
    private final Amount instrument;
    private final Amount strategy;
    private final Amount account;
    private final Amount group;
    private final Amount gross;
    private final Amount net;
    private final Amount power;
    private final int instruments;

    Foreseen(final Portfolio portfolio, final ReferencePortfolio.Order order, final long added) {
        final WhatIf ask = portfolio.whatIf(
                order.account, order.strategy, order.instrument, order.side, added, order.limit, order.reduceOnly);
        worst = ask.worstQuantity().value();
        instrument = copy(ask.instrumentNotional());
        strategy = copy(ask.strategyNotional());
        account = copy(ask.accountNotional());
        group = copy(ask.groupNotional());
        gross = copy(ask.grossExposure());
        net = copy(ask.netExposure());
        final Line line = portfolio.report().line(order.account, order.strategy, order.instrument);
        power = copy(ask.buyingPower(line == null ? Holding.BPS : line.marginBps()));
        instruments = ask.strategyInstruments();
    }

    private static Amount copy(final Amount answer) {
        return new Amount().copy(answer);
    }

    /** What an order of one price leads to; where an order's price changes what it cost before is not what it costs now. */
    void assertHappened(
            final Portfolio portfolio, final ReferencePortfolio.Order order, final boolean samePrice, final long seed) {
        final Holding holding = portfolio.report().holding(order.account, order.instrument);
        final boolean buy = order.side == Side.BUY;
        assertThat(buy ? holding.worstLong() : holding.worstShort())
                .as("seed %d", seed)
                .isEqualTo(worst);
        final Account of = portfolio.account(order.account);
        final Amount happened = new Amount();
        of.rates().of(currencyOf(portfolio, order, of)).addTo(happened, holding.notional());
        assertSame(instrument, happened.lack(holding.notionalKnowledge()), "instrument", seed);
        assertSame(strategy, portfolio.report().strategyGrossExposure(order.strategy, order.account), "strategy", seed);
        assertSame(account, of.grossExposure(), "account", seed);
        final int inGroup = groupOf(portfolio, order);
        assertSame(group, inGroup < 0 ? new Amount() : of.groupGrossExposure(inGroup), "group", seed);
        assertSame(gross, portfolio.report().grossExposure(), "gross", seed);
        assertSame(net, portfolio.report().netExposure(), "net", seed);
        assertThat(portfolio.report().activeInstruments(order.strategy)).isEqualTo(instruments);
        if (of.kind() == AccountKind.MARGIN) {
            final Amount left = copy(of.tiedUp());
            assertSame(power, copy(of.equity()).lack(left.knowledge()).subtract(left.value()), "margin", seed);
        } else if (samePrice) {
            final int currency = currencyOf(portfolio, order, of);
            final Amount left = copy(of.tiedUpIn(currency));
            final Amount cash = new Amount().set(of.balance(currency).cash());
            cash.lack(left.knowledge()).subtract(left.value());
            assertThat(power.knowledge()).as("cash, seed %d", seed).isEqualTo(cash.knowledge());
            if (power.isKnown()) {
                // What is added to an order is rounded up by itself.
                assertThat(cash.value() - power.value())
                        .as("cash, seed %d", seed)
                        .isBetween(0L, 1L);
            }
        }
    }

    private static int groupOf(final Portfolio portfolio, final ReferencePortfolio.Order order) {
        return switch (portfolio.terms(order.instrument).symbol()) {
            case "A", "F" -> 0;
            case "B", "P" -> 1;
            default -> -1;
        };
    }

    private static int currencyOf(final Portfolio portfolio, final ReferencePortfolio.Order order, final Account of) {
        final String code = portfolio.terms(order.instrument).settlementCurrency();
        int index = 0;
        while (!of.balance(index).currency().equals(code)) {
            index++;
        }
        return index;
    }

    private static void assertSame(final Amount foreseen, final Amount happened, final String what, final long seed) {
        assertThat(foreseen.knowledge()).as("%s, seed %d", what, seed).isEqualTo(happened.knowledge());
        if (foreseen.isKnown()) {
            assertThat(foreseen.value()).as("%s, seed %d", what, seed).isEqualTo(happened.value());
        }
    }
}
