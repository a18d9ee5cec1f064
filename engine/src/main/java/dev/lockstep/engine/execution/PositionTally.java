package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.ring.IdTable;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
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

    private static final class Held {
        private long key;
        private long quantity;
    }

    void add(final int account, final int strategy, final int instrument, final long signed) {
        set(account, strategy, instrument, get(account, strategy, instrument) + signed);
    }

    long get(final int account, final int strategy, final int instrument) {
        final Held found = held.find(key(account, strategy, instrument));
        return found == null ? 0 : found.quantity;
    }

    /** How much of the strategy's position an order could close, scaled by 10^8. */
    long closable(final Order order) {
        final long position = get(order.account, order.strategy, order.instrument);
        return Math.max(0, order.side == Side.SELL ? position : -position);
    }

    void set(final int account, final int strategy, final int instrument, final long signed) {
        set(key(account, strategy, instrument), signed);
    }

    private void set(final long key, final long signed) {
        Held found = held.find(key);
        if (found == null) {
            found = held.add(key);
            found.key = key;
            found.quantity = 0;
        }
        sum(accountKey(key), signed - found.quantity);
        found.quantity = signed;
    }

    private void sum(final long accountKey, final long change) {
        final long sum = ofAccounts.get(accountKey) + change;
        if (sum == 0) {
            ofAccounts.remove(accountKey);
        } else {
            ofAccounts.put(accountKey, sum);
        }
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
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("tally"); count > 0; count--) {
            final long key = source.get("tallyKey");
            set(key, source.get("tallyQuantity"));
        }
    }
}
