package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.ControlTrace;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.TradingStates;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.ArrayList;
import java.util.List;

/**
 * The controls of the gate in their order, with what they count. To look at a message is one thing and to count what was sent another, so that a second set of controls can look at what the first
 * decides, and count what really went out.
 */
final class GateControls implements Stateful {
    private final VenueUpCheck venueUp;
    private final InstrumentTradingCheck instrumentTrading;
    private final SessionOpenCheck sessionOpen;
    private final AuctionCheck auction;
    private final RestrictedListCheck restrictedList;
    private final RepeatedExecutionCheck repeatedExecution;
    private final QuoteAgeCheck quoteAge;
    private final ReduceOnlyCheck reduceOnly;
    private final TradingStateCheck tradingState;
    private final LossLimitCheck lossLimit;
    private final MaxOrderQuantityCheck maxOrderQuantity;
    private final PriceCollarCheck priceCollar;
    private final PriceDriftCheck priceDrift;
    private final PostOnlyCheck postOnly;
    private final IncrementCheck increment;
    private final MaxOrderValueCheck maxOrderValue;
    private final ShortSaleCheck shortSale;
    private final NewRateCheck newRate;
    private final ReplaceRateCheck replaceRate;
    private final OrderToTradeCheck orderToTrade;
    private final DuplicateOrderCheck duplicateOrder;
    private final SelfMatchCheck selfMatch;
    /** Cheapest and most decisive first; the first denial ends the walk. As in {@link #pass}. */
    private final GateCheck[] inOrder;

    /** Null unless somebody audits. */
    private ControlTrace trace;

    GateControls(
            final VenueStates states,
            final List<VenueTerms> venues,
            final TradingStates trading,
            final PositionTally positions,
            final WorkingOrders working,
            final SelfMatch policy,
            final int strategies) {
        final AccountReduction reduction = new AccountReduction(positions, working);
        venueUp = new VenueUpCheck(states);
        instrumentTrading = new InstrumentTradingCheck();
        sessionOpen = new SessionOpenCheck();
        auction = new AuctionCheck();
        restrictedList = new RestrictedListCheck();
        repeatedExecution = new RepeatedExecutionCheck(strategies);
        quoteAge = new QuoteAgeCheck();
        reduceOnly = new ReduceOnlyCheck(positions, working);
        tradingState = new TradingStateCheck(trading, reduction);
        lossLimit = new LossLimitCheck(trading, reduction);
        maxOrderQuantity = new MaxOrderQuantityCheck();
        priceCollar = new PriceCollarCheck();
        priceDrift = new PriceDriftCheck();
        postOnly = new PostOnlyCheck(venues);
        increment = new IncrementCheck();
        maxOrderValue = new MaxOrderValueCheck();
        shortSale = new ShortSaleCheck(positions);
        newRate = new NewRateCheck(strategies);
        replaceRate = new ReplaceRateCheck(strategies);
        orderToTrade = new OrderToTradeCheck();
        duplicateOrder = new DuplicateOrderCheck();
        selfMatch = new SelfMatchCheck(policy);
        inOrder = new GateCheck[] {
            venueUp,
            instrumentTrading,
            sessionOpen,
            auction,
            restrictedList,
            repeatedExecution,
            quoteAge,
            reduceOnly,
            tradingState,
            lossLimit,
            maxOrderQuantity,
            priceCollar,
            priceDrift,
            postOnly,
            increment,
            maxOrderValue,
            shortSale,
            newRate,
            replaceRate,
            orderToTrade,
            duplicateOrder,
            selfMatch,
        };
    }

    /** In their order. */
    List<GateCheck> checks() {
        return List.of(inOrder);
    }

    /** What the controls are, in their order. */
    List<ControlInfo> infos() {
        final List<ControlInfo> infos = new ArrayList<>();
        for (final GateCheck check : inOrder) {
            infos.add(check.info());
        }
        return infos;
    }

    /** Lets somebody hear of every control that looks at an order, or nobody again (null). */
    void trace(final ControlTrace auditor) {
        trace = auditor;
    }

    /** Shows them a message; a control may make its quantity smaller. */
    void look(final GateOrder order, final InstrumentGate instrument) {
        if (trace != null) {
            lookAndTell(order, instrument);
            return;
        }
        pass(order, instrument);
    }

    /** Each control by its name, so that the compiler knows whom it calls and inlines it: a walk along the list would make one call of all, and be twice as slow. */
    private boolean pass(final GateOrder order, final InstrumentGate instrument) {
        return venueUp.check(order, instrument)
                && instrumentTrading.check(order, instrument)
                && sessionOpen.check(order, instrument)
                && auction.check(order, instrument)
                && restrictedList.check(order, instrument)
                && repeatedExecution.check(order, instrument)
                && quoteAge.check(order, instrument)
                && reduceOnly.check(order, instrument)
                && tradingState.check(order, instrument)
                && lossLimit.check(order, instrument)
                && maxOrderQuantity.check(order, instrument)
                && priceCollar.check(order, instrument)
                && priceDrift.check(order, instrument)
                && postOnly.check(order, instrument)
                && increment.check(order, instrument)
                && maxOrderValue.check(order, instrument)
                && shortSale.check(order, instrument)
                && newRate.check(order, instrument)
                && replaceRate.check(order, instrument)
                && orderToTrade.check(order, instrument)
                && duplicateOrder.check(order, instrument)
                && selfMatch.check(order, instrument);
    }

    private void lookAndTell(final GateOrder order, final InstrumentGate instrument) {
        for (int i = 0; i < inOrder.length && order.approved(); i++) {
            inOrder[i].check(order, instrument);
            tell(inOrder[i], order);
        }
    }

    private void tell(final GateCheck check, final GateOrder order) {
        trace.checked(
                check.info(),
                order.isReplace ? OrderAction.REPLACE : OrderAction.NEW,
                order.order.id,
                order.denial,
                order.seenValue,
                order.seenLimit,
                order.seenKey);
    }

    /** Counts a message that goes out. */
    void sent(final GateOrder order, final InstrumentGate instrument) {
        orderToTrade.sent(order, instrument);
        sentBeside(order, instrument);
    }

    /** Counts a message that was counted by another set of controls: all but what stands with the instrument. */
    void sentBeside(final GateOrder order, final InstrumentGate instrument) {
        newRate.sent(order, instrument);
        replaceRate.sent(order, instrument);
        duplicateOrder.sent(order, instrument);
    }

    /** Counts an execution; says whether the strategy is stopped by it. */
    boolean executed(final int strategy, final EffectiveLimits limits, final long nowNs) {
        return repeatedExecution.executed(strategy, limits, nowNs);
    }

    /** A person has enabled a strategy, or all of them. */
    void enable(final int strategy) {
        repeatedExecution.enable(strategy);
    }

    @Override
    public void writeState(final StateSink sink) {
        for (final GateCheck check : inOrder) {
            check.writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (final GateCheck check : inOrder) {
            check.readState(source);
        }
    }
}
