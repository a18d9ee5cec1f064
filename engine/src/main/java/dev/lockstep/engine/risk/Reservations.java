package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.ring.IdTable;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * Exposure held for open orders, one entry each, and what the portfolio is told of it. Reserved on approval, converted on fills, released on any end; changed by order updates only, so idempotent by order id.
 *
 * <p>An order that waits in the core for another one of its family need not be held as long as that one's exposure stands for it: a child on the other side of its parent, of no more quantity, can't fill before
 * the parent has; and a linked stop does not work before the order that it is linked with has ended.
 */
final class Reservations implements Stateful {
    /** From here on codes are not this stage's. */
    private static final int FIRST_OF_THE_GATE = DenialCode.PRICE_COLLAR.value();

    private final Portfolio portfolio;
    private final IdTable<Reservation> byOrder = new IdTable<>(Reservation::new);

    Reservations(final Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    Reservation find(final long orderId) {
        return byOrder.find(orderId);
    }

    int size() {
        return byOrder.size();
    }

    /** Says whether an earlier order's exposure stands for that of a new one until its time comes, and notes which one's. */
    boolean covers(final RiskDecision order) {
        order.coveredByParent = isCoveredChild(order);
        order.coveredByLink = isCoveredLink(order);
        return order.coveredByParent || order.coveredByLink;
    }

    private boolean isCoveredChild(final RiskDecision order) {
        final Reservation parent = order.spec.parentId == OrderSpec.NO_ORDER ? null : byOrder.find(order.spec.parentId);
        return parent != null
                && parent.account == order.account
                && parent.instrument == order.instrument
                && parent.side != order.side
                && parent.quantity >= order.quantity;
    }

    private boolean isCoveredLink(final RiskDecision order) {
        final Reservation other = order.spec.link == LinkKind.NONE ? null : byOrder.find(order.spec.linkId);
        return other != null
                && waitsForPrice(order.orderType)
                && other.account == order.account
                && other.instrument == order.instrument
                && other.side == order.side
                && other.wholeQuantity() >= order.quantity;
    }

    private static boolean waitsForPrice(final OrderType type) {
        return switch (type) {
            case STOP_MARKET,
                    STOP_LIMIT,
                    MARKET_IF_TOUCHED,
                    LIMIT_IF_TOUCHED,
                    TRAILING_STOP_MARKET,
                    TRAILING_STOP_LIMIT -> true;
            default -> false;
        };
    }

    /** Holds what an approved new order may fill. */
    void open(final RiskDecision order) {
        final Reservation reservation = byOrder.add(order.orderId);
        reservation.open(order);
        if (order.coveredByParent && !order.coveredByLink) {
            byOrder.find(order.spec.parentId).addChild(order.orderId);
        }
        portfolio.onOrderOpened(order.account, order.strategy, order.instrument);
        tell(reservation, 0, 0);
    }

    /** Holds what an approved replace may fill, too. */
    void replace(final Reservation reservation, final RiskDecision order, final long sequence) {
        final long before = reservation.held();
        final long limitBefore = reservation.heldPrice();
        reservation.replaceAsked(order.quantity, order.price, sequence);
        tell(reservation, limitBefore, before);
    }

    /** Brings what is held to what an order update says. */
    void update(final OrderUpdateDecoder update) {
        Reservation reservation = byOrder.find(update.orderId());
        if (reservation == null) {
            if (update.reservationQuantity() == 0) {
                return;
            }
            reservation = byOrder.add(update.orderId());
            reservation.open(update);
            portfolio.onOrderOpened(reservation.account, reservation.strategy, reservation.instrument);
        }
        if (update.strategy() != reservation.strategy) {
            // A strategy was told that an order which it asked about is not its own.
            return;
        }
        final long limitBefore = reservation.heldPrice();
        final long before = reservation.held();
        reservation.update(update, refusesApproved(update) || replacesHere(update, reservation));
        if (update.orderEvent() == OrderEvent.FILLED) {
            bringChildrenToLife(reservation);
        }
        tell(reservation, limitBefore, before);
        if (update.reservationQuantity() == 0 && !isStillOpen(update)) {
            close(reservation);
        }
    }

    private static boolean refusesApproved(final OrderUpdateDecoder update) {
        final DenialCode code = update.denialCode();
        return update.orderEvent() == OrderEvent.REPLACE_REFUSED
                && code != DenialCode.NONE
                && code.value() >= FIRST_OF_THE_GATE;
    }

    /** Whether an order was replaced in the core, or where its venue does not see it. The family of an order that works may have been the cause, so there it is an answer only if it leaves nothing out. */
    private static boolean replacesHere(final OrderUpdateDecoder update, final Reservation reservation) {
        return update.orderEvent() == OrderEvent.REPLACED
                && (update.orderState() == OrderState.EMULATED || reservation.isWithin(update));
    }

    private static boolean isStillOpen(final OrderUpdateDecoder update) {
        return switch (update.orderState()) {
            case DENIED, REJECTED, FILLED, CANCELLED, EXPIRED -> false;
            default -> true;
        };
    }

    private void close(final Reservation reservation) {
        final long held = reservation.held();
        portfolio.reserve(
                reservation.account,
                reservation.strategy,
                reservation.instrument,
                reservation.side,
                reservation.reduceOnly,
                reservation.heldPrice(),
                held,
                0,
                0);
        portfolio.onOrderEnded(reservation.account, reservation.strategy, reservation.instrument);
        byOrder.remove(reservation.orderId);
    }

    /** A child's exposure begins with its parent's fill, not with the word of the execution stage that comes behind it: nothing may be approved in between as if there were room. */
    private void bringChildrenToLife(final Reservation parent) {
        for (int i = 0; i < parent.childCount(); i++) {
            final Reservation child = byOrder.find(parent.child(i));
            if (child != null) {
                final long before = child.held();
                child.parentFilled(parent.cumQuantity);
                tell(child, child.heldPrice(), before);
            }
        }
    }

    private void tell(final Reservation reservation, final long limitBefore, final long before) {
        portfolio.reserve(
                reservation.account,
                reservation.strategy,
                reservation.instrument,
                reservation.side,
                reservation.reduceOnly,
                limitBefore,
                before,
                reservation.heldPrice(),
                reservation.held());
    }

    @Override
    public void writeState(final StateSink sink) {
        byOrder.sort();
        sink.section("reservations", byOrder.size());
        for (int i = 0; i < byOrder.size(); i++) {
            byOrder.inOrder(i).writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("reservations"); count > 0; count--) {
            final Reservation read = new Reservation();
            read.readState(source);
            byOrder.put(read.orderId, read);
        }
    }
}
