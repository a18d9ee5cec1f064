package dev.lockstep.engine.ring;

/** What the risk stage hands on: one decision for each signal that was not dropped, in their order. */
public final class RiskSection {
    /** No flattening goes on. */
    public static final long NOTHING_TO_FLATTEN = -1;

    private final RiskDecision[] decisions = new RiskDecision[Limits.SIGNALS_PER_EVENT];
    private final LossBreach[] alerts = new LossBreach[Limits.ALERTS_PER_EVENT];
    private final int[] alertAccounts = new int[Limits.ALERTS_PER_EVENT];
    private int alertCount;
    private long flattenFrom;
    private int count;
    private long stateHash;

    /** A section that belongs to no slot, or to the one that makes it. */
    public RiskSection() {
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = new RiskDecision();
        }
        for (int i = 0; i < alerts.length; i++) {
            alerts[i] = new LossBreach();
        }
    }

    /** Starts the section for a new event. */
    public void clear() {
        count = 0;
        alertCount = 0;
        flattenFrom = NOTHING_TO_FLATTEN;
    }

    /** Adds a limit of losses that an account has reached. */
    public void addAlert(final int account, final LossBreach reached) {
        alertAccounts[alertCount] = account;
        alerts[alertCount++].copy(reached);
    }

    /** Number of alerts. */
    public int alertCount() {
        return alertCount;
    }

    /** Index of the account of the i-th alert. */
    public int alertAccount(final int i) {
        return alertAccounts[i];
    }

    /** What the account of the i-th alert has reached. */
    public LossBreach alert(final int i) {
        return alerts[i];
    }

    /** There is more to flatten than one event may; the cursor says from where. */
    public void flattenFrom(final long cursor) {
        flattenFrom = cursor;
    }

    /** Where to go on with flattening, or {@link #NOTHING_TO_FLATTEN}. */
    public long flattenFrom() {
        return flattenFrom;
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
