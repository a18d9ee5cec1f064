package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.EffectiveLimits;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.engine.ring.Limits;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import java.util.List;

/** After so many executions within the window a strategy is stopped: its orders are cancelled, and nothing of it passes or is kept until a named person enables it again. Orders of central risk's own, such as those that flatten, pass. */
final class RepeatedExecutionCheck extends GateCheck {
    private static final ControlInfo INFO = new ControlInfo(
            RepeatedExecutionCheck.class,
            "Repeated automated execution throttle",
            "Stops a strategy after so many executions in a window, until a named person enables it again.",
            List.of("RTS 6 Art 15(3)"),
            List.of(LimitRule.MAX_EXECUTIONS.key(), LimitRule.EXECUTION_WINDOW.key()),
            List.of(DenialCode.REPEATED_EXECUTION));

    private final RateWindows windows;
    /** Executions that stopped a strategy; 0 while it is not. */
    private final long[] stoppedBy;

    RepeatedExecutionCheck(final int strategies) {
        windows = new RateWindows(strategies, Limits.EXECUTIONS_COUNTED);
        stoppedBy = new long[strategies];
    }

    @Override
    ControlInfo info() {
        return INFO;
    }

    @Override
    boolean check(final GateOrder order, final InstrumentGate instrument) {
        final int strategy = order.order.strategy;
        final long limit = order.limits.value(LimitKind.MAX_EXECUTIONS);
        if (strategy == Order.NOBODY || order.order.ofRisk || (limit == LimitRule.NONE && stoppedBy[strategy] == 0)) {
            order.sawNothing();
            return order.approved();
        }
        final long executions =
                stoppedBy[strategy] != 0 ? stoppedBy[strategy] : count(strategy, order.limits, order.nowNs);
        order.saw(executions, limit, LimitKind.MAX_EXECUTIONS);
        if (stoppedBy[strategy] != 0 || executions >= limit) {
            order.deny(DenialCode.REPEATED_EXECUTION);
        }
        return order.approved();
    }

    private int count(final int strategy, final EffectiveLimits limits, final long nowNs) {
        return windows.count(strategy, nowNs, limits.value(LimitKind.EXECUTION_WINDOW));
    }

    /** Counts an execution while there is a limit; says whether the strategy is stopped by it. */
    boolean executed(final int strategy, final EffectiveLimits limits, final long nowNs) {
        final long limit = limits.value(LimitKind.MAX_EXECUTIONS);
        if (strategy == Order.NOBODY || limit == LimitRule.NONE || stoppedBy[strategy] != 0) {
            return false;
        }
        windows.add(strategy, nowNs);
        final int executions = count(strategy, limits, nowNs);
        if (executions < limit) {
            return false;
        }
        stoppedBy[strategy] = executions;
        return true;
    }

    /** A person has enabled a strategy, or all of them: its executions are counted from nothing. */
    void enable(final int strategy) {
        for (int i = 0; i < stoppedBy.length; i++) {
            if (strategy == OrderScope.ANY || strategy == i) {
                stoppedBy[i] = 0;
                windows.clear(i);
            }
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        for (final long executions : stoppedBy) {
            sink.put("stoppedBy", executions);
        }
        windows.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        for (int i = 0; i < stoppedBy.length; i++) {
            stoppedBy[i] = source.get("stoppedBy");
        }
        windows.readState(source);
    }
}
