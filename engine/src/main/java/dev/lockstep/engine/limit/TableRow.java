package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.state.StateSink;

/** A row of the tables as it is: values by kind, each with its origin, and which of them were changed while the engine ran. Kinds are bits by their ordinal. */
final class TableRow {
    /** Entry of a kind that a command took out of the row. */
    private static final long CLEARED = 0;

    final LimitKey key;
    private final long[] values = new long[LimitDraft.KINDS.length];
    private final LimitOrigin[] origins = new LimitOrigin[LimitDraft.KINDS.length];
    private long set;
    private long changed;

    TableRow(final LimitKey key) {
        this.key = key;
    }

    /** Takes a value of the settings, unless a command was there first. */
    void configure(final LimitKind kind, final long value, final LimitOrigin origin) {
        if ((changed & bit(kind)) == 0) {
            put(kind, value, true, origin);
        }
    }

    /** Sets a value, or takes it out, by a command. */
    void change(final LimitKind kind, final long value, final boolean clear, final LimitOrigin origin) {
        put(kind, clear ? CLEARED : value, !clear, origin);
        changed |= bit(kind);
    }

    private void put(final LimitKind kind, final long value, final boolean isSet, final LimitOrigin origin) {
        values[kind.ordinal()] = value;
        origins[kind.ordinal()] = origin;
        set = isSet ? set | bit(kind) : set & ~bit(kind);
    }

    /** Makes a kind what it was in an earlier copy. */
    void undo(final LimitKind kind, final TableRow before) {
        final int i = kind.ordinal();
        values[i] = before.values[i];
        origins[i] = before.origins[i];
        set = set & ~bit(kind) | before.set & bit(kind);
        changed = changed & ~bit(kind) | before.changed & bit(kind);
    }

    TableRow copy() {
        final TableRow copy = new TableRow(key);
        System.arraycopy(values, 0, copy.values, 0, values.length);
        System.arraycopy(origins, 0, copy.origins, 0, origins.length);
        copy.set = set;
        copy.changed = changed;
        return copy;
    }

    boolean has(final LimitKind kind) {
        return (set & bit(kind)) != 0;
    }

    LimitOrigin origin(final LimitKind kind) {
        return origins[kind.ordinal()];
    }

    /** Gives the draft what it is still without. */
    void fill(final LimitDraft draft) {
        final int mask = key.mask();
        for (long fresh = set & draft.missing(); fresh != 0; fresh &= fresh - 1) {
            final int i = Long.numberOfTrailingZeros(fresh);
            draft.put(i, values[i], mask);
        }
    }

    /** Number of values that commands changed or took out. */
    int changes() {
        return Long.bitCount(changed);
    }

    void writeChanges(final StateSink sink) {
        for (long rest = changed; rest != 0; rest &= rest - 1) {
            final int i = Long.numberOfTrailingZeros(rest);
            sink.put("account", key.account());
            sink.put("strategy", key.strategy());
            sink.put("instrument", key.instrument());
            sink.put("group", key.group());
            sink.put("venue", key.venue());
            sink.put("limitKind", LimitDraft.KINDS[i].value());
            sink.put("clear", (set & 1L << i) == 0);
            sink.put("value", values[i]);
            origins[i].writeState(sink);
        }
    }

    private static long bit(final LimitKind kind) {
        return 1L << kind.ordinal();
    }
}
