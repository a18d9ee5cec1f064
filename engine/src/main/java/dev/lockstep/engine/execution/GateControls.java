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
    /** Of {@link #pass}. */
    private static final int PLACES = 22;

    private final RepeatedExecutionCheck throttle;
    /** Cheapest and most decisive first; the first denial ends the walk. */
    private final GateCheck[] checks;
    /** Those that are told of what was sent. */
    private final GateCheck[] counting;
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
        throttle = new RepeatedExecutionCheck(strategies);
        checks = new GateCheck[] {
            new VenueUpCheck(states),
            new InstrumentTradingCheck(),
            new SessionOpenCheck(),
            new AuctionCheck(),
            new RestrictedListCheck(),
            throttle,
            new QuoteAgeCheck(),
            new ReduceOnlyCheck(positions, working),
            new TradingStateCheck(trading, reduction),
            new LossLimitCheck(trading, reduction),
            new MaxOrderQuantityCheck(),
            new PriceCollarCheck(),
            new PriceDriftCheck(),
            new PostOnlyCheck(venues),
            new IncrementCheck(),
            new MaxOrderValueCheck(),
            new ShortSaleCheck(positions),
            new NewRateCheck(strategies),
            new ReplaceRateCheck(strategies),
            new OrderToTradeCheck(),
            new DuplicateOrderCheck(),
            new SelfMatchCheck(policy),
        };
        counting = counting(checks);
    }

    private static GateCheck[] counting(final GateCheck[] all) {
        final List<GateCheck> counting = new ArrayList<>();
        for (final GateCheck check : all) {
            if (check.counts()) {
                counting.add(check);
            }
        }
        return counting.toArray(new GateCheck[0]);
    }

    /** In their order. */
    List<GateCheck> checks() {
        return List.of(checks);
    }

    /** What the controls are, in their order. */
    List<ControlInfo> infos() {
        final List<ControlInfo> infos = new ArrayList<>();
        for (final GateCheck check : checks) {
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
        if (pass(checks, order, instrument)) {
            passRest(order, instrument);
        }
    }

    /** Shows what is to be kept to the one control that blocks until a person says otherwise: what is let in now might go out then. The others see it when it goes out. */
    void lookAtKept(final GateOrder order, final InstrumentGate instrument) {
        throttle.check(order, instrument);
        if (trace != null) {
            tell(throttle, order);
        }
    }

    /** Each place is a call of its own, so that the compiler knows which control stands there and inlines it: a loop would make one call of all, and be twice as slow. Controls beyond these places work, too. */
    private static boolean pass(final GateCheck[] at, final GateOrder order, final InstrumentGate instrument) {
        return at[0].check(order, instrument)
                && at[1].check(order, instrument)
                && at[2].check(order, instrument)
                && at[3].check(order, instrument)
                && at[4].check(order, instrument)
                && at[5].check(order, instrument)
                && at[6].check(order, instrument)
                && at[7].check(order, instrument)
                && at[8].check(order, instrument)
                && at[9].check(order, instrument)
                && at[10].check(order, instrument)
                && at[11].check(order, instrument)
                && at[12].check(order, instrument)
                && at[13].check(order, instrument)
                && at[14].check(order, instrument)
                && at[15].check(order, instrument)
                && at[16].check(order, instrument)
                && at[17].check(order, instrument)
                && at[18].check(order, instrument)
                && at[19].check(order, instrument)
                && at[20].check(order, instrument)
                && at[21].check(order, instrument);
    }

    private void passRest(final GateOrder order, final InstrumentGate instrument) {
        for (int i = PLACES; i < checks.length && order.approved(); i++) {
            checks[i].check(order, instrument);
        }
    }

    private void lookAndTell(final GateOrder order, final InstrumentGate instrument) {
        for (int i = 0; i < checks.length && order.approved(); i++) {
            checks[i].check(order, instrument);
            tell(checks[i], order);
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
        for (final GateCheck check : counting) {
            check.sent(order, instrument);
        }
    }

    /** Counts a message that was counted by another set of controls: all but what stands with the instrument. */
    void sentBeside(final GateOrder order, final InstrumentGate instrument) {
        for (final GateCheck check : counting) {
            if (!check.countsWithTheInstrument()) {
                check.sent(order, instrument);
            }
        }
    }

    /** Counts an execution; says whether the strategy is stopped by it. */
    boolean executed(final int strategy, final EffectiveLimits limits, final long nowNs) {
        return throttle.executed(strategy, limits, nowNs);
    }

    /** A person has enabled a strategy, or all of them. */
    void enable(final int strategy) {
        throttle.enable(strategy);
    }

    @Override
    public void writeState(final StateSink sink) {
        for (final GateCheck check : checks) {
            check.writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (final GateCheck check : checks) {
            check.readState(source);
        }
    }
}
