package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderState;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * What orders do to each other. It acts when the update of an order comes along the ring, so what one event brings about stays bounded by one family.
 *
 * <ul>
 *   <li>OTO (one triggers the other): a child is kept until its parent fills, and lives with as much as the parent has filled, at most its own quantity: with every further fill of the parent it
 *       grows. When the parent ends, a child that has not come to life is cancelled, and the others keep what they have, whatever fills of the parent come late: what they might have grown to is not reserved any more.
 *   <li>OCO (one cancels the other): the first fill of one order, if only in part, cancels what remains of the others. An order that ends without a fill leaves the others alone: a stop must not go because
 *       a target was rejected.
 *   <li>OUO (one updates the other): what one order fills is taken off the others' quantities; an order with nothing left is cancelled. A fill that is taken back is given back to those that are still open.
 *   <li>A bracket is an entry and two children of it, a target and a stop, linked as OUO.
 * </ul>
 *
 * <p>Linked orders of one instrument and side never work at a venue together if one of them waits for a trigger: when that comes, the others are cancelled first, and it goes out once the venue
 * has confirmed, with what their fills have left. So no race can fill both. A linked order that had been taken for ended, until a venue listed it, is cancelled: its group has gone on without it. A child goes on with what its parent has filled by then, and does not grow with later fills.
 */
final class OrderGroups implements Stateful {
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final OrderLife life;
    private final Families children = new Families();
    private final Families groups = new Families();
    private Emulator emulator;

    OrderGroups(final OrderLife life) {
        this.life = life;
    }

    /** Set once, since each of the two calls the other. */
    void emulator(final Emulator keeper) {
        emulator = keeper;
    }

    /** Denies a new order that names a parent or a group that it can't join. */
    void check(final RiskDecision decision) {
        final OrderSpec spec = decision.spec;
        if (spec.parentId != OrderSpec.NO_ORDER) {
            checkParent(decision, life.orders.find(spec.parentId));
        }
        if (decision.approved() && spec.link != LinkKind.NONE) {
            checkGroup(decision, life.orders.find(spec.linkId));
        }
    }

    private void checkParent(final RiskDecision decision, final Order parent) {
        final Family family = children.find(decision.spec.parentId);
        if (parent == null || parent.strategy != decision.strategy) {
            decision.deny(DenialCode.BAD_GROUP, decision.spec.parentId, 0);
        } else if (parent.spec.parentId != OrderSpec.NO_ORDER || (family != null && family.isFull())) {
            decision.deny(DenialCode.BAD_GROUP, parent.id, 0);
        } else if (!parent.isOpen() && parent.cumQuantity == 0) {
            decision.deny(DenialCode.PARENT_ENDED, parent.state.value(), 0);
        }
    }

    private void checkGroup(final RiskDecision decision, final Order other) {
        if (other == null || other.strategy != decision.strategy || mixes(decision.spec.link, other)) {
            decision.deny(DenialCode.BAD_GROUP, decision.spec.linkId, 0);
            return;
        }
        final Family family = groups.find(groupOf(other));
        if (!other.isOpen() || (family != null && family.filled)) {
            decision.deny(DenialCode.GROUP_ENDED, other.state.value(), 0);
        } else if (family != null && family.isFull()) {
            decision.deny(DenialCode.BAD_GROUP, family.size, family.size);
        }
    }

    private static boolean mixes(final LinkKind link, final Order other) {
        return other.groupId != OrderSpec.NO_ORDER && other.spec.link != link;
    }

    private static long groupOf(final Order order) {
        return order.groupId != OrderSpec.NO_ORDER ? order.groupId : order.id;
    }

    /** Takes a new order that passed {@link #check} into its families. */
    void join(final Order order) {
        if (order.spec.parentId != OrderSpec.NO_ORDER) {
            children.of(order.spec.parentId).add(order.id);
        }
        if (order.spec.link != LinkKind.NONE) {
            joinGroup(order, life.orders.find(order.spec.linkId));
        }
        order.quantity = wantedQuantity(order);
    }

