package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * What orders do to each other. It acts when the update of an order comes along the ring, so what one event brings about stays bounded by one family.
 *
 * <ul>
 *   <li>OTO (one triggers the other): a child is kept until its parent fills, and lives with as much as the parent has filled, at most its own quantity: with every further fill of the parent it
 *       grows. A child that is filled as far as it lives ends, and can't come back, so what remains of its parent is then cancelled: nothing is entered that is not to be left again. When the parent ends, a child that has not come to life is cancelled, and the others keep what they have, whatever fills of the parent come late: what they might have grown to is not reserved any more.
 *   <li>OCO (one cancels the other): the first fill of one order, if only in part, cancels what remains of the others. An order that ends without a fill leaves the others alone: a stop must not go because
 *       a target was rejected.
 *   <li>OUO (one updates the other): what one order fills is taken off the others' quantities; an order with nothing left is cancelled. A fill that is taken back is given back to those that are still open.
 *   <li>A bracket is an entry and two children of it, a target and a stop, linked as OUO. If the target has filled all that the entry had so far, the stop stays in the core, should the entry fill more before its cancel is done.
 * </ul>
 *
 * <p>Linked orders of one instrument and side never work at a venue together if one of them waits for a trigger: when that comes, the others are cancelled first, and it goes out once the venue
 * has confirmed, with what their fills have left. So no race can fill both. A linked order that had been taken for ended, until a venue listed it, is cancelled: its group has gone on without it. A child goes on with what its parent has filled by then, and does not grow with later fills.
 */
final class OrderGroups implements Stateful {
    final OrderFamilies families;
    private final OrderLife life;
    private Emulator emulator;

    OrderGroups(final OrderLife life) {
        this.life = life;
        families = new OrderFamilies(life.orders);
    }

    /** Set once, since each of the two calls the other. */
    void emulator(final Emulator keeper) {
        emulator = keeper;
    }

    /** The update of an order has come along the ring. */
    void onUpdate(final OrderUpdateDecoder update) {
        final Order open = life.orders.findOpen(update.orderId());
        switch (update.orderEvent()) {
            case FILLED -> onFilled(update);
            case BUSTED -> onBusted(update);
            case ACCEPTED, REPLACED, RESOLVED -> catchUp(open);
            case REPLACE_REFUSED -> {
                if (update.denialCode() == DenialCode.NONE) {
                    onRefused(open);
                }
            }
            default -> {
                // What its family wants of it has not changed.
            }
        }
        if (update.orderState() == OrderState.RELEASED && open != null) {
            clearTheWay(open);
        }
        if (hasEnded(update)) {
            onEnded(update);
        }
    }

    private void onFilled(final OrderUpdateDecoder update) {
        if (update.cumQuantity() == 0) {
            // It has been taken back since.
            return;
        }
        growChildren(update.orderId());
        final Family group = groupOf(update);
        if (group != null) {
            group.filled = true;
        }
        for (int i = 0; group != null && i < group.size; i++) {
            final Order other = life.orders.findOpen(group.member(i));
            if (other != null && other.id != update.orderId()) {
                takeOff(other, update);
            }
        }
    }

    private Family groupOf(final OrderUpdateDecoder update) {
        return update.groupId() == OrderSpec.NO_ORDER ? null : families.groups.find(update.groupId());
    }

    private void takeOff(final Order other, final OrderUpdateDecoder fill) {
        if (fill.link() == LinkKind.OCO) {
            life.cancel(other);
        } else {
            other.share.takenOff += fill.lastQuantity();
            follow(other);
        }
    }

    /** What was taken off linked orders for a fill is theirs again when the venue takes the fill back; those that have ended by it stay so. */
    private void onBusted(final OrderUpdateDecoder update) {
        growChildren(update.orderId());
        final Family group = groupOf(update);
        for (int i = 0; group != null && i < group.size; i++) {
            final Order other = life.orders.findOpen(group.member(i));
            if (other != null && other.id != update.orderId() && other.share.takenOff != 0) {
                other.share.takenOff = Math.max(0, other.share.takenOff - update.lastQuantity());
                if (other.isLive()) {
                    // What it may grow to is reserved before it does.
                    life.tell(other, OrderEvent.REPLACED);
                }
                follow(other);
            }
        }
    }

    /** All of them know how much their parent has filled before the first of them acts on it. */
    private void growChildren(final long parentId) {
        final Order parent = life.orders.find(parentId);
        final Family family = parent == null ? null : families.children.find(parentId);
        for (int i = 0; family != null && i < family.size; i++) {
            final Order child = life.orders.findOpen(family.member(i));
            if (child != null) {
                child.share.parentFilled = parent.cumQuantity;
            }
        }
        for (int i = 0; family != null && i < family.size; i++) {
            final Order child = life.orders.findOpen(family.member(i));
            if (child != null && isFullGrown(child)) {
                life.tell(child, OrderEvent.REPLACED);
            }
            follow(child);
        }
    }

    /** Whether its parent has filled more than it may grow to, and it is not asked to grow now: central risk, which can't know of a replace that made it smaller for good, has reserved more since the fill. */
    private static boolean isFullGrown(final Order child) {
        return child.share.isCoveredByParent
                && child.share.whole < child.share.parentFilled
                && (child.share.wanted() == child.quantity
                        || child.requests.isCancelling() && !child.requests.isReplacing());
    }

