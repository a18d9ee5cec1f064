package dev.lockstep.engine.execution;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import java.util.List;

/** The same strategy must not send the same order, by instrument, side, type, limit and quantity, again within the window. Of replaces nothing is said: each changes what is there; nor of later slices of an order, which is known by its first, and by its whole; nor of central risk's own orders, which close a large position in equal parts. */
final class DuplicateOrderCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            DuplicateOrderCheck.class,
            "Duplicate order",
            "Denies a new order that equals one which the strategy sent within the window.",
            List.of("SEC 15c3-5(c)(1)(ii)"),
            List.of(LimitRule.DUPLICATE_WINDOW.key()),
            List.of(DenialCode.DUPLICATE_ORDER));

    private final RecentOrders lately = new RecentOrders();

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final long windowNs = order.limits.value(LimitKind.DUPLICATE_WINDOW);
        if (isExempt(order) || windowNs == 0) {
            order.sawNothing();
            return order.approved();
        }
        final long lastNs = lately.lastNs(fingerprint(order));
        final long ageNs = lastNs == RecentOrders.NEVER ? Long.MAX_VALUE : order.nowNs - lastNs;
        order.saw(ageNs, windowNs, LimitKind.DUPLICATE_WINDOW);
        if (ageNs < windowNs) {
            order.deny(DenialCode.DUPLICATE_ORDER);
        }
        return order.approved();
    }

    private static boolean isExempt(final GateOrder order) {
        return order.isReplace || order.isNextSlice() || order.order.ofRisk;
    }

    private static long fingerprint(final GateOrder order) {
        long hash = Hash64.fold(order.order.strategy, order.order.instrument);
        hash = Hash64.fold(hash, order.side.value() | (long) order.type.value() << Byte.SIZE);
        return Hash64.finish(Hash64.fold(Hash64.fold(hash, order.price), order.quantity));
    }

    @Override
    boolean counts() {
        return true;
    }

    @Override
    void sent(final GateOrder order, final InstrumentGate instrument) {
        if (!isExempt(order) && order.limits.value(LimitKind.DUPLICATE_WINDOW) != 0) {
            lately.add(fingerprint(order), order.nowNs);
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        lately.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        lately.readState(source);
    }
}
