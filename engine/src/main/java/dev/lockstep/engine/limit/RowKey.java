package dev.lockstep.engine.limit;

/**
 * The key of a row as settings state it: as {@link LimitKey}, but with the symbol of the instrument, whose index is not known before its definition comes along the ring.
 *
 * @param account index or {@link LimitKey#ANY}
 * @param strategy index or {@link LimitKey#ANY}
 * @param symbol of the instrument, or {@link #ANY_SYMBOL}
 * @param group index or {@link LimitKey#ANY}
 * @param venue index or {@link LimitKey#ANY}
 */
public record RowKey(int account, int strategy, String symbol, int group, int venue) {
    /** Stands for every instrument. */
    public static final String ANY_SYMBOL = "";

    /** The key of a row that is about every order. */
    public static final RowKey EVERY_ORDER =
            new RowKey(LimitKey.ANY, LimitKey.ANY, ANY_SYMBOL, LimitKey.ANY, LimitKey.ANY);

    /** The same key for one account. */
    public RowKey account(final int index) {
        return new RowKey(index, strategy, symbol, group, venue);
    }

    /** The same key for one strategy. */
    public RowKey strategy(final int index) {
        return new RowKey(account, index, symbol, group, venue);
    }

    /** The same key for one instrument. */
    public RowKey instrument(final String named) {
        return new RowKey(account, strategy, named, group, venue);
    }

    /** The same key for one group. */
    public RowKey group(final int index) {
        return new RowKey(account, strategy, symbol, index, venue);
    }

    /** The same key for one venue. */
    public RowKey venue(final int index) {
        return new RowKey(account, strategy, symbol, group, index);
    }

    /** Whether an instrument is named. */
    public boolean namesInstrument() {
        return !symbol.equals(ANY_SYMBOL);
    }

    /** The key, given the index of its instrument; {@link LimitKey#ANY} if none is named. */
    public LimitKey at(final int instrument) {
        return new LimitKey(account, strategy, instrument, group, venue);
    }

    /** As {@link LimitKey#mask}. */
    public int mask() {
        return LimitKey.mask(account, strategy, namesInstrument() ? 0 : LimitKey.ANY, group, venue);
    }
}
