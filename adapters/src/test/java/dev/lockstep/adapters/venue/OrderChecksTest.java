package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.NewOrderEncoder;
import dev.lockstep.codecs.sbe.OffsetUnit;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.codecs.sbe.TriggerSource;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.venue.VenueCapabilities;
import dev.lockstep.engine.venue.VenueFlag;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the venue rejects for what it says, whatever the market. Ticks of 5, lots of 10. */
final class OrderChecksTest {
    private static final InstrumentTerms TERMS =
            InstrumentTerms.spot("TEST", "USD", 6, MarketView.DEPTH, MarketView.DEPTH, true, 5, 10, 20, 100_000_000L);

    private static VenueRig rig(final VenueCapabilities capabilities) {
        return new VenueRig(SimulatedVenueSettings.ideal().with(capabilities))
                .define(TERMS)
                .top(MarketView.DEPTH, 100, 200);
    }

    /** One order of each type, that the market does not touch. */
    private static void send(final VenueRig rig, final OrderType type, final TimeInForce timeInForce) {
        rig.order(1, Side.BUY, type, timeInForce, 50, 30, order -> fit(order, type));
    }

    private static void fit(final NewOrderEncoder order, final OrderType type) {
        final boolean touches = type == OrderType.MARKET_IF_TOUCHED || type == OrderType.LIMIT_IF_TOUCHED;
        order.expireTimeNs(Long.MAX_VALUE - 1).triggerPrice(touches ? 40 : 300).trailingOffset(200);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NULL_VAL")
    void shouldTakeOrdersOfATypeOnlyIfThatIsOffered(final OrderType type) {
        final VenueRig able = rig(VenueCapabilities.ALL);
        send(able, type, TimeInForce.GTC);
        assertThat(able.texts().get(0)).isEqualTo("1 ACCEPTED 0/30");

        final EnumSet<OrderType> others = EnumSet.allOf(OrderType.class);
        others.remove(type);
        final VenueRig unable = rig(
                VenueCapabilities.of(List.copyOf(others), List.of(TimeInForce.values()), List.of(VenueFlag.values())));
        send(unable, type, TimeInForce.GTC);
        assertThat(unable.texts()).containsExactly("1 REJECTED TYPE 0/0");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NULL_VAL")
    void shouldTakeOrdersOfATimeInForceOnlyIfThatIsOffered(final TimeInForce timeInForce) {
        final VenueRig able = rig(VenueCapabilities.ALL);
        send(able, OrderType.LIMIT, timeInForce);
        assertThat(able.texts().get(0)).isEqualTo("1 ACCEPTED 0/30");

        final EnumSet<TimeInForce> others = EnumSet.allOf(TimeInForce.class);
        others.remove(timeInForce);
        final VenueRig unable = rig(
                VenueCapabilities.of(List.of(OrderType.values()), List.copyOf(others), List.of(VenueFlag.values())));
        send(unable, OrderType.LIMIT, timeInForce);
        assertThat(unable.texts()).containsExactly("1 REJECTED TINF 0/0");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CANCEL_ON_DISCONNECT")
    void shouldTakeFlagsOnlyIfTheyAreOffered(final VenueFlag flag) {
        final Consumer<NewOrderEncoder> flagged = order -> {
            switch (flag) {
                case POST_ONLY -> order.postOnly((short) 1);
                case REDUCE_ONLY -> order.reduceOnly((short) 1);
                default -> order.displayQuantity(10);
            }
        };
        final VenueRig able = rig(VenueCapabilities.ALL);
        able.order(9, Side.SELL, OrderType.MARKET, TimeInForce.IOC, 0, 20).texts();
        able.limit(1, Side.BUY, 50, 30, flagged);
        assertThat(able.texts()).containsExactly("1 ACCEPTED 0/30");

        final EnumSet<VenueFlag> others = EnumSet.allOf(VenueFlag.class);
        others.remove(flag);
        final VenueRig unable = rig(
                VenueCapabilities.of(List.of(OrderType.values()), List.of(TimeInForce.values()), List.copyOf(others)));
        unable.limit(1, Side.BUY, 50, 30, flagged).limit(2, Side.BUY, 50, 30);
        assertThat(unable.texts()).containsExactly("1 REJECTED FLAG 0/0", "2 ACCEPTED 0/30");
    }

    private static String answer(
            final OrderType type, final TimeInForce timeInForce, final Consumer<NewOrderEncoder> more) {
        final VenueRig rig = rig(VenueCapabilities.ALL);
        rig.order(1, Side.BUY, type, timeInForce, 50, 30, order -> {
            fit(order, type);
            more.accept(order);
        });
        return rig.texts().get(0);
    }

    private static String answer(final OrderType type, final Consumer<NewOrderEncoder> more) {
        return answer(type, TimeInForce.GTC, more);
    }

    @Test
    void shouldRejectTriggersThatCanBeNone() {
        final String bad = "1 REJECTED TRIG 0/0";
        for (final OrderType type : List.of(
                OrderType.STOP_MARKET, OrderType.STOP_LIMIT, OrderType.MARKET_IF_TOUCHED, OrderType.LIMIT_IF_TOUCHED)) {
            assertThat(answer(type, order -> order.triggerPrice(0))).isEqualTo(bad);
            assertThat(answer(type, order -> order.triggerPrice(302))).isEqualTo(bad);
            assertThat(answer(type, order -> order.triggerSource(TriggerSource.NULL_VAL)))
                    .isEqualTo(bad);
            assertThat(answer(type, order -> order.trailingOffset(0))).isEqualTo("1 ACCEPTED 0/30");
        }
    }

    @Test
    void shouldRejectOffsetsThatCanBeNone() {
        final String bad = "1 REJECTED TRIG 0/0";
        final String good = "1 ACCEPTED 0/30";
        for (final OrderType type : List.of(OrderType.TRAILING_STOP_MARKET, OrderType.TRAILING_STOP_LIMIT)) {
            assertThat(answer(type, order -> order.triggerPrice(0))).isEqualTo(good);
            assertThat(answer(type, order -> order.triggerPrice(302))).isEqualTo(bad);
            assertThat(answer(type, order -> order.trailingOffset(0))).isEqualTo(bad);
            assertThat(answer(type, order -> order.trailingOffset(-5))).isEqualTo(bad);
            assertThat(answer(type, order -> order.trailingOffset(202))).isEqualTo(bad);
            assertThat(answer(type, order -> order.trailingOffset(202).offsetUnit(OffsetUnit.TICKS)))
                    .isEqualTo(good);
            assertThat(answer(type, order -> order.trailingOffset(1_000_000).offsetUnit(OffsetUnit.BASIS_POINTS)))
                    .isEqualTo(good);
            assertThat(answer(type, order -> order.trailingOffset(1_000_001).offsetUnit(OffsetUnit.BASIS_POINTS)))
                    .isEqualTo(bad);
            assertThat(answer(type, order -> order.trailingOffset(Long.MAX_VALUE / 5 * 5)))
                    .isEqualTo(bad);
            assertThat(answer(type, order -> order.trailingOffset(Long.MAX_VALUE / 5)
                            .offsetUnit(OffsetUnit.TICKS)))
                    .isEqualTo(bad);
            assertThat(answer(type, order -> order.offsetUnit(OffsetUnit.NULL_VAL)))
                    .isEqualTo(bad);
            assertThat(answer(type, order -> order.limitOffset(-5))).isEqualTo(bad);
            assertThat(answer(type, order -> order.limitOffset(7))).isEqualTo(bad);
        }
    }

    @Test
    void shouldRejectWhatDoesNotGoTogether() {
        final String bad = "1 REJECTED COMB 0/0";
        final Consumer<NewOrderEncoder> post = order -> order.postOnly((short) 1);
        final Consumer<NewOrderEncoder> hidden = order -> order.displayQuantity(10);
        for (final OrderType type : List.of(OrderType.MARKET, OrderType.STOP_MARKET, OrderType.TRAILING_STOP_MARKET)) {
            assertThat(answer(type, post)).isEqualTo(bad);
            assertThat(answer(type, hidden)).isEqualTo(bad);
        }
        for (final TimeInForce time : List.of(TimeInForce.IOC, TimeInForce.FOK, TimeInForce.AT_THE_OPEN)) {
            assertThat(answer(OrderType.LIMIT, time, post)).isEqualTo(bad);
            assertThat(answer(OrderType.LIMIT, time, hidden)).isEqualTo(bad);
            assertThat(answer(OrderType.LIMIT, time, order -> {})).isEqualTo("1 ACCEPTED 0/30");
        }
        assertThat(answer(OrderType.MARKET_TO_LIMIT, post)).isEqualTo(bad);
        assertThat(answer(OrderType.MARKET_TO_LIMIT, hidden)).isEqualTo("1 ACCEPTED 0/30");
        assertThat(answer(OrderType.TRAILING_STOP_LIMIT, hidden)).isEqualTo("1 ACCEPTED 0/30");
        for (final OrderType type : List.of(OrderType.STOP_MARKET, OrderType.MARKET_TO_LIMIT, OrderType.STOP_LIMIT)) {
            assertThat(answer(type, TimeInForce.AT_THE_CLOSE, order -> {})).isEqualTo(bad);
        }
    }

    @Test
    void shouldRejectDisplayedQuantitiesThatCanBeNone() {
        final String bad = "1 REJECTED DISP 0/0";
        assertThat(answer(OrderType.LIMIT, order -> order.displayQuantity(-10))).isEqualTo(bad);
        assertThat(answer(OrderType.LIMIT, order -> order.displayQuantity(15))).isEqualTo(bad);
        assertThat(answer(OrderType.LIMIT, order -> order.displayQuantity(40))).isEqualTo(bad);
        assertThat(answer(OrderType.LIMIT, order -> order.displayQuantity(30))).isEqualTo("1 ACCEPTED 0/30");
    }

    @Test
    void shouldRejectAccountsAndLimitsThatCanBeNone() {
        assertThat(answer(OrderType.LIMIT, order -> order.account((short) -1))).isEqualTo("1 REJECTED ACCT 0/0");
        assertThat(answer(OrderType.STOP_LIMIT, order -> order.price(52))).isEqualTo("1 REJECTED PRCE 0/0");
        assertThat(answer(OrderType.STOP_MARKET, order -> order.price(52))).isEqualTo("1 ACCEPTED 0/30");
    }

    @Test
    void shouldRefuseChangesOffTheIncrements() {
        final VenueRig rig = rig(VenueCapabilities.ALL);
        send(rig, OrderType.STOP_LIMIT, TimeInForce.GTC);
        rig.replace(1, 52, 30).replace(1, 50, 35).replace(1, 50, 30, 302, 0).replace(1, 50, 30, 305, 0);
        assertThat(rig.texts())
                .containsExactly(
                        "1 ACCEPTED 0/30",
                        "1 REPLACE_REJECTED PRCE 0/30",
                        "1 REPLACE_REJECTED QNTY 0/30",
                        "1 REPLACE_REJECTED TRIG 0/30",
                        "1 REPLACED 30@50 0/30");
    }
}
