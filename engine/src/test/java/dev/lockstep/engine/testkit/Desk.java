package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.signal.StrategySlot;
import dev.lockstep.engine.strategy.StrategyContext;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A core with one strategy that does exactly what the test says, each time on a quote of instrument 0 at 99.99 to 100.01. Orders are in whole units.
 */
public final class Desk {
    /** Best bid. */
    public static final long BID = Units.units(100) - Units.TICK;
    /** Best ask. */
    public static final long ASK = Units.units(100) + Units.TICK;

    private final CoreHarness harness;
    private final InstrumentTerms terms;
    private final Function<StrategySlot, CoreSettings> settings;
    private final BiConsumer<StrategyContext, OrderUpdateDecoder> onUpdate;
    private Consumer<StrategyContext> next = context -> {};
    private boolean acted;
    private long lastId;

    /** A desk under the given limits. */
    public Desk(final RiskSettings limits) {
        this(limits, 20_000);
    }

    /** A desk that may have a number of orders open. */
    public Desk(final RiskSettings limits, final int maxOpenOrders) {
        this(limits, maxOpenOrders, Units.terms("A"));
    }

    /** A desk with an instrument of the given terms. */
    public Desk(final RiskSettings limits, final int maxOpenOrders, final InstrumentTerms terms) {
        this(strategy -> Units.settings(List.of(strategy), limits, maxOpenOrders), terms);
    }

    /** A desk under settings that are made for its strategy, with instruments of which it trades the first. */
    public Desk(final Function<StrategySlot, CoreSettings> settings, final InstrumentTerms... instruments) {
        this(settings, (context, update) -> {}, instruments);
    }

    /** As {@link #Desk(Function, InstrumentTerms...)}, with a strategy that also reacts to order updates. */
    public Desk(
            final Function<StrategySlot, CoreSettings> settings,
            final BiConsumer<StrategyContext, OrderUpdateDecoder> reaction,
            final InstrumentTerms... instruments) {
        terms = instruments[0];
        this.settings = settings;
        onUpdate = reaction;
        harness = CoreHarness.started(settings.apply(strategy()), instruments);
        quote();
    }

    private Desk(final Desk from, final long sequence) {
        terms = from.terms;
        onUpdate = from.onUpdate;
        settings = from.settings;
        final Core core = new Core(settings.apply(strategy()));
        core.restore(from.harness.core().images());
        harness = new CoreHarness(core, sequence, from.harness.timeNs(), from.harness.chain());
    }

    private StrategySlot strategy() {
        return new ScriptedStrategy()
                .onInstrument((context, instrument) -> next.accept(context))
                .onQuote((context, instrument) -> {
                    acted = true;
                    next.accept(context);
                })
                .onUpdate((context, update) -> onUpdate.accept(context, update))
                .everywhere();
    }

    /** A reaction that gives a stop of one unit, which the core keeps, in answer to each fill. */
    public static void stopOnFill(final StrategyContext context, final OrderUpdateDecoder update) {
        if (update.orderEvent() == OrderEvent.FILLED) {
            context.submit(
                    context.order(0, Side.SELL).stopMarket(BID - Units.TICK).quantity(Units.ONE));
        }
    }

    /** Another desk, whose core was restored from the state of this one's. */
    public Desk restored() {
        return new Desk(this, harness.sequence());
    }

    /** Another desk, whose run begins with the state of this one's, at a later time and with an epoch of its own. */
    public Desk inNextRun(final int epoch, final long atNs) {
        final Desk next = new Desk(this, 0);
        next.harness.feed(dev.lockstep.engine.ring.SourceId.RUN, atNs, RunMessages.runStarted(epoch));
        next.harness.drainLoopbacks();
        return next;
    }

    /** The core. */
    public CoreHarness harness() {
        return harness;
    }

    /** Brings the market back to where it is at first. */
    public void quote() {
        harness.market(MarketMessages.quote(0, BID, Units.ONE, ASK, Units.units(2)));
    }

    /** Lets the strategy act once, and whatever comes back from the core arrive. */
    public Desk act(final Consumer<StrategyContext> action) {
        actWithoutLoopbacks(action);
        harness.drainLoopbacks();
        return this;
    }

    /** Lets the strategy act once; loopbacks stay on their way. */
    public Desk actWithoutLoopbacks(final Consumer<StrategyContext> action) {
        next = action;
        acted = false;
        // The size changes with every quote, so that each of them is news to the strategy.
        final long size = Units.units(1 + harness.sequence());
        harness.feed(
                dev.lockstep.engine.ring.SourceId.MARKET_DATA,
                harness.timeNs(),
                MarketMessages.quote(0, BID, size, ASK, size));
        next = context -> {};
        if (!acted) {
            throw new AssertionError("the strategy was not told of the quote");
        }
        return this;
    }

    /** Lets the strategy act on a repeated definition, which it hears whatever the book looks like. */
    public Desk actOnDefinition(final Consumer<StrategyContext> action) {
        next = action;
        harness.market(RunMessages.definition(0, terms));
        next = context -> {};
        return this;
    }

    /** Submits a limit order of whole units, good till cancelled. */
    public long submit(final Side side, final long price, final long wholeUnits) {
        act(context ->
                lastId = context.submit(0, side, OrderType.LIMIT, TimeInForce.GTC, price, Units.units(wholeUnits)));
        return lastId;
    }

    /** Submits any order. */
    public long submit(final Function<StrategyContext, OrderSpec> order) {
        act(context -> lastId = context.submit(order.apply(context)));
        return lastId;
    }

    /** Moves the market; the strategy does nothing about it. */
    public Desk market(final long bid, final long ask) {
        harness.market(MarketMessages.quote(0, bid, Units.ONE, ask, Units.ONE));
        return this;
    }

    /** Submits a bid of whole units at the best bid. */
    public long buy(final long wholeUnits) {
        return submit(Side.BUY, BID, wholeUnits);
    }

    /** Submits an offer of whole units at the best ask. */
    public long sell(final long wholeUnits) {
        return submit(Side.SELL, ASK, wholeUnits);
    }

    /** As {@link #buy}, and the venue accepts. */
    public long accepted(final Side side, final long wholeUnits) {
        final long id = side == Side.BUY ? buy(wholeUnits) : sell(wholeUnits);
        harness.report(VenueMessages.report(id, dev.lockstep.codecs.sbe.ExecType.ACCEPTED));
        return id;
    }

    /** The venue fills whole units at a price; {@code wholeCum} counts them. */
    public Desk fill(final long id, final long price, final long wholeUnits, final long wholeCum) {
        harness.report(VenueMessages.fill(id, price, Units.units(wholeUnits), Units.units(wholeCum), 0));
        return this;
    }

    /** Whole units that risk holds reserved for buys. */
    public long reservedBuy() {
        return Holdings.reservedBuy(harness.core(), 0) / Units.ONE;
    }

    /** Whole units that risk holds reserved for sells. */
    public long reservedSell() {
        return Holdings.reservedSell(harness.core(), 0) / Units.ONE;
    }

    /** Whole units of the position. */
    public long position() {
        return Holdings.position(harness.core(), 0) / Units.ONE;
    }

    /** The last update. */
    public OrderUpdateDecoder update() {
        return harness.lastUpdate();
    }

    /** The last output. */
    public Output output() {
        return harness.outputs().get(harness.outputs().size() - 1);
    }
}
