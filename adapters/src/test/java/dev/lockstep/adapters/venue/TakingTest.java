package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import org.junit.jupiter.api.Test;

/** Orders that take what is visible. */
final class TakingTest {
    private static final long[] BIDS = {99, 4, 98, 6};
    private static final long[] ASKS = {101, 5, 102, 7, 104, 9};

    private final VenueRig rig = new VenueRig().define(MarketView.DEPTH).snapshot(BIDS, ASKS);

    private VenueRig order(
            final Side side, final OrderType type, final TimeInForce tif, final long price, final long quantity) {
        return rig.order(1, side, type, tif, price, quantity);
    }

    @Test
    void shouldTakeLevelByLevelUpToTheLimitAndRestWithTheRemainder() {
        rig.limit(1, Side.BUY, 102, 20);
        assertThat(rig.texts())
                .containsExactly("1 ACCEPTED 0/20", "1 FILL 5@101 TAKER 5/15", "1 FILL 7@102 TAKER 12/8");
        assertThat(rig.venue.openOrders()).isEqualTo(1);
    }

    @Test
    void shouldTakeFromBidsWhenSelling() {
        rig.limit(1, Side.SELL, 98, 5);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/5", "1 FILL 4@99 TAKER 4/1", "1 FILL 1@98 TAKER 5/0");
        assertThat(rig.venue.openOrders()).isZero();
    }

    @Test
    void shouldNotTouchLevelsBeyondTheLimit() {
        rig.limit(1, Side.BUY, 100, 20);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/20");
    }

    @Test
    void shouldFillAMarketOrderFromWhatIsVisibleAndCancelTheRest() {
        order(Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 25);
        assertThat(rig.texts())
                .containsExactly(
                        "1 ACCEPTED 0/25",
                        "1 FILL 5@101 TAKER 5/20",
                        "1 FILL 7@102 TAKER 12/13",
                        "1 FILL 9@104 TAKER 21/4",
                        "1 CANCELLED LIQU 21/0");
        assertThat(rig.venue.openOrders()).isZero();
    }

    @Test
    void shouldTreatAMarketOrderThatIsGoodTillCancelledAsImmediate() {
        order(Side.SELL, OrderType.MARKET, TimeInForce.GTC, 0, 11);
        assertThat(rig.texts())
                .containsExactly(
                        "1 ACCEPTED 0/11", "1 FILL 4@99 TAKER 4/7", "1 FILL 6@98 TAKER 10/1", "1 CANCELLED LIQU 10/0");
    }

    @Test
    void shouldCancelWhatAnImmediateOrderDoesNotGet() {
        order(Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 101, 6);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/6", "1 FILL 5@101 TAKER 5/1", "1 CANCELLED LIQU 5/0");
    }

    @Test
    void shouldFillAFillOrKillOrderWhole() {
        order(Side.BUY, OrderType.LIMIT, TimeInForce.FOK, 102, 12);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/12", "1 FILL 5@101 TAKER 5/7", "1 FILL 7@102 TAKER 12/0");
    }

    @Test
    void shouldKillAFillOrKillOrderThatCannotBeFilledWholeWithinItsLimit() {
        order(Side.BUY, OrderType.LIMIT, TimeInForce.FOK, 102, 13);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/13", "1 CANCELLED LIQU 0/0");
        rig.limit(2, Side.BUY, 101, 5);
        assertThat(rig.texts()).containsExactly("2 ACCEPTED 0/5", "2 FILL 5@101 TAKER 5/0");
    }

    @Test
    void shouldKillAMarketOrderThatMustBeFilledWhole() {
        order(Side.SELL, OrderType.MARKET, TimeInForce.FOK, 0, 11);
        assertThat(rig.texts()).containsExactly("1 ACCEPTED 0/11", "1 CANCELLED LIQU 0/0");
    }

    @Test
    void shouldNotGiveOutTheSameLiquidityTwice() {
        rig.order(1, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 101, 3);
        rig.order(2, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 101, 3);
        rig.order(3, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 101, 3);
        assertThat(rig.texts())
                .containsExactly(
                        "1 ACCEPTED 0/3",
                        "1 FILL 3@101 TAKER 3/0",
                        "2 ACCEPTED 0/3",
                        "2 FILL 2@101 TAKER 2/1",
                        "2 CANCELLED LIQU 2/0",
                        "3 ACCEPTED 0/3",
                        "3 CANCELLED LIQU 0/0");
    }