    private void joinGroup(final Order order, final Order other) {
        final Family group = groups.of(groupOf(other));
        if (other.groupId == OrderSpec.NO_ORDER) {
            other.groupId = group.id;
            other.spec.link = order.spec.link;
            group.add(other.id);
            group.filled = other.cumQuantity != 0;
        }
        order.groupId = group.id;
        group.add(order.id);
    }

    /** The total that an order is to have now: what its parent's fills bring to life, less what linked orders have filled. */
    long wantedQuantity(final Order order) {
        return Math.max(0, Math.min(order.wholeQuantity, parentFilled(order)) - order.takenOff);
    }

    private long parentFilled(final Order order) {
        if (order.spec.parentId == OrderSpec.NO_ORDER) {
            return UNLIMITED;
        }
        final Order parent = life.orders.find(order.spec.parentId);
        // A parent that is not even remembered has ended long ago: what has come to life stays.
        return parent == null ? order.quantity + order.takenOff : parent.cumQuantity;
    }

    /** Whether an order has to wait because a linked one of its instrument and side may be at the venue. */
    boolean isBlocked(final Order order) {
        final Family group = order.groupId == OrderSpec.NO_ORDER ? null : groups.find(order.groupId);
        for (int i = 0; group != null && i < group.size; i++) {
            final Order other = life.orders.findOpen(group.member(i));
            if (other != null && other != order && other.isLive() && competes(order, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean competes(final Order order, final Order other) {
        return order.instrument == other.instrument && order.side == other.side;
    }

    /** The update of an order has come along the ring. */
    void onUpdate(final OrderUpdateDecoder update) {
        final OrderEvent event = update.orderEvent();
        if (event == OrderEvent.FILLED && update.cumQuantity() != 0) {
            growChildren(update.orderId());
            takeOffLinked(update);
        }
        if (event == OrderEvent.BUSTED) {
            growChildren(update.orderId());
            giveBackLinked(update);
        }
        if (update.groupId() != OrderSpec.NO_ORDER && update.orderState() == OrderState.RELEASED) {
            clearTheWay(update);
        }
        if (event == OrderEvent.ACCEPTED || event == OrderEvent.REPLACED || event == OrderEvent.RESOLVED) {
            catchUp(life.orders.findOpen(update.orderId()));
        }
        if (event == OrderEvent.REPLACE_REFUSED && update.denialCode() == DenialCode.NONE) {
            onRefused(life.orders.findOpen(update.orderId()));
        }
        if (hasEnded(update)) {
            onEnded(update);
        }
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

    private void growChildren(final long parentId) {
        final Family family = children.find(parentId);
        for (int i = 0; family != null && i < family.size; i++) {
            follow(life.orders.findOpen(family.member(i)));
        }
    }

    private void takeOffLinked(final OrderUpdateDecoder update) {
        final Family group = update.groupId() == OrderSpec.NO_ORDER ? null : groups.find(update.groupId());
        if (group == null) {
            return;
        }
        group.filled = true;
        for (int i = 0; i < group.size; i++) {
            final Order other = life.orders.findOpen(group.member(i));
            if (other == null || other.id == update.orderId()) {
                continue;
            }
            if (update.link() == LinkKind.OCO) {
                life.cancel(other);
            } else {
                other.takenOff += update.lastQuantity();
                follow(other);
            }
        }
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
        final Family group = order.groupId == OrderSpec.NO_ORDER ? null : groups.find(order.groupId);
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
        } else if (wantedQuantity(order) < order.quantity) {
            life.cancel(order);
        }
    }

    /** What was taken off linked orders for a fill is theirs again when the venue takes the fill back; those that have ended by it stay so. */
    private void giveBackLinked(final OrderUpdateDecoder update) {
        final Family group = update.groupId() == OrderSpec.NO_ORDER ? null : groups.find(update.groupId());
        for (int i = 0; group != null && i < group.size; i++) {
            final Order other = life.orders.findOpen(group.member(i));
            if (other != null && other.id != update.orderId() && other.takenOff != 0) {
                other.takenOff = Math.max(0, other.takenOff - update.lastQuantity());
                if (other.isLive()) {
                    // What it may grow to is reserved before it does.
                    life.tell(other, OrderEvent.REPLACED);
                }
                follow(other);
            }
        }
    }

    /** Brings an order's total to where it is wanted. One whose change is on its way follows when that is answered. */
    private void follow(final Order order) {
        if (order == null || order.isEnding()) {
            return;
        }
        final long wanted = wantedQuantity(order);
        if (wanted <= order.cumQuantity && (wanted < order.quantity || order.takenOff != 0)) {
            life.cancel(order);
        } else if (order.isInTheCore()) {
            if (wanted != order.quantity) {
                order.quantity = wanted;
                life.tell(order, OrderEvent.REPLACED);
            }
            emulator.wake(order);
        } else if (wanted != order.quantity && OrderTransitions.isPossible(order, OrderTrigger.ASK_REPLACE)) {
            order.requests.followsFamily = true;
            final boolean asked = life.sendReplace(order, order.price, wanted, order.triggerPrice);
            if (!asked && wanted < order.quantity) {
                // It must not stay larger than its family allows; a cancel always passes.
                life.cancel(order);
            }
        }
    }

    /** An order's time has come: linked orders that are in its way are cancelled. */
    private void clearTheWay(final OrderUpdateDecoder update) {
        final Order order = life.orders.findOpen(update.orderId());
        final Family group = groups.find(update.groupId());
        for (int i = 0; order != null && group != null && i < group.size; i++) {
            final Order other = life.orders.findOpen(group.member(i));
            if (other != null && other != order && other.isLive() && competes(order, other)) {
                life.cancel(other);
            }
        }
        if (order != null) {
            emulator.wake(order);
        }
    }

    private void onEnded(final OrderUpdateDecoder update) {
        orphan(update.orderId());
        children.leave(update.parentId(), update.orderId());
        if (update.groupId() != OrderSpec.NO_ORDER) {
            groups.leave(update.groupId(), update.orderId());
            uncover(update);
            wakeReleased(update.groupId());
        }
    }

    private void orphan(final long parentId) {
        final Family family = children.find(parentId);
        for (int i = 0; family != null && i < family.size; i++) {
            final Order child = life.orders.findOpen(family.member(i));
            if (child != null && child.quantity == 0) {
                life.cancel(child);
            } else if (child != null
                    && !child.waiting.isCoveredByParent
                    && child.wholeQuantity > child.quantity + child.takenOff) {
                child.wholeQuantity = child.quantity + child.takenOff;
                life.tell(child, OrderEvent.REPLACED);
            }
        }
    }

    /** What waits in the core for another order's end has to be held itself once that has come. */
    private void uncover(final OrderUpdateDecoder update) {
        final Family group = groups.find(update.groupId());
        for (int i = 0; group != null && i < group.size; i++) {
            final Order other = life.orders.findOpen(group.member(i));
            if (other != null && other.waiting.isCoveredByLink && other.spec.linkId == update.orderId()) {
                other.waiting.isCoveredByLink = false;
                life.tell(other, OrderEvent.REPLACED);
            }
        }
    }

    private void wakeReleased(final long groupId) {
        final Family group = groups.find(groupId);
        for (int i = 0; group != null && i < group.size; i++) {
            final Order other = life.orders.findOpen(group.member(i));
            if (other != null && other.state == OrderState.RELEASED) {
                emulator.wake(other);
            }
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        children.writeState(sink);
        groups.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        children.readState(source);
        groups.readState(source);
    }
}
