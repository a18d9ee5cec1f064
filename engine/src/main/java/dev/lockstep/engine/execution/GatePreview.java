package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.ControlPreview;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The gate under changed limits, beside the one that decides: it looks at the same messages in the same market, and counts what really went out. What it says goes to a listener, and nowhere else.
 * Attached before the first event.
 */
final class GatePreview {
    private final LimitTable limits;
    private final GateControls controls;
    private final ControlPreview preview;
    private final LimitCache limitCache;
    private final List<ReferenceHistory> references = new ArrayList<>();
    private final GateOrder order = new GateOrder();

    GatePreview(final LimitTable limits, final GateControls controls, final ControlPreview preview) {
        this.limits = limits;
        limitCache = new LimitCache(limits);
        this.controls = controls;
        this.preview = preview;
    }

    /** An instrument was defined, or redefined. */
    void define(final int instrument, final InstrumentTerms terms) {
        if (instrument == references.size()) {
            limits.define(instrument, terms);
            references.add(new ReferenceHistory());
        }
    }

    /** A command of the run changes a limit here, too. */
    void change(final LimitChangeDecoder change) {
        limits.change(change);
    }

    /** The market has changed, and the instrument knows of it. */
    void onMarket(final int instrument, final InstrumentGate market, final long nowNs) {
        if (market.referencePrice > InstrumentGate.NO_REFERENCE) {
            references
                    .get(instrument)
                    .take(
                            nowNs,
                            market.referencePrice,
                            limitCache.ofMarket(instrument).value(LimitKind.DRIFT_WINDOW));
        }
    }

    /** Looks at a new order, with the size that it would have, or at the next slice of one. */
    void lookAtNew(final Order about, final InstrumentGate instrument, final int cancelRoom, final long nowNs) {
        final boolean isResizable = !about.hasParent() && about.groupId == OrderSpec.NO_ORDER && about.slice == null;
        final long quantity = isResizable ? preview.quantity(about.id, about.quantity) : about.quantity;
        set(about, false, about.price, quantity, about.triggerPrice, nowNs);
        look(instrument, cancelRoom);
    }

    /** Looks at a replace. */
    void lookAtReplace(
            final Order about,
            final long price,
            final long quantity,
            final long triggerPrice,
            final InstrumentGate instrument,
            final int cancelRoom,
            final long nowNs) {
        set(about, true, price, quantity, triggerPrice, nowNs);
        look(instrument, cancelRoom);
    }

    private void set(
            final Order about,
            final boolean replace,
            final long price,
            final long quantity,
            final long triggerPrice,
            final long nowNs) {
        order.otherHistory = references.get(about.instrument);
        order.set(about, limits(about), replace, price, quantity, triggerPrice, nowNs);
    }

    private void look(final InstrumentGate instrument, final int cancelRoom) {
        order.cancelRoom = cancelRoom;
        controls.look(order, instrument);
    }

    private EffectiveLimits limits(final Order about) {
        return limitCache.of(about.account, about.strategy, about.instrument);
    }

    /** Tells what it saw beside what was decided, and counts what went out: with the size that it had. */
    void tell(final GateOrder decided, final InstrumentGate instrument) {
        tell(decided, decided.order.id, decided.isReplace);
        if (decided.approved()) {
            set(decided.order, decided.isReplace, decided.price, decided.quantity, decided.triggerPrice, decided.nowNs);
            controls.sentBeside(order, instrument);
        }
    }

    /** Tells what it saw of an order that was denied before the gate saw it. */
    void tell(final Verdict decided, final long orderId, final boolean isReplace) {
        preview.askedTheGate(isReplace ? OrderAction.REPLACE : OrderAction.NEW, orderId, decided, order);
    }

    /** Tells that what was denied before the gate saw it is something that neither venue nor core can do. */
    void tell(final RiskDecision denied, final Verdict changed) {
        preview.askedTheGate(denied.action, denied.orderId, denied, changed);
    }

    /** An order was filled, if only in part. */
    void executed(final Order about, final long nowNs) {
        controls.executed(about.strategy, limits(about), nowNs);
    }

    /** A person has enabled a strategy, or all of them. */
    void enable(final int strategy) {
        controls.enable(strategy);
    }

    /** The quantity of a new order under the changed sizing. */
    long quantity(final long orderId, final long inTheRun) {
        return preview.quantity(orderId, inTheRun);
    }
}
