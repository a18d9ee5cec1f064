package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.TradingStates;
import dev.lockstep.engine.portfolio.Account;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.Knowledge;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges what is asked for: sizes it and shows it to the controls. That only looks; what is approved is reserved in a step of its own. So an order can be judged twice, and what was decided elsewhere
 * can be reserved without a judgement.
 */
final class OrderJudge {
    private final InstrumentTable<InstrumentRisk> instruments;
    private final Portfolio portfolio;
    private final Reservations reservations;
    private final TradingStates states;
    private final LossGuard losses;
    private final OrderSizer sizer;
    private final RiskControls controls;
    private final RiskContext context = new RiskContext();

    OrderJudge(
            final InstrumentTable<InstrumentRisk> instruments,
            final Portfolio portfolio,
            final Reservations reservations,
            final TradingStates states,
            final LossGuard losses,
            final OrderSizer sizer,
            final RiskControls controls) {
        this.instruments = instruments;
        this.portfolio = portfolio;
        this.reservations = reservations;
        this.states = states;
        this.losses = losses;
        this.sizer = sizer;
        this.controls = controls;
    }

    /** What sizes orders, and what controls them, in their order. */
    List<ControlInfo> controls() {
        final List<ControlInfo> infos = new ArrayList<>();
        infos.add(sizer.info());
        infos.addAll(controls.infos());
        return infos;
    }

    /** Another event, at an engine time in nanoseconds. */
    void begin(final long nowNs) {
        context.nowNs = nowNs;
    }

    /** Says of an order, or of a change of one, whether it may go out. */
    void judge(final RiskDecision order) {
        if (order.action == OrderAction.NEW) {
            judgeNew(order);
        } else {
            judgeChange(order);
        }
    }

    private void judgeNew(final RiskDecision order) {
        look(order);
        if (order.quantity == OrderSpec.UNSIZED) {
            size(order);
        }
        context.reduceOnly = order.spec.reduceOnly;
        order.coveredByParent = reservations.isCoveredByParent(order);
        ask(order, reservations.added(order));
        context.whatIf.replacing(reservations.replaced(order), reservations.replacedPrice(order));
        controls.look(order, context);
    }

    /** A child whose size is left open has that of its parent. */
    private void size(final RiskDecision order) {
        final Reservation parent = reservations.find(order.spec.parentId);
        if (parent != null) {
            order.quantity = parent.quantity;
        } else {
            sizer.size(order, context);
            controls.tell(sizer.info(), order);
        }
    }

    /** Cancels always pass. A replace of an order without a reservation has nothing left to replace. */
    private void judgeChange(final RiskDecision order) {
        final Reservation reservation = reservations.find(order.orderId);
        if (reservation == null || reservation.strategy != order.strategy) {
            order.deny(DenialCode.UNKNOWN_ORDER, order.orderId, 0);
            return;
        }
        order.account = reservation.account;
        order.instrument = reservation.instrument;
        order.side = reservation.side;
        order.orderType = reservation.orderType;
        order.timeInForce = reservation.timeInForce;
        if (order.action == OrderAction.CANCEL) {
            return;
        }
        look(order);
        context.reduceOnly = reservation.reduceOnly;
        ask(order, reservations.added(reservation, order.quantity));
        context.whatIf.replacing(reservation.counted(), reservation.countedPrice());
        controls.look(order, context);
    }

    private void look(final RiskDecision order) {
        context.instrument = instruments.get(order.instrument);
        context.terms = portfolio.terms(order.instrument);
        context.limits = context.instrument.limits(order.account, order.strategy);
        context.tradingState = states.of(order.strategy, order.account, order.instrument, context.instrument.venue);
        context.breach = states.breach(order.account);
        final Account account = portfolio.account(order.account);
        context.account = account;
        context.isMarginAccount = account.kind() == AccountKind.MARGIN;
        context.equity = account.equity().knowledge();
        context.isLossUnknown = context.equity != Knowledge.KNOWN && losses.limits(context.limits);
        portfolio.marginRate(
                order.account, order.strategy, order.instrument, (int) context.limits.value(LimitKind.INITIAL_MARGIN));
    }

    private void ask(final RiskDecision order, final long added) {
        context.addedQuantity = added;
        context.whatIf = portfolio.whatIf(
                order.account,
                order.strategy,
                order.instrument,
                order.side,
                Math.max(0, added),
                order.price,
                context.reduceOnly);
    }

    /** Reserves what an approved order, or an approved replace, may fill. */
    void reserve(final RiskDecision order, final long input) {
        if (order.action == OrderAction.NEW) {
            reservations.open(order);
        } else if (order.action == OrderAction.REPLACE) {
            reservations.replace(reservations.find(order.orderId), order, input);
        }
    }
}
