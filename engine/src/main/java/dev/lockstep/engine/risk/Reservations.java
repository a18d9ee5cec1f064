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
 * <p>What other orders of its family stand for need not be held for an order. A child on the other side of its parent, of no more quantity, can't fill before the parent has; so one child, or several of which only one works at a
 * time, is held with what its parent has filled. Of a group, what its alternatives have in common is held once ({@link LinkedReservations}). What changes in an order because of another one is held from the event on that tells of the other
 * one, before the execution stage has said so: nothing may be approved in between as if there were room.
 */
final class Reservations implements Stateful {
    /** From here on codes are not this stage's. */
    private static final int FIRST_OF_THE_GATE = DenialCode.PRICE_COLLAR.value();

    private final Portfolio portfolio;
    private final IdTable<Reservation> byOrder = new IdTable<>(Reservation::new);
    /** By the first order of a group. */
    private final IdTable<LinkedReservations> groups = new IdTable<>(LinkedReservations::new);
    /** By parent: its children. */
    private final IdTable<LinkedReservations> children = new IdTable<>(LinkedReservations::new);

    Reservations(final Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    Reservation find(final long orderId) {
        return byOrder.find(orderId);
    }

    int size() {
        return byOrder.size();
    }

    /** Whether the exposure of its parent stands for what a new order may grow to. */
    boolean isCoveredByParent(final RiskDecision order) {
        final Reservation parent = order.spec.parentId == OrderSpec.NO_ORDER ? null : byOrder.find(order.spec.parentId);
        if (parent == null
                || parent.account != order.account
                || parent.instrument != order.instrument
                || parent.side == order.side
                || parent.quantity < order.quantity) {
            return false;
        }
        final LinkedReservations others = children.find(parent.orderId);
        return others == null || others.coveredAreAlternativesTo(order, groupId(order), isAlternative(order));
    }

    /** Whether a new order works only while none of those that it is linked with does. */
    private boolean isAlternative(final RiskDecision order) {
        return order.spec.link != LinkKind.NONE && waitsForPrice(order.orderType) && linked(order) != null;
    }

    private Reservation linked(final RiskDecision order) {
        return order.spec.link == LinkKind.NONE ? null : byOrder.find(order.spec.linkId);
    }

    private long groupId(final RiskDecision order) {
        final Reservation other = linked(order);
        return other == null ? OrderSpec.NO_ORDER : other.ownGroup();
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

    /** What a new order adds to what is counted, scaled by 10^8. */
    long added(final RiskDecision order) {
        final long held = order.coveredByParent
                ? Math.min(order.quantity, byOrder.find(order.spec.parentId).cumQuantity)
                : order.quantity;
        return isAlternative(order) ? Math.max(0, held - replaced(order)) : held;
    }

    /** What is counted of others that a new order is an alternative to, scaled by 10^8. */
    long replaced(final RiskDecision order) {
        if (!isAlternative(order)) {
            return 0;
        }
        final LinkedReservations group = groups.find(groupId(order));
        final Reservation other = linked(order);
        if (group != null) {
            return group.counted(order);
        }
        return other.isLike(order) ? other.counted() : 0;
    }

    /** The limit at which {@link #replaced} is counted, scaled by 10^8; 0 without. */
    long replacedPrice(final RiskDecision order) {
        if (replaced(order) == 0) {
            return 0;
        }
        final LinkedReservations group = groups.find(groupId(order));
        return group != null ? group.countedPrice(order) : linked(order).countedPrice();
    }

    /** What a replace adds to what is counted, scaled by 10^8. */
    long added(final Reservation reservation, final long totalQuantity) {
        final long held = reservation.heldWith(totalQuantity);
        final LinkedReservations group = groupOf(reservation);
        return group == null ? held - reservation.counted() : group.added(reservation, held);
    }

    private LinkedReservations groupOf(final Reservation reservation) {
        return reservation.groupId == OrderSpec.NO_ORDER ? null : groups.find(reservation.groupId);
    }

    /** Holds what an approved new order may fill. */
    void open(final RiskDecision order) {
        final long groupId = groupId(order);
        final boolean isAlternative = isAlternative(order);
        final Reservation other = linked(order);
        final Reservation reservation = byOrder.add(order.orderId);
        reservation.open(order);
        if (order.coveredByParent) {
            reservation.coverBy(byOrder.find(order.spec.parentId));
        }
        if (order.spec.parentId != OrderSpec.NO_ORDER) {
            of(children, order.spec.parentId).add(reservation);
        }
        if (other != null) {
            final LinkedReservations group = of(groups, groupId);
            if (other.groupId == OrderSpec.NO_ORDER) {
                other.groupId = groupId;
                group.add(other);
            }
            reservation.groupId = groupId;
            reservation.isAlternative = isAlternative;
            group.add(reservation);
        }
        portfolio.onOrderOpened(order.account, order.strategy, order.instrument);
        count(reservation);
    }

    private static LinkedReservations of(final IdTable<LinkedReservations> table, final long id) {
        final LinkedReservations known = table.find(id);
        if (known != null) {
            return known;
        }
        final LinkedReservations added = table.add(id);
        added.start();
        return added;
    }

    /** Lets the portfolio count what is held for an order, and for those that it is linked with. */
    private void count(final Reservation reservation) {
        final LinkedReservations group = groupOf(reservation);
        if (group != null) {
            group.count(portfolio);
        } else {
            reservation.count(portfolio, reservation.held(), reservation.heldPrice());
        }
    }

    /** Holds what an approved replace may fill, too. */
    void replace(final Reservation reservation, final RiskDecision order, final long input) {
        reservation.replaceAsked(order.quantity, order.price, input);
        count(reservation);
    }

    /** Brings what is held to what an order update says that came along the ring at an input. */
    void update(final OrderUpdateDecoder update, final long input) {
        final Reservation known = byOrder.find(update.orderId());
        final Reservation reservation = known == null && update.reservationQuantity() != 0 ? open(update) : known;
        if (reservation != null && update.strategy() != reservation.strategy) {
            // A strategy was told that an order which it asked about is not its own.
            return;
        }
        if (reservation != null) {
            reservation.update(update, refusesApproved(update), replacesHere(update));
        }
        tellFamily(update, input);
        if (reservation != null) {
            count(reservation);
            if (update.reservationQuantity() == 0 && !isStillOpen(update)) {
                close(reservation);
            }
        }
    }

    private Reservation open(final OrderUpdateDecoder update) {
        final Reservation reservation = byOrder.add(update.orderId());
        reservation.open(update);
        portfolio.onOrderOpened(reservation.account, reservation.strategy, reservation.instrument);
        return reservation;
    }

    private static boolean refusesApproved(final OrderUpdateDecoder update) {
        final DenialCode code = update.denialCode();
        return update.orderEvent() == OrderEvent.REPLACE_REFUSED
                && code != DenialCode.NONE
                && code.value() >= FIRST_OF_THE_GATE;
    }

    private static boolean replacesHere(final OrderUpdateDecoder update) {
        return update.orderEvent() == OrderEvent.REPLACED && update.orderState() == OrderState.EMULATED;
    }

    /** What a fill, or one that is taken back, lets live, takes off or gives back, and that a parent has ended; the execution stage acts on it in the same event. */
    private void tellFamily(final OrderUpdateDecoder update, final long input) {
        final OrderEvent event = update.orderEvent();
        if (event == OrderEvent.BUSTED || (event == OrderEvent.FILLED && update.cumQuantity() != 0)) {
            tellChildren(update, input);
            tellGroup(update, input);
        } else if (!isStillOpen(update)) {
            final LinkedReservations family = children.find(update.orderId());
            if (family != null) {
                family.onParentEnded(input);
            }
        }
    }

    private void tellChildren(final OrderUpdateDecoder fill, final long input) {
        final LinkedReservations family = children.find(fill.orderId());
        if (family != null) {
            family.onParent(fill.cumQuantity(), input);
            for (int i = 0; i < family.size(); i++) {
                count(family.member(i));
            }
        }
    }

    private void tellGroup(final OrderUpdateDecoder fill, final long input) {
        final LinkedReservations group = fill.groupId() == OrderSpec.NO_ORDER ? null : groups.find(fill.groupId());
        if (group != null) {
            if (fill.orderEvent() == OrderEvent.FILLED) {
                group.onFilled(fill, input);
            } else {
                group.onBusted(fill, input);
            }
            group.count(portfolio);
        }
    }

    private static boolean isStillOpen(final OrderUpdateDecoder update) {
        return switch (update.orderState()) {
            case DENIED, REJECTED, FILLED, CANCELLED, EXPIRED -> false;
            default -> true;
        };
    }

    private void close(final Reservation reservation) {
        reservation.count(portfolio, 0, 0);
        leave(children, reservation.parentId, reservation);
        final LinkedReservations group = groupOf(reservation);
        leave(groups, reservation.groupId, reservation);
        if (group != null) {
            group.count(portfolio);
        }
        portfolio.onOrderEnded(reservation.account, reservation.strategy, reservation.instrument);
        byOrder.remove(reservation.orderId);
    }

    private static void leave(final IdTable<LinkedReservations> table, final long id, final Reservation reservation) {
        final LinkedReservations family = id == OrderSpec.NO_ORDER ? null : table.find(id);
        if (family != null) {
            family.remove(reservation);
            if (family.isEmpty()) {
                table.remove(id);
            }
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        byOrder.sort();
        sink.section("reservations", byOrder.size());
        for (int i = 0; i < byOrder.size(); i++) {
            byOrder.inOrder(i).writeState(sink);
        }
    }

    /** They come in the order in which they were approved, since ids grow. */
    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("reservations"); count > 0; count--) {
            final Reservation read = new Reservation();
            read.readState(source);
            byOrder.put(read.orderId, read);
            if (read.parentId != OrderSpec.NO_ORDER) {
                of(children, read.parentId).add(read);
            }
            if (read.groupId != OrderSpec.NO_ORDER) {
                of(groups, read.groupId).add(read);
            }
        }
    }
}
