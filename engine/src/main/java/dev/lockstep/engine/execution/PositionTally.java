package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.ring.IdTable;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/**
 * What the fills that this stage has counted add up to, by account, strategy and instrument, scaled by 10^8. The portfolio of the risk stage says the same as soon as the updates have come along the
 * ring; what must not go out beyond a position is checked here against what is known now.
 */
final class PositionTally implements Stateful {
    private static final int INSTRUMENT_BITS = 32;
    private static final int STRATEGY_BITS = 16;

    private final IdTable<Held> held = new IdTable<>(Held::new);
    /** Sums over strategies, without those that are 0; they follow from the others, so they are not part of the state. */
    private final Long2LongHashMap ofAccounts = new Long2LongHashMap(0);
    /** By account. */
    private final boolean[] hedged;

    private static final class Held {
        private long key;
        private long quantity;
        /** What is short of it, where long and short are kept apart; 0 elsewhere. */
        private long shorts;
    }

    PositionTally(final List<AccountSettings> accounts) {
        hedged = new boolean[accounts.size()];
        for (int i = 0; i < hedged.length; i++) {
            hedged[i] = accounts.get(i).mode() == PositionMode.HEDGING;
        }
    }

    /** Whether an account keeps long and short positions apart. */
    boolean isHedged(final int account) {
        return account < hedged.length && hedged[account];
    }

    /**
     * Adds a trade.
     *
     * @param signed above 0 if bought
     * @param closing where long and short are kept apart: whether it closes the opposite position, so far as there is one, before it opens its own
     */
    void add(final int account, final int strategy, final int instrument, final long signed, final boolean closing) {
        final Held changed = of(key(account, strategy, instrument));
        if (isHedged(account)) {
            changed.shorts += addedShorts(changed, signed, closing);
        }
        set(changed, changed.quantity + signed);
    }

    private static long addedShorts(final Held before, final long signed, final boolean closing) {
        if (signed >= 0) {
            return closing ? -Math.min(signed, before.shorts) : 0;
        }
        final long longs = before.quantity + before.shorts;
        return -signed - (closing ? Math.min(-signed, longs) : 0);
    }

    long get(final int account, final int strategy, final int instrument) {
        final Held found = held.find(key(account, strategy, instrument));
        return found == null ? 0 : found.quantity;
    }

    /** How much of the strategy's position an order could close, scaled by 10^8. */
    long closable(final Order order) {
        final Held found = held.find(key(order.account, order.strategy, order.instrument));
        if (found == null) {
            return 0;
        }
        final boolean apart = isHedged(order.account);
        if (order.side == Side.SELL) {
            return Math.max(0, apart ? found.quantity + found.shorts : found.quantity);
        }
        return Math.max(0, apart ? found.shorts : -found.quantity);
    }

    private Held of(final long key) {
        final Held known = held.find(key);
        if (known != null) {
            return known;
        }
        final Held added = held.add(key);
        added.key = key;
        added.quantity = 0;
        added.shorts = 0;
        return added;
    }

    private void set(final Held changed, final long signed) {
        final long account = accountKey(changed.key);
        final long sum = ofAccounts.get(account) + signed - changed.quantity;
        if (sum == 0) {
            ofAccounts.remove(account);
        } else {
            ofAccounts.put(account, sum);
        }
        changed.quantity = signed;
    }

    /** The account's position: what strategies, and trades that were nobody's, add up to. */
    long ofAccount(final int account, final int instrument) {
        return ofAccounts.get(accountKey(key(account, Order.NOBODY, instrument)));
    }

    /** The key without its strategy. */
    private static long accountKey(final long key) {
        return key & ~(((1L << STRATEGY_BITS) - 1) << INSTRUMENT_BITS);
    }

    private static long key(final int account, final int strategy, final int instrument) {
        // A strategy of -1 is counted from 0, so that no key is negative.
        return (long) account << (INSTRUMENT_BITS + STRATEGY_BITS)
                | (long) (strategy + 1) << INSTRUMENT_BITS
                | instrument;
    }

    @Override
    public void writeState(final StateSink sink) {
        held.sort();
        sink.section("tally", held.size());
        for (int i = 0; i < held.size(); i++) {
            sink.put("tallyKey", held.inOrder(i).key);
            sink.put("tallyQuantity", held.inOrder(i).quantity);
            sink.put("tallyShorts", held.inOrder(i).shorts);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("tally"); count > 0; count--) {
            final Held read = of(source.get("tallyKey"));
            set(read, source.get("tallyQuantity"));
            read.shorts = source.get("tallyShorts");
        }
    }
}
