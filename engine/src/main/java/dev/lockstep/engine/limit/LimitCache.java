package dev.lockstep.engine.limit;

import java.util.Arrays;

/**
 * The limits of every strategy in every instrument, each resolved when it is first asked for and again after rows have changed. A strategy trades on one account, so one place for
 * each is enough; what was booked for it on another one by hand is closed there, and asked about rarely. Derived: not part of any state.
 */
public final class LimitCache {
    private static final EffectiveLimits[] EMPTY = {};

    private final LimitTable table;
    private final int strategies;
    /** Those of one instrument behind the other. */
    private EffectiveLimits[] ofOrders = EMPTY;
    /** The account that each of them is for. */
    private byte[] accounts = {};

    private EffectiveLimits[] ofMarkets = EMPTY;
    private int version;

    /** A cache for a table. */
    public LimitCache(final LimitTable table) {
        this.table = table;
        strategies = table.strategies();
    }

    /**
     * The limits that hold for an order.
     *
     * @param account index
     * @param strategy index, or -1 if it is nobody's
     * @param instrument index of a defined one
     */
    public EffectiveLimits of(final int account, final int strategy, final int instrument) {
        if (strategy < 0) {
            return table.resolve(account, strategy, instrument);
        }
        forgetOld();
        final int place = instrument * strategies + strategy;
        final EffectiveLimits cached = place < ofOrders.length ? ofOrders[place] : null;
        return cached != null && accounts[place] == account ? cached : resolve(account, strategy, instrument, place);
    }

    private EffectiveLimits resolve(final int account, final int strategy, final int instrument, final int place) {
        if (place >= ofOrders.length) {
            ofOrders = withRoom(ofOrders, place);
            accounts = Arrays.copyOf(accounts, ofOrders.length);
        }
        accounts[place] = (byte) account;
        ofOrders[place] = table.resolve(account, strategy, instrument);
        return ofOrders[place];
    }

    /** The limits of what is measured of an instrument itself, whoever trades it. */
    public EffectiveLimits ofMarket(final int instrument) {
        forgetOld();
        final EffectiveLimits cached = instrument < ofMarkets.length ? ofMarkets[instrument] : null;
        if (cached != null) {
            return cached;
        }
        ofMarkets = withRoom(ofMarkets, instrument);
        ofMarkets[instrument] = table.resolve(LimitKey.ANY, LimitKey.ANY, instrument);
        return ofMarkets[instrument];
    }

    private static EffectiveLimits[] withRoom(final EffectiveLimits[] cached, final int place) {
        return place < cached.length ? cached : Arrays.copyOf(cached, Math.max(place + 1, cached.length * 2));
    }

    private void forgetOld() {
        if (version != table.version()) {
            Arrays.fill(ofOrders, null);
            Arrays.fill(ofMarkets, null);
            version = table.version();
        }
    }
}
