package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LinkKind;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** Which orders belong together: who may join whom, and who is in whose way. An order belongs to its families until its end has come along the ring. */
final class OrderFamilies implements Stateful {
    final Families children = new Families();
    final Families groups = new Families();
    private final OrderBlotter orders;

    OrderFamilies(final OrderBlotter orders) {
        this.orders = orders;
    }

    /** Denies a new order that names a parent or a group that it can't join. */
    void check(final RiskDecision decision) {
        final OrderSpec spec = decision.spec;
        if (spec.parentId != OrderSpec.NO_ORDER) {
            checkParent(decision, orders.find(spec.parentId));
        }
        if (decision.approved() && spec.link != LinkKind.NONE) {
            checkGroup(decision, orders.find(spec.linkId));
        }
    }

    private void checkParent(final RiskDecision decision, final Order parent) {
        final Family family = children.find(decision.spec.parentId);
        if (parent == null || parent.strategy != decision.strategy) {
            decision.deny(DenialCode.BAD_GROUP, decision.spec.parentId, 0);
        } else if (parent.hasParent() || (family != null && family.isFull())) {
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
        final Family family = groups.find(groupIdOf(other));
        if (!other.isOpen() || (family != null && family.filled)) {
            decision.deny(DenialCode.GROUP_ENDED, other.state.value(), 0);
        } else if (family != null && family.isFull()) {
            decision.deny(DenialCode.BAD_GROUP, family.size, family.size);
        }
    }

    private static boolean mixes(final LinkKind link, final Order other) {
        return other.groupId != OrderSpec.NO_ORDER && other.spec.link != link;
    }

    private static long groupIdOf(final Order order) {
        return order.groupId != OrderSpec.NO_ORDER ? order.groupId : order.id;
    }

    /** Takes a new order that passed {@link #check} into its families. */
    void join(final Order order) {
        if (order.hasParent()) {
            children.of(order.spec.parentId).add(order.id);
            order.share.parentFilled = orders.find(order.spec.parentId).cumQuantity;
        }
        if (order.spec.link != LinkKind.NONE) {
            joinGroup(order, orders.find(order.spec.linkId));
        }
        order.quantity = order.share.wanted();
    }

    private void joinGroup(final Order order, final Order other) {
        final Family group = groups.of(groupIdOf(other));
        if (other.groupId == OrderSpec.NO_ORDER) {
            other.groupId = group.id;
            other.spec.link = order.spec.link;
            group.add(other.id);
            group.filled = other.cumQuantity != 0;
        }
        order.groupId = group.id;
        group.add(order.id);
    }

    /** The group of an order, or null. */
    Family groupOf(final Order order) {
        return order.groupId == OrderSpec.NO_ORDER ? null : groups.find(order.groupId);
    }

    /** Whether an order has to wait because a linked one of its instrument and side may be at the venue, or was, and what it has filled there has not come along the ring. */
    boolean isBlocked(final Order order) {
        final Family group = groupOf(order);
        for (int i = 0; group != null && i < group.size; i++) {
            final Order other = orders.find(group.member(i));
            if (other != order && (other == null || (!other.isInTheCore() && competes(order, other)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether two orders of a group are of one instrument and side. */
    static boolean competes(final Order order, final Order other) {
        return order.instrument == other.instrument && order.side == other.side;
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
