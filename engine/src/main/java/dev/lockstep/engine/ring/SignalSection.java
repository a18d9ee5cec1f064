package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.FaultKind;
import dev.lockstep.codecs.sbe.OrderAction;

/** What the signal stage hands on: signals, and strategies that it had to disable. */
public final class SignalSection {
    private final Signal[] signals = new Signal[Limits.SIGNALS_PER_EVENT];
    private final int[] faultStrategies = new int[Limits.STRATEGIES];
    private final FaultKind[] faultKinds = new FaultKind[Limits.STRATEGIES];
    private int count;
    private int faultCount;
    private long stateHash;

    SignalSection() {
        for (int i = 0; i < signals.length; i++) {
            signals[i] = new Signal();
        }
    }

    /** Starts the section for a new event. */
    public void clear() {
        count = 0;
        faultCount = 0;
    }

    /** Whether no signal can be added. */
    public boolean isFull() {
        return count == signals.length;
    }

    /** Adds a signal of a strategy and gives its order, to be filled in from {@link OrderSpec#start} on. */
    public OrderSpec add(final OrderAction action, final int strategy, final long orderId) {
        final Signal signal = signals[count++];
        signal.action = action;
        signal.strategy = strategy;
        signal.orderId = orderId;
        return signal.spec;
    }

    /** Takes back the signals from the given one on: those of a turn that failed half-way. */
    public void truncate(final int toCount) {
        count = toCount;
    }

    /**
     * Adds a disabled strategy and drops its signals. They keep their places, because the ids of the orders that came behind them count them.
     */
    public void addFault(final int strategy, final FaultKind kind) {
        for (int i = 0; i < count; i++) {
            if (signals[i].strategy == strategy) {
                signals[i].strategy = Signal.NOBODY;
            }
        }
        faultStrategies[faultCount] = strategy;
        faultKinds[faultCount++] = kind;
    }

    /** Sets the stage's state hash at a checkpoint. */
    public void stateHash(final long hash) {
        stateHash = hash;
    }

    /** Number of signals. */
    public int count() {
        return count;
    }

    /** The i-th signal. */
    public Signal signal(final int i) {
        return signals[i];
    }

    /** Number of strategies disabled on this event. */
    public int faultCount() {
        return faultCount;
    }

    /** Index of the i-th disabled strategy. */
    public int faultStrategy(final int i) {
        return faultStrategies[i];
    }

    /** Why the i-th strategy was disabled. */
    public FaultKind faultKind(final int i) {
        return faultKinds[i];
    }

    /** State hash of the signal stage, valid at a checkpoint. */
    public long stateHash() {
        return stateHash;
    }
}