    /** The venue has said what is in force: what its family wants of an order, and could not ask for meanwhile, or what was asked for and got lost, is asked for now. */
    private void catchUp(final Order order) {
        if (order != null && isOutdone(order)) {
            life.cancel(order);
        } else {
            follow(order);
        }
    }

    /** Whether another one of a group has been filled of which one order only is to be; or an order has left its group, since it had been taken for ended until a venue listed it: what the others have filled since then nobody has taken off it. */
    private boolean isOutdone(final Order order) {
        final Family group = families.groupOf(order);
        final boolean hasLeft = order.groupId != OrderSpec.NO_ORDER && (group == null || !group.has(order.id));
        return hasLeft || (group != null && group.filled && order.spec.link == LinkKind.OCO && order.cumQuantity == 0);
    }

    /** A replace was refused. What the family has come to want meanwhile is asked for once; if that was it, an order must not stay larger than its family allows. */
    private void onRefused(final Order order) {
        if (order == null || order.requests.isReplacing()) {
            return;
        }
        if (!order.requests.followsFamily) {
            follow(order);
        } else if (order.share.wanted() < order.quantity) {
            life.cancel(order);
        }
    }

    /** Brings an order's total to where it is wanted. One whose change is on its way follows when that is answered. */
    private void follow(final Order order) {
        if (order == null || order.isEnding()) {
            return;
        }
        final long wanted = order.share.wanted();
        if (wanted <= order.cumQuantity
                && (wanted < order.quantity || order.share.takenOff != 0)
                && !mayComeBack(order)) {
            life.cancel(order);
        } else if (order.isInTheCore()) {
            if (wanted != order.quantity) {
                order.quantity = wanted;
                life.tell(order, OrderEvent.REPLACED);
            }
            emulator.wake(order);
        } else if (wanted != order.quantity && OrderTransitions.isPossible(order, OrderTrigger.ASK_REPLACE)) {
            final boolean asked = life.sendReplace(order, order.price, wanted, order.triggerPrice, true);
            if (!asked && wanted < order.quantity) {
                // It must not stay larger than its family allows; a cancel always passes.
                life.cancel(order);
            }
        }
    }

    /** Whether an order of which nothing lives now is kept, since its parent may fill more. */
    private boolean mayComeBack(final Order order) {
        return order.state == OrderState.EMULATED
                && order.share.whole > order.share.takenOff
                && life.orders.findOpen(order.spec.parentId) != null;
    }

    /** An order's time has come: linked orders that are in its way are cancelled. */
    private void clearTheWay(final Order order) {
        final Family group = families.groupOf(order);
        for (int i = 0; group != null && i < group.size; i++) {
            final Order other = life.orders.findOpen(group.member(i));
            if (other != null && other != order && other.isLive() && OrderFamilies.competes(order, other)) {
                life.cancel(other);
            }
        }
        emulator.wake(order);
    }

    private static boolean hasEnded(final OrderUpdateDecoder update) {
        return update.orderId() != OrderSpec.NO_ORDER
                && !OrderTransitions.isOpen(update.orderState())
                && update.orderEvent() != OrderEvent.ANOMALY
                && !isDeniedRequest(update);
    }

    /** Whether we denied a change, which ends nothing. The venue's refusal of one may: what was filled is then all that there is. */
    private static boolean isDeniedRequest(final OrderUpdateDecoder update) {
        return update.denialCode() != DenialCode.NONE
                && (update.orderEvent() == OrderEvent.CANCEL_REFUSED
                        || update.orderEvent() == OrderEvent.REPLACE_REFUSED);
    }

    private void onEnded(final OrderUpdateDecoder update) {
        orphan(update.orderId());
        endParent(update);
        families.children.leave(update.parentId(), update.orderId());
        if (update.groupId() != OrderSpec.NO_ORDER) {
            families.groups.leave(update.groupId(), update.orderId());
            wakeReleased(update.groupId());
        }
    }

    /** A child that was filled before it could fill all that it was to has left its parent alone. */
    private void endParent(final OrderUpdateDecoder update) {
        final Order child = life.orders.find(update.orderId());
        final Order parent = life.orders.findOpen(update.parentId());
        if (update.orderState() == OrderState.FILLED
                && parent != null
                && child != null
                && child.cumQuantity + child.share.takenOff < child.share.whole
                && !parent.requests.isCancelling()) {
            life.cancel(parent);
        }
    }

    private void orphan(final long parentId) {
        final Family family = families.children.find(parentId);
        for (int i = 0; family != null && i < family.size; i++) {
            final Order child = life.orders.findOpen(family.member(i));
            if (child != null && child.quantity == 0) {
                life.cancel(child);
            } else if (child != null
                    && !child.share.isCoveredByParent
                    && child.share.whole > child.share.parentFilled) {
                child.share.whole = child.share.parentFilled;
                life.tell(child, OrderEvent.REPLACED);
            }
        }
    }

    private void wakeReleased(final long groupId) {
        final Family group = families.groups.find(groupId);
        for (int i = 0; group != null && i < group.size; i++) {
            final Order other = life.orders.findOpen(group.member(i));
            if (other != null && other.state == OrderState.RELEASED) {
                emulator.wake(other);
            }
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        families.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        families.readState(source);
    }
}
