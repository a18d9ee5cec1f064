package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.ControlTrace;
import dev.lockstep.engine.limit.TradingStates;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.risk.SelfMatch;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;

/** The market-access gate: every new order and every replace passes it, those of emulated orders included; cancels are counted and always pass. */
final class Gate implements Stateful {
    private final InstrumentTable<InstrumentGate> instruments;
    private final TradingStates trading;
    private final GateControls controls;
    private final GateOrder order = new GateOrder();
    /** Null unless changed limits are tried. */
    private GatePreview preview;

    Gate(
            final InstrumentTable<InstrumentGate> instruments,
            final TradingStates trading,
            final VenueStates states,
            final List<VenueTerms> venues,
            final PositionTally positions,
            final WorkingOrders working,
            final SelfMatch policy,
            final int strategies) {
        this.instruments = instruments;
        this.trading = trading;
        controls = new GateControls(states, venues, trading, positions, working, policy, strategies);
    }

    /** In their order. */
    List<GateCheck> checks() {
        return controls.checks();
    }

    /** What the controls are, in their order. */
    List<ControlInfo> controls() {
        return controls.infos();
    }

    /** Lets somebody hear of every control that looks at an order, or nobody again (null). */
    void trace(final ControlTrace auditor) {
        controls.trace(auditor);
    }

    /** Lets changed limits be tried on what this gate decides. */
    void preview(final GatePreview changed) {
        preview = changed;
    }

    /** An instrument was defined, or redefined. */
    void define(final int instrument, final InstrumentTerms terms) {
        if (preview != null) {
            preview.define(instrument, terms);
        }
    }

    /** A command has changed a limit. */
    void change(final LimitChangeDecoder change) {
        if (preview != null) {
            preview.change(change);
        }
    }

    /** The market has changed, and the instrument knows of it. */
    void onMarket(final int instrument, final InstrumentGate market, final long nowNs) {
        if (preview != null) {
            preview.onMarket(instrument, market, nowNs);
        }
    }

    /** Another event: what it says of trading states, and central risk of losses, holds for whatever goes out because of it. */
    void begin(final Slot slot) {
        begin();
        trading.onEvent(slot);
        trading.onAlerts(slot.risk());
    }

    /** Another event that is none, to measure what the controls cost. */
    void begin() {
        order.cancelRoom = Limits.SELF_MATCH_CANCELS;
    }

    /** A resting order was cancelled because the last one that passed, or was denied, would have traded with it. */
    void cancelledForOther() {
        order.cancelRoom--;
    }

    /** Whether an order, or the next slice of one, may be sent, with how much in all, and what is to be cancelled first. */
    GateOrder passNew(final Order sent, final long nowNs) {
        final InstrumentGate instrument = instruments.get(sent.instrument);
        if (preview != null) {
            preview.lookAtNew(sent, instrument, order.cancelRoom, nowNs);
        }
        return pass(sent, instrument, false, sent.price, sent.quantity, sent.triggerPrice, nowNs);
    }

    /** Whether a new order may be kept in the core. */
    GateOrder passKept(final Order kept, final long nowNs) {
        final InstrumentGate instrument = instruments.get(kept.instrument);
        order.set(kept, instrument.limits(kept), false, kept.price, kept.quantity, kept.triggerPrice, nowNs);
        controls.lookAtKept(order, instrument);
        return order;
    }

    /** Whether a replace may be sent, with how much, and what is to be cancelled first. */
    GateOrder passReplace(
            final Order replaced, final long price, final long quantity, final long triggerPrice, final long nowNs) {
        final InstrumentGate instrument = instruments.get(replaced.instrument);
        if (preview != null) {
            preview.lookAtReplace(replaced, price, quantity, triggerPrice, instrument, order.cancelRoom, nowNs);
        }
        return pass(replaced, instrument, true, price, quantity, triggerPrice, nowNs);
    }

    private GateOrder pass(
            final Order about,
            final InstrumentGate instrument,
            final boolean replace,
            final long price,
            final long quantity,
            final long triggerPrice,
            final long nowNs) {
        order.set(about, instrument.limits(about), replace, price, quantity, triggerPrice, nowNs);
        controls.look(order, instrument);
        if (preview != null) {
            preview.tell(order, instrument);
        }
        if (order.approved()) {
            controls.sent(order, instrument);
        }
        return order;
    }

    /** A cancel goes out. */
    void cancelled(final Order about) {
        instruments.get(about.instrument).strategy(about.strategy).cancels++;
    }

    /** An order was filled, if only in part; says whether its strategy is stopped by that. */
    boolean executed(final Order about, final long nowNs) {
        final InstrumentGate instrument = instruments.get(about.instrument);
        instrument.strategy(about.strategy).fills++;
        if (preview != null) {
            preview.executed(about, nowNs);
        }
        return controls.executed(about.strategy, instrument.limits(about), nowNs);
    }

    /** Messages that a strategy has sent since the day began. */
    long messages(final OrderAction action, final int strategy) {
        long sum = 0;
        for (int i = 0; i < instruments.size(); i++) {
            final StrategyOrders counts = instruments.get(i).findStrategy(strategy);
            sum += counts == null ? 0 : counts.messages(action);
        }
        return sum;
    }

    /** A person has enabled a strategy, or all of them. */
    void enable(final int strategy) {
        controls.enable(strategy);
        if (preview != null) {
            preview.enable(strategy);
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        controls.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        controls.readState(source);
    }
}
