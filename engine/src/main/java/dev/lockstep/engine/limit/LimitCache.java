package dev.lockstep.engine.limit;

import java.util.Arrays;

/**
 * The limits of one instrument by strategy, each resolved when it is first asked for and again after rows have changed. A strategy trades on one account, so the strategy
 * alone tells them apart. Derived: not part of any state.
 */
public final class LimitCache {
    private final LimitTable table;
    private final int instrument;
    private final EffectiveLimits[] byStrategy;
    private EffectiveLimits ofMarket;
    private int version;

    /** A cache for a defined instrument. */
    public LimitCache(final LimitTable table, final int instrument) {
        this.table = table;
        this.instrument = instrument;
        byStrategy = new EffectiveLimits[table.strategies()];
    }

    /**
     * The limits that hold for an order.
     *
     * @param account that the strategy trades on
     * @param strategy index, or -1 if it is nobody's
     */
    public EffectiveLimits of(final int account, final int strategy) {
        if (strategy < 0) {
            return table.resolve(account, strategy, instrument);
        }
        forgetOld();
        final EffectiveLimits cached = byStrategy[strategy];
        if (cached != null) {
            return cached;
        }
        final EffectiveLimits resolved = table.resolve(account, strategy, instrument);
        byStrategy[strategy] = resolved;
        return resolved;
    }

    /** The limits of what is measured of the instrument itself, whoever trades it. */
    public EffectiveLimits ofMarket() {
        forgetOld();
        if (ofMarket == null) {
            ofMarket = table.resolve(LimitKey.ANY, LimitKey.ANY, instrument);
        }
        return ofMarket;
    }

    private void forgetOld() {
        if (version != table.version()) {
            Arrays.fill(byStrategy, null);
            ofMarket = null;
            version = table.version();
        }
    }
}
