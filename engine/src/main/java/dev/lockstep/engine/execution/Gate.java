package dev.lockstep.engine.execution;

import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.ControlTrace;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.ArrayList;
import java.util.List;

/** The market-access gate: every new order and every replace passes it, those of emulated orders included; cancels are counted and always pass. */
final class Gate implements Stateful {
    private final InstrumentTable<InstrumentGate> instruments;
    private final RepeatedExecutionCheck throttle;
    /** Cheapest and most decisive first; the first denial ends the walk. */
    private final GateCheck[] checks;
    /** Those that are told of what was sent. */
    private final GateCheck[] counting;

    private final GateOrder order = new GateOrder();
    /** Null unless somebody audits. */
    private ControlTrace trace;

    Gate(
            final InstrumentTable<InstrumentGate> instruments,
            final VenueStates states,
            final List<VenueTerms> venues,
            final PositionTally positions,
            final WorkingOrders working,
            final SelfMatch policy,
            final int strategies) {
        this.instruments = instruments;
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
    List<ControlInfo> controls() {
        final List<ControlInfo> controls = new ArrayList<>();
        for (final GateCheck check : checks) {
            controls.add(check.info());
        }
        return controls;
    }

    /** Lets somebody hear of every control that looks at an order, or nobody again (null). */
    void trace(final ControlTrace auditor) {
        trace = auditor;
    }

    /** Another event. */
    void begin() {
        order.cancelRoom = Limits.SELF_MATCH_CANCELS;
    }

    /** A resting order was cancelled because the last one that passed, or was denied, would have traded with it. */
    void cancelledForOther() {
        order.cancelRoom--;
    }

    /** Whether an order may be sent, with how much, and what is to be cancelled first. */
    GateOrder passNew(final Order sent, final long nowNs) {
        return pass(sent, false, sent.price, sent.quantity, sent.triggerPrice, nowNs);
    }

    /** Whether a replace may be sent, with how much, and what is to be cancelled first. */
    GateOrder passReplace(
            final Order replaced, final long price, final long quantity, final long triggerPrice, final long nowNs) {
        return pass(replaced, true, price, quantity, triggerPrice, nowNs);
    }

    private GateOrder pass(
            final Order about,
            final boolean replace,
            final long price,
            final long quantity,
            final long triggerPrice,
            final long nowNs) {
        final InstrumentGate instrument = instruments.get(about.instrument);
        order.set(about, instrument.limits(about), replace, price, quantity, triggerPrice, nowNs);
        for (final GateCheck check : checks) {
            check.check(order, instrument);
            if (trace != null) {
                tell(check);
            }
            if (!order.approved()) {
                return order;
            }
        }
        for (final GateCheck check : counting) {
            check.sent(order, instrument);
        }
        return order;
    }

    private void tell(final GateCheck check) {
        trace.checked(check.info(), order.order.id, order.denial, order.seenValue, order.seenLimit, order.seenKey);
    }

    /** A cancel goes out. */
    void cancelled(final Order about) {
        instruments.get(about.instrument).strategy(about.strategy).cancels++;
    }

    /** An order was filled, if only in part; says whether its strategy is stopped by that. */
    boolean executed(final Order about, final long nowNs) {
        final InstrumentGate instrument = instruments.get(about.instrument);
        instrument.strategy(about.strategy).fills++;
        return throttle.executed(about.strategy, instrument.limits(about), nowNs);
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
