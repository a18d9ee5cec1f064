package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.TICK;
import static dev.lockstep.engine.testkit.Units.VENUES;
import static dev.lockstep.engine.testkit.Units.units;
import static dev.lockstep.engine.testkit.Units.wideLimits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.ReconciliationPhase;
import dev.lockstep.codecs.sbe.SessionState;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import dev.lockstep.engine.testkit.AbsurdMessages;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.Holdings;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever numbers come from outside, in whatever field of whatever message, the engine counts what can be counted, refuses the rest, and works on. */
final class AbsurdNumbersTest {
    private static final int MESSAGES = 10_000;

    /** What is traded, and how it is booked. */
    enum World {
        MARGIN(AccountKind.MARGIN, PositionMode.NETTING, InstrumentKind.SPOT),
        CASH(AccountKind.CASH, PositionMode.NETTING, InstrumentKind.SPOT),
        HEDGED(AccountKind.MARGIN, PositionMode.HEDGING, InstrumentKind.LINEAR),
        INVERSE(AccountKind.MARGIN, PositionMode.NETTING, InstrumentKind.INVERSE);

        private final AccountKind account;
        private final PositionMode mode;
        private final InstrumentKind instrument;

        World(final AccountKind account, final PositionMode mode, final InstrumentKind instrument) {
            this.account = account;
            this.mode = mode;
            this.instrument = instrument;
        }

        Desk desk() {
            final AccountSettings settings = new AccountSettings(
                    "MAIN", "USD", 6, account, mode, List.of(new StartCash("USD", 6, 1_000_000_000_000_000L)));
            return new Desk(
                    strategy -> new CoreSettings(
                            "TEST",
                            List.of(strategy),
                            List.of(settings),
                            VENUES,
                            wideLimits(),
                            OrderSettings.of(20_000),
                            EngineRun.CHAIN_SEED),
                    terms("A"),
                    terms("B"));
        }

        private InstrumentTerms terms(final String symbol) {
            return new InstrumentTerms(
                    symbol,
                    instrument,
                    "USD",
                    "",
                    "USD",
                    6,
                    0,
                    MarketView.QUOTES,
                    MarketView.QUOTES,
                    true,
                    TICK,
                    ONE,
                    ONE,
                    ONE);
        }
    }

    private static void feed(final CoreHarness harness, final int source, final UnsafeBuffer message) {
        harness.feed(source, harness.timeNs(), message);
        harness.drainLoopbacks();
    }

    private static void assertTakes(final CoreHarness harness, final int source, final UnsafeBuffer message) {
        assertThatCode(() -> feed(harness, source, message))
                .as(AbsurdMessages.describe(message))
                .doesNotThrowAnyException();
    }

    /** What the venue lists is believed: nothing is open there, nothing is held. Then orders are answered, and what is traded is the position. */
    private static void assertWorks(final Desk desk) {
        final CoreHarness harness = desk.harness();
        harness.report(VenueMessages.venueSession(0, SessionState.UP));
        for (int lists = 0; lists < 2; lists++) {
            // Of what went out since the last ask, only the next list tells.
            harness.tickUntil(harness.timeNs() + 60 * Units.SECOND);
            harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.BEGIN));
            harness.report(VenueMessages.venuePosition(0, 0, Desk.BID));
            harness.report(VenueMessages.reconciliation(0, ReconciliationPhase.END));
        }
        assertThat(harness.core().execution().openOrders()).isZero();
        assertThat(Holdings.position(harness.core(), 0)).isZero();
        // The account may be broke by now, of which central risk knows; then it says so.
        final int outputs = harness.outputs().size();
        desk.buy(2);
        assertThat(harness.outputs().subList(outputs, harness.outputs().size()))
                .singleElement()
                .satisfies(output ->
                        assertThat(output.templateId()).isIn(NewOrderDecoder.TEMPLATE_ID, DenialDecoder.TEMPLATE_ID));
        harness.report(VenueMessages.venueOrder(0, 0, "LAST", Side.SELL, Desk.ASK, units(2), 0));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.ADOPTED);
        harness.report(VenueMessages.foreignFill("LAST", "L", Side.SELL, Desk.ASK, units(2), units(2)));
        assertThat(desk.update().orderState()).isEqualTo(OrderState.FILLED);
        assertThat(Holdings.position(harness.core(), 0)).isEqualTo(units(-2));
    }

    /** Each field by itself: everything else makes sense, and is about an order that works, one that has ended, or none. */
    @ParameterizedTest
    @EnumSource
    void shouldTakeAnyNumberInAnyOneField(final World world) {
        final Desk desk = world.desk();
        final CoreHarness harness = desk.harness();
        final long ended = desk.accepted(Side.BUY, 5);
        desk.fill(ended, Desk.BID, 5, 5);
        final long working = desk.accepted(Side.BUY, 100);
        harness.report(VenueMessages.fill(working, "F", Desk.BID, units(1), units(1)));
        for (final UnsafeBuffer message : AbsurdMessages.oneByOne(working, ended, 4_711)) {
            assertTakes(harness, AbsurdMessages.source(message), message);
        }
        assertWorks(desk);
    }

    /** Every field of every message at random, many a time, with the orders that come of it, lists and the passing of time. */
    @ParameterizedTest
    @EnumSource
    void shouldTakeRandomNumbersInAllFields(final World world) {
        final long seed = 20_261_127 + world.ordinal();
        final Random random = new Random(seed);
        final Desk desk = world.desk();
        final CoreHarness harness = desk.harness();
        final long[] ids = new long[8];
        for (int i = 0; i < MESSAGES; i++) {
            if (i % 100 == 0) {
                desk.act(context -> ids[random.nextInt(ids.length)] = context.submit(
                        0,
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        Desk.BID,
                        ONE));
                harness.tickUntil(harness.timeNs() + Units.SECOND);
            }
            final UnsafeBuffer message = AbsurdMessages.random(random, ids[random.nextInt(ids.length)]);
            final int at = i;
            assertThatCode(() -> feed(harness, AbsurdMessages.source(message), message))
                    .as("seed %d, message %d: %s", seed, at, AbsurdMessages.describe(message))
                    .doesNotThrowAnyException();
        }
        final Desk restored = desk.restored();
        assertThat(EngineRun.hashes(restored.harness().core())).isEqualTo(EngineRun.hashes(harness.core()));
        assertThat(harness.core().execution().anomalies()).isGreaterThan(MESSAGES / 10);
        assertWorks(desk);
    }
}
