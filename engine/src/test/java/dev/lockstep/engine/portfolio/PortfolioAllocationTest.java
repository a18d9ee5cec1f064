package dev.lockstep.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.Side;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** I7: once lines are there, market ticks, order updates and questions allocate nothing. */
final class PortfolioAllocationTest {
    private static final int WARM_UP = 50_000;
    private static final int EVENTS = 200_000;
    private static final long TOLERATED_BYTES = 16 * 1024;

    private final PortfolioDesk desk = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.NETTING);
    private final Portfolio portfolio = desk.portfolio();
    private final int pair = desk.define(PortfolioDesk.pair("EUR", "USD"));
    private final int dollars = desk.define(PortfolioDesk.spot("A", "USD"));
    private final int euros = desk.define(PortfolioDesk.linear("B", "EUR", "10"));
    private final int idle = desk.define(PortfolioDesk.spot("C", "USD"));
    private long sum;

    private void assertAllocatesNothing(final IntConsumer event) {
        desk.quote(pair, "1.1", "1.2");
        desk.quote(dollars, "99", "101");
        desk.quote(euros, "9", "11");
        for (int i = 0; i < WARM_UP; i++) {
            event.accept(i);
        }
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < EVENTS; i++) {
            event.accept(i);
        }
        assertThat(threads.getThreadAllocatedBytes(thread) - before)
                .as("bytes for %d events; sum %d", EVENTS, sum)
                .isLessThan(TOLERATED_BYTES);
    }

    private void tick(final int instrument, final int i) {
        final long bid = FixedPoint.ONE + (i & 1023) * 1_000L;
        desk.market(instrument, BookStatus.WHOLE, bid, bid + 2_000);
    }

    @Test
    void shouldNotAllocateOnMarketTicks() {
        desk.buy(dollars, "10", "100");
        desk.buy(euros, "10", "10");
        assertAllocatesNothing(i -> tick(i % portfolio.instruments(), i));
        assertThat(portfolio.report().markPrice(idle)).isPositive();
    }

    @Test
    void shouldNotAllocateOnFillsAndReservations() {
        assertAllocatesNothing(i -> {
            final int instrument = i % portfolio.instruments();
            final Side side = (i / portfolio.instruments() & 1) == 0 ? Side.BUY : Side.SELL;
            portfolio.reserve(0, i & 1, instrument, side, false, 0, 0, FixedPoint.ONE, FixedPoint.ONE);
            portfolio.onOrderOpened(0, i & 1, instrument);
            portfolio.reserve(0, i & 1, instrument, side, false, FixedPoint.ONE, FixedPoint.ONE, 0, 0);
            portfolio.onFill(0, i & 1, instrument, side, FixedPoint.ONE + i, FixedPoint.ONE, 10, false);
            portfolio.onOrderEnded(0, i & 1, instrument);
            portfolio.marginRate(0, i & 1, instrument, i & 4_095);
        });
    }

    @Test
    void shouldNotAllocateOnQuestions() {
        desk.buy(dollars, "10", "100");
        desk.buy(euros, "10", "10");
        assertAllocatesNothing(i -> {
            final WhatIf ask =
                    portfolio.whatIf(0, 0, i % portfolio.instruments(), Side.BUY, FixedPoint.ONE + i, 0, false);
            sum += ask.worstQuantity().value();
            sum += ask.orderNotional(FixedPoint.ONE).value();
            sum += ask.instrumentNotional().value();
            sum += ask.concentrationBps().value();
            sum += ask.strategyNotional().value();
            sum += ask.accountNotional().value();
            sum += ask.groupNotional().value();
            sum += ask.grossExposure().value();
            sum += ask.netExposure().value();
            sum += ask.buyingPower(1_000).value();
            sum += ask.closableByStrategy() + ask.strategyInstruments();
            sum += portfolio.account(0).dayProfit().value();
            sum += portfolio.account(0).drawdown().value();
        });
    }
}
