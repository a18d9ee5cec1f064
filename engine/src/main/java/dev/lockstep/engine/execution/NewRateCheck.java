package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import java.util.List;

/** New orders of one strategy within one second, exactly: the second that ends now. */
final class NewRateCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            NewRateCheck.class,
            "New order rate",
            "Denies new orders of a strategy beyond so many in any second.",
            List.of("RTS 6 Art 15(1)(d)"),
            List.of(LimitRule.MAX_NEW_RATE.key()),
            List.of(DenialCode.NEW_RATE));

    private final RateWindows windows;

    NewRateCheck(final int strategies) {
        windows = new RateWindows(strategies, Limits.MESSAGES_PER_SECOND);
    }

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        if (order.isReplace) {
            order.sawNothing();
            return order.approved();
        }
        final long sent = windows.count(order.order.strategy, order.nowNs, RateWindows.SECOND);
        final long limit = order.limits.value(LimitKind.MAX_NEW_RATE);
        order.saw(sent + 1, limit, LimitKind.MAX_NEW_RATE);
        if (sent >= limit) {
            order.deny(DenialCode.NEW_RATE);
        }
        return order.approved();
    }

    @Override
    boolean counts() {
        return true;
    }

    @Override
    void sent(final GateOrder order, final InstrumentGate instrument) {
        if (!order.isReplace) {
            windows.add(order.order.strategy, order.nowNs);
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        windows.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        windows.readState(source);
    }
}
