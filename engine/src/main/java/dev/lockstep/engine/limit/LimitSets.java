package dev.lockstep.engine.limit;

import dev.lockstep.codecs.Hash64;
import java.util.Arrays;

/** One object for each distinct set of limits: an open hash table that allocates nothing for a set which it has already. */
final class LimitSets {
    private EffectiveLimits[] table = new EffectiveLimits[64];
    private int size;

    /** The set that equals the draft. */
    EffectiveLimits of(final LimitDraft draft) {
        final long hash = hash(draft);
        int slot = slot(hash);
        while (table[slot] != null) {
            if (table[slot].hash() == hash && table[slot].equal(draft)) {
                return table[slot];
            }
            slot = slot + 1 & table.length - 1;
        }
        final EffectiveLimits added = new EffectiveLimits(draft, hash);
        table[slot] = added;
        if (++size > table.length / 2) {
            grow();
        }
        return added;
    }

    private static long hash(final LimitDraft draft) {
        long hash = 0;
        for (int i = 0; i < draft.values.length; i++) {
            hash = Hash64.fold(Hash64.fold(hash, draft.values[i]), draft.keys[i]);
        }
        return Hash64.finish(hash);
    }

    private int slot(final long hash) {
        return (int) hash & table.length - 1;
    }

    private void grow() {
        final EffectiveLimits[] old = table;
        table = new EffectiveLimits[old.length * 2];
        for (final EffectiveLimits kept : old) {
            if (kept != null) {
                int slot = slot(kept.hash());
                while (table[slot] != null) {
                    slot = slot + 1 & table.length - 1;
                }
                table[slot] = kept;
            }
        }
    }

    /** Forgets all sets. */
    void clear() {
        Arrays.fill(table, null);
        size = 0;
    }

    int size() {
        return size;
    }
}
