package dev.lockstep.engine.risk;

import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.limits;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TradingState;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.strategy.StrategyContext;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.Output;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.VenueMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** I8: every control lets pass what is just inside and denies what is just outside, with its code, value and limit. */
final class RiskChecksTest {
    private final Desk desk = new Desk(limits(3, 10, 25, 100));

    private void assertSent(final long orderId) {
        assertThat(desk.output().isNewOrder()).isTrue();
        assertThat(desk.output().newOrder().orderId()).isEqualTo(orderId);
    }

    private static void assertDenied(final Output output, final DenialCode code, final long value, final long limit) {
        assertThat(output.denial().code()).isEqualTo(code);
        assertThat(output.denial().deniedValue()).isEqualTo(value);
        assertThat(output.denial().deniedLimit()).isEqualTo(limit);
    }

    private void assertDenied(final DenialCode code, final long value, final long limit) {
        assertDenied(desk.output(), code, value, limit);
        assertThat(desk.update().denialCode()).isEqualTo(code);
        assertThat(desk.update().reservationQuantity()).isZero();
    }

    @Test
    void shouldAllowTheLargestOrderAndDenyOneLotMore() {
        assertSent(desk.buy(10));
        desk.buy(11);
        assertDenied(DenialCode.MAX_ORDER_QUANTITY, units(11), units(10));
        assertThat(desk.reservedBuy()).isEqualTo(10);
    }

    @Test
    void shouldCountPositionAndReservationsAgainstTheLargestPosition() {
        final long first = desk.accepted(Side.BUY, 10);
        desk.fill(first, Desk.BID, 7, 7);
        assertSent(desk.buy(10));
        assertSent(desk.buy(5));
        desk.buy(1);
        assertDenied(DenialCode.MAX_POSITION_LONG, units(26), units(25));
        // 7 are held, so 32 may be sold before the position is short of 25.
        assertSent(desk.sell(10));
        assertSent(desk.sell(10));
        assertSent(desk.sell(10));
        assertSent(desk.sell(2));
        desk.sell(1);
        assertDenied(DenialCode.MAX_POSITION_SHORT, units(26), units(25));
    }

    @Test
    void shouldDenyWhatIsWorthMoreThanMoneyCanSay() {
        final InstrumentTerms large = InstrumentTerms.spot(
                "A", "USD", 6, MarketView.QUOTES, MarketView.QUOTES, true, TICK, ONE, ONE, 10 * ONE);
        final Desk wide = new Desk(limits(1, Long.MAX_VALUE / ONE, Long.MAX_VALUE / ONE, 100), 10, large);
        wide.submit(Side.SELL, Desk.ASK, Bounds.MAX_QUANTITY / ONE);
        assertThat(wide.output().denial().code()).isEqualTo(DenialCode.MONEY_OVERFLOW);
        assertThat(wide.reservedSell()).isZero();
        wide.submit(Side.SELL, Desk.ASK, Bounds.MAX_QUANTITY / ONE + 1);
        assertThat(wide.output().denial().code()).isEqualTo(DenialCode.BAD_QUANTITY);
        assertThat(wide.update().deniedLimit()).isEqualTo(Bounds.MAX_QUANTITY);
    }

    @ParameterizedTest
    @CsvSource({"0, NOT_SIZED", "150000000, BAD_QUANTITY", "-100000000, BAD_QUANTITY", "100000000, BAD_QUANTITY"})
    void shouldDenyQuantitiesOffTheLotOrBelowTheMinimum(final long quantity, final DenialCode code) {
        final InstrumentTerms atLeastTwo = InstrumentTerms.spot(
                "A", "USD", 6, MarketView.QUOTES, MarketView.QUOTES, true, TICK, ONE, 2 * ONE, ONE);
        final Desk other = new Desk(limits(0, 10, 25, 100), 10, atLeastTwo);
        other.act(context -> context.submit(0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, Desk.BID, quantity));
        assertThat(other.output().denial().code()).isEqualTo(code);
        assertThat(other.buy(2)).isEqualTo(other.output().newOrder().orderId());
    }

    @Test
    void shouldDenyPricesOffTheTickOrNotAboveZeroAndPricesOfMarketOrders() {
        for (final long price : new long[] {0, -TICK, Desk.BID + 1, Long.MIN_VALUE}) {
            desk.submit(Side.BUY, price, 1);
            assertDenied(DenialCode.BAD_PRICE, price, TICK);
        }
        desk.act(context -> context.submit(0, Side.BUY, OrderType.MARKET, TimeInForce.IOC, TICK, ONE));
        assertDenied(DenialCode.BAD_PRICE, TICK, 0);
        desk.act(context -> context.submit(0, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, ONE));
        assertThat(desk.output().isNewOrder()).isTrue();
    }