    @Test
    void shouldRememberWhatWasTakenUntilTheFeedRefreshesThatLevel() {
        rig.order(1, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 102, 12).texts();
        rig.delta(new long[] {99, 5}, new long[] {101, 5, 102, 6});
        rig.order(2, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 7);
        assertThat(rig.texts()).containsExactly("2 ACCEPTED 0/7", "2 FILL 6@102 TAKER 6/1", "2 FILL 1@104 TAKER 7/0");
        rig.delta(VenueRig.NONE, new long[] {101, 0}).delta(VenueRig.NONE, new long[] {101, 5});
        rig.order(3, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, 101, 5);
        assertThat(rig.texts()).containsExactly("3 ACCEPTED 0/5", "3 FILL 5@101 TAKER 5/0");
    }

    @Test
    void shouldTakeOnlyTheTopOfQuotes() {
        final VenueRig quotes = new VenueRig().define(MarketView.QUOTES).quote(99, 4, 101, 5);
        quotes.limit(1, Side.BUY, 110, 8);
        assertThat(quotes.texts()).containsExactly("1 ACCEPTED 0/8", "1 FILL 5@101 TAKER 5/3");
        quotes.quote(98, 4, 101, 5);
        assertThat(quotes.texts()).isEmpty();
        quotes.quote(98, 4, 102, 5);
        assertThat(quotes.texts()).containsExactly("1 FILL 3@110 MAKER 8/0");
    }

    @Test
    void shouldFillAgainstUnknownSizesOnlyIfTheSettingsSaySo() {
        final VenueRig filling =
                new VenueRig().define(VenueRig.terms(MarketView.QUOTES, false)).quote(99, 0, 101, 0);
        filling.limit(1, Side.BUY, 101, 1_000_000);
        filling.order(2, Side.SELL, OrderType.MARKET, TimeInForce.FOK, 0, 1_000_000);
        assertThat(filling.texts())
                .containsExactly(
                        "1 ACCEPTED 0/1000000",
                        "1 FILL 1000000@101 TAKER 1000000/0",
                        "2 ACCEPTED 0/1000000",
                        "2 FILL 1000000@99 TAKER 1000000/0");
        final SimulatedVenueSettings strict =
                new SimulatedVenueSettings(0, 0, 0, 0, 0, 0, false, QueueModel.BEHIND_DISPLAYED, 64, 64);
        final VenueRig refusing = new VenueRig(strict, 1)
                .define(VenueRig.terms(MarketView.QUOTES, false))
                .quote(99, 0, 101, 0);
        refusing.order(1, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 5);
        assertThat(refusing.texts()).containsExactly("1 ACCEPTED 0/5", "1 CANCELLED LIQU 0/0");
    }

    @Test
    void shouldNotFillAgainstAKnownSizeOfZero() {
        final VenueRig quotes = new VenueRig().define(MarketView.QUOTES).quote(99, 0, 101, 0);
        quotes.order(1, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 5);
        assertThat(quotes.texts()).containsExactly("1 ACCEPTED 0/5", "1 CANCELLED LIQU 0/0");
    }

    @Test
    void shouldTakeTheLastTradeWhereOnlyTradesAreKnown() {
        final VenueRig trades = new VenueRig().define(MarketView.TRADES);
        trades.order(1, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 5);
        trades.trade(100, 8, AggressorSide.UNKNOWN);
        trades.order(2, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 5);
        trades.order(3, Side.SELL, OrderType.MARKET, TimeInForce.IOC, 0, 5);
        assertThat(trades.texts())
                .containsExactly(
                        "1 ACCEPTED 0/5",
                        "1 CANCELLED BOOK 0/0",
                        "2 ACCEPTED 0/5",
                        "2 FILL 5@100 TAKER 5/0",
                        "3 ACCEPTED 0/5",
                        "3 FILL 3@100 TAKER 3/2",
                        "3 CANCELLED LIQU 3/0");
    }
}
