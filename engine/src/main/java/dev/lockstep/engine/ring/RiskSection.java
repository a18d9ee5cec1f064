package dev.lockstep.engine.ring;

/** What the risk stage hands on: one decision for each signal that was not dropped, in their order. */
public final class RiskSection {
    private final RiskDecision[] decisions = new RiskDecision[Limits.SIGNALS_PER_EVENT];
    private int count;
    private long stateHash;

    RiskSection() {
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = new RiskDecision();
        }
    }

    /** Starts the section for a new event. */
    public void clear() {
        count = 0;
    }

    /** Adds a decision on a signal, approved so far. */
    public RiskDecision add(final Signal signal, final int account) {
        final RiskDecision decision = decisions[count++];
        decision.take(signal, account);
        return decision;
    }

    /** Adds an order of central risk's own, to be filled in. */
    public RiskDecision originate(final long orderId, final int strategy, final int account) {
        final RiskDecision decision = decisions[count++];
        decision.originate(orderId, strategy, account);
        return decision;
    }

    /** Whether no decision can be added. */
    public boolean isFull() {
        return count == decisions.length;
    }

    /** Sets the stage's state hash at a checkpoint. */
    public void stateHash(final long hash) {
        stateHash = hash;
    }

    /** Number of decisions. */
    public int count() {
        return count;
    }

    /** The i-th decision. */
    public RiskDecision decision(final int i) {
        return decisions[i];
    }

    /** State hash of the risk stage, valid at a checkpoint. */
    public long stateHash() {
        return stateHash;
    }
}