    @Test
    void shouldAllowLimitsUpToTheCollarAndDenyOneTickBeyond() {
        // The reference is 100, the collar 100 basis points.
        final long bid = desk.submit(Side.BUY, units(101), 1);
        assertSent(bid);
        desk.submit(Side.BUY, units(101) + TICK, 1);
        assertDenied(DenialCode.PRICE_COLLAR, ONE + TICK, ONE);
        assertThat(desk.reservedBuy()).as("what the gate denied is released").isEqualTo(1);
        desk.harness().report(VenueMessages.report(bid, ExecType.CANCELLED));
        assertSent(desk.submit(Side.SELL, units(99), 1));
        desk.submit(Side.SELL, units(99) - TICK, 1);
        assertDenied(DenialCode.PRICE_COLLAR, ONE + TICK, ONE);
        assertThat(desk.reservedSell()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = InstrumentState.class,
            names = {"HALTED", "PAUSED", "QUOTATION_ONLY", "CLOSED"})
    void shouldDenyWhileTheVenueDoesNotTradeButLetCancelsPass(final InstrumentState state) {
        final long working = desk.accepted(Side.BUY, 1);
        desk.harness().market(MarketMessages.instrumentStatus(0, state));
        desk.buy(1);
        assertDenied(DenialCode.INSTRUMENT_NOT_TRADING, state.value(), InstrumentState.TRADING.value());
        desk.act(context -> context.cancel(working));
        assertThat(desk.output().cancelOrder().orderId()).isEqualTo(working);
        desk.harness().market(MarketMessages.instrumentStatus(0, InstrumentState.TRADING));
        assertSent(desk.buy(1));
    }

    @Test
    void shouldDenyWhileTheBookIsNotWhole() {
        final Desk crossed = new Desk(limits(3, 10, 25, 100));
        final long working = crossed.accepted(Side.BUY, 1);
        crossed.harness().market(MarketMessages.quote(0, Desk.ASK, ONE, Desk.BID, ONE));
        // A strategy hears no quotes of such a book, so the order comes with a definition.
        final long[] denied = new long[1];
        crossed.actOnDefinition(context -> {
            denied[0] = context.submit(0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, Desk.BID, ONE);
            context.cancel(working);
        });
        assertThat(crossed.harness().outputs(dev.lockstep.codecs.sbe.DenialDecoder.TEMPLATE_ID))
                .singleElement()
                .satisfies(output -> {
                    assertThat(output.denial().code()).isEqualTo(DenialCode.BOOK_NOT_WHOLE);
                    assertThat(output.denial().orderId()).isEqualTo(denied[0]);
                });
        assertThat(crossed.output().cancelOrder().orderId()).isEqualTo(working);
    }

    @Test
    void shouldSizeWhatIsLeftToItDownToWholeLots() {
        final InstrumentTerms lotsOfFour = InstrumentTerms.spot(
                "A", "USD", 6, MarketView.QUOTES, MarketView.QUOTES, true, TICK, 4 * ONE, ONE, ONE);
        final Desk sized = new Desk(limits(7, 10, 25, 100), 10, lotsOfFour);
        sized.act(context ->
                context.submit(0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, Desk.BID, StrategyContext.UNSIZED));
        assertThat(sized.output().newOrder().quantity()).isEqualTo(units(4));
        assertThat(sized.reservedBuy()).isEqualTo(4);
    }

    @Test
    void shouldLetNothingOutButCancelsWhileHalted() {
        final long working = desk.accepted(Side.BUY, 5);
        desk.harness().admin(Commands.tradingState(TradingState.HALTED));
        desk.buy(1);
        assertDenied(DenialCode.TRADING_HALTED, TradingState.HALTED.value(), 0);
        desk.act(context -> context.replace(working, Desk.BID, units(1)));
        assertDenied(desk.output(), DenialCode.TRADING_HALTED, TradingState.HALTED.value(), 0);
        assertThat(desk.update().reservationQuantity()).isEqualTo(units(5));
        desk.act(context -> context.cancel(working));
        assertThat(desk.output().cancelOrder().orderId()).isEqualTo(working);
        desk.harness().admin(Commands.tradingState(TradingState.ACTIVE));
        assertSent(desk.buy(1));
    }

    @Test
    void shouldOnlyReduceWhileReducing() {
        final long bought = desk.accepted(Side.BUY, 10);
        desk.fill(bought, Desk.BID, 10, 10);
        desk.harness().admin(Commands.tradingState(TradingState.REDUCING));
        desk.buy(1);
        assertDenied(DenialCode.TRADING_REDUCING, ONE, 0);
        assertSent(desk.sell(6));
        desk.sell(5);
        assertDenied(DenialCode.TRADING_REDUCING, units(5), units(4));
        assertSent(desk.sell(4));
    }

    @Test
    void shouldDenyMarketOrdersOnAnEmptyBook() {
        final Desk fresh = new Desk(limits(3, 10, 25, 100));
        fresh.harness().feed(SourceId.RUN, 0, RunMessages.definition(1, dev.lockstep.engine.testkit.Units.terms("B")));
        fresh.harness().market(MarketMessages.quote(1, -1, -1, -1, -1));
        fresh.act(context -> context.submit(1, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, ONE));
        assertThat(fresh.output().denial().code()).isEqualTo(DenialCode.BOOK_NOT_WHOLE);
    }

    @Test
    void shouldTreatOrdersOfOthersAndUnknownOrdersAlike() {
        desk.act(context -> context.replace(123, Desk.BID, ONE));
        assertDenied(desk.output(), DenialCode.UNKNOWN_ORDER, 123, 0);
        desk.act(context -> context.cancel(124));
        assertDenied(desk.output(), DenialCode.UNKNOWN_ORDER, 124, 0);
        assertThat(desk.update().instrument()).isEqualTo(-1);
    }

    @Test
    void shouldReleaseEverythingWhenTheVenueRejects() {
        final long id = desk.buy(10);
        assertThat(desk.reservedBuy()).isEqualTo(10);
        desk.harness().report(VenueMessages.report(id, ExecType.REJECTED));
        assertThat(desk.reservedBuy()).isZero();
        assertThat(desk.harness().core().risk().openReservations()).isZero();
    }
}
