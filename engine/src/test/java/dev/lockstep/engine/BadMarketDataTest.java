package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.DenialDecoder;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.SourceId;
import dev.lockstep.engine.testkit.CoreHarness;
import dev.lockstep.engine.testkit.Desk;
import dev.lockstep.engine.testkit.EngineRun;
import dev.lockstep.engine.testkit.MarketMessages;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.ScriptedStrategy;
import dev.lockstep.engine.testkit.Units;
import dev.lockstep.engine.testkit.VenueMessages;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** VenueMessages that are well formed and should not be believed all the same. */
final class BadMarketDataTest {
    private static final long T0 = Units.START_NS;

    /** I8: a book in motion may be crossed; nobody is to trade on it. */
    @Test
    void shouldShowTheLastWholeTopBetweenTheChunksOfAnUpdate() {
        final List<String> seen = new ArrayList<>();
        final ScriptedStrategy strategy = new ScriptedStrategy()
                .onInstrument((context, instrument) -> context.schedule(1, T0 + 100))
                .onTimer((context, timer, deadlineNs) ->
                        seen.add(context.bidPrice(0) / Units.ONE + "/" + context.askPrice(0) / Units.ONE));
        final CoreHarness harness =
                CoreHarness.started(settings(Units.wideLimits(), strategy), Units.terms("A", MarketView.DEPTH));
        harness.market(T0 + 1, MarketMessages.snapshot(0, 1, new long[] {Units.units(100), Units.ONE}, new long[] {
            Units.units(101), Units.ONE
        }));
        final UnsafeBuffer firstChunk =
                MarketMessages.delta(0, 1, 2, new long[] {Units.units(105), Units.ONE}, new long[] {});
        firstChunk.putByte(MessageHeaderEncoder.ENCODED_LENGTH + BookDeltaEncoder.lastChunkEncodingOffset(), (byte) 0);
        harness.feed(SourceId.MARKET_DATA, T0 + 50, firstChunk);
        harness.tickUntil(T0 + 100);
        assertThat(seen).containsExactly("100/101");
    }

    @Test
    void shouldDenyOrdersAgainstAReferenceBelowZero() {
        final ScriptedStrategy strategy = new ScriptedStrategy()
                .onQuote((context, instrument) -> context.submit(
                        0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, Units.units(1_000_000), Units.ONE));
        final CoreHarness harness =
                CoreHarness.started(settings(Units.limits(1, 100, 1_000, 50), strategy), Units.terms("A"));
        harness.market(T0 + 1, MarketMessages.quote(0, Units.units(-2), Units.ONE, Units.units(-1), Units.ONE));
        assertThat(harness.outputs(NewOrderDecoder.TEMPLATE_ID)).isEmpty();
        assertThat(harness.outputs(DenialDecoder.TEMPLATE_ID)).hasSize(1);
    }

    /** I5: what was made from the first terms stays; a state image knows only the last. */
    @Test
    void shouldIgnoreARedefinitionThatChangesWhatAnInstrumentIs() {
        final InstrumentTerms terms = Units.terms("A", MarketView.DEPTH);
        final CoreHarness harness = CoreHarness.started(settings(Units.wideLimits(), new ScriptedStrategy()), terms);
        harness.market(T0 + 1, RunMessages.definition(0, Units.terms("A", MarketView.QUOTES)));
        harness.market(T0 + 2, RunMessages.definition(0, Units.terms("B", MarketView.DEPTH)));
        assertThat(harness.core().risk().portfolio().terms(0)).isEqualTo(terms);

        final Core fresh = new Core(settings(Units.wideLimits(), new ScriptedStrategy()));
        fresh.restore(harness.core().images());
        assertThat(EngineRun.hashes(fresh)).isEqualTo(EngineRun.hashes(harness.core()));
    }

    @Test
    void shouldIgnoreTermsThatNothingCanBeTradedOn() {
        final CoreHarness harness =
                CoreHarness.started(settings(Units.wideLimits(), new ScriptedStrategy()), Units.terms("A"));
        final InstrumentTerms good = Units.terms("B");
        harness.market(
                T0 + 1,
                RunMessages.definition(
                        1,
                        InstrumentTerms.spot(
                                good.symbol(),
                                good.currency(),
                                good.moneyScale(),
                                good.strategyView(),
                                good.venueView(),
                                true,
                                0,
                                good.quantityIncrement(),
                                good.minQuantity(),
                                good.multiplier())));
        assertThat(harness.core().risk().portfolio().instruments()).isEqualTo(1);
        harness.market(T0 + 2, RunMessages.definition(1, good));
        assertThat(harness.core().risk().portfolio().instruments()).isEqualTo(2);
    }

    /** I6: the venue took the order, so what may still be filled stays reserved whatever it says now. */
    @Test
    void shouldNotEndAnAcceptedOrderThatIsSaidToBeRejected() {
        final Desk desk = new Desk(Units.wideLimits());
        final long order = desk.accepted(Side.BUY, 10);
        desk.act(context -> context.cancel(order));
        desk.fill(order, Desk.BID, 2, 2);
        desk.harness().report(VenueMessages.report(order, ExecType.REJECTED));
        assertThat(desk.update().orderEvent()).isEqualTo(OrderEvent.ANOMALY);
        assertThat(desk.reservedBuy()).isEqualTo(8);
    }

    private static CoreSettings settings(
            final dev.lockstep.engine.risk.RiskSettings limits, final ScriptedStrategy strategy) {
        return ScriptedStrategy.settings(limits, strategy.everywhere());
    }
}
