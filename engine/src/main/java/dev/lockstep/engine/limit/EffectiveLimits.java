package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.LimitKind;
import java.util.Arrays;

/**
 * Every limit that holds for an order: immutable, and the same object wherever all values and keys are the same, so that thousands of instruments share one. Money has
 * the decimal places of the account's currency, {@code MAX_GROSS_EXPOSURE} and {@code MAX_NET_EXPOSURE} those of the first account's, {@code MAX_ORDER_VALUE} those of the instrument's.
 */
public final class EffectiveLimits {
    private final long[] values;
    private final byte[] keys;
    private final long hash;

    /** A copy of what a draft has come to. */
    EffectiveLimits(final LimitDraft draft, final long hash) {
        this.hash = hash;
        values = draft.values.clone();
        keys = draft.keys.clone();
    }

    /** The limit in its unit; {@link LimitRule#NONE}, which nothing is above, if there is none. */
    public long value(final LimitKind kind) {
        return values[kind.ordinal()];
    }

    /** Whether there is a limit. */
    public boolean limits(final LimitKind kind) {
        return value(kind) != LimitRule.NONE;
    }

    /** Mask of the row that gave the limit, as denials carry it; 0 if it is about every order or the limit is built in. */
    public int key(final LimitKind kind) {
        return keys[kind.ordinal()];
    }

    /** As given to the constructor. */
    long hash() {
        return hash;
    }

    boolean equal(final LimitDraft draft) {
        return Arrays.equals(values, draft.values) && Arrays.equals(keys, draft.keys);
    }
}
