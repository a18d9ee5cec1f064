package dev.lockstep.engine.execution;

import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.CorporateRules;
import dev.lockstep.engine.portfolio.Legs;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.TradeValue;
import dev.lockstep.engine.ring.Bounds;
import dev.lockstep.engine.ring.IdTable;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * What the fills that this stage has counted add up to, by account, strategy and instrument, scaled by 10^8. The portfolio of the risk stage says the same as soon as the updates have come along the
 * ring; what must not go out beyond a position is checked here against what is known now.
 */
final class PositionTally implements Stateful {
    private static final int INSTRUMENT_BITS = 32;
    private static final int STRATEGY_BITS = 16;

    private final IdTable<Held> held = new IdTable<>(Held::new);
    /** Sums over strategies; they follow from the others, so they are not part of the state. */
    private final IdTable<Sum> ofAccounts = new IdTable<>(Sum::new);
    /** By account. */
    private final boolean[] hedged;

    private static final class Held {
        private long key;
        private Legs legs;
        /** What it is part of. */
        private Sum sum;
    }

    private static final class Sum {
        private long net;
        /** Long and short added up. */
        private long gross;
    }

    PositionTally(final List<AccountSettings> accounts) {
        hedged = new boolean[accounts.size()];
        for (int i = 0; i < hedged.length; i++) {
            hedged[i] = accounts.get(i).mode() == PositionMode.HEDGING;
        }
    }

    boolean hasAccount(final int account) {
        return account >= 0 && account < hedged.length;
    }

    /** Whether an account keeps long and short positions apart. */
    boolean isHedged(final int account) {
        return account < hedged.length && hedged[account];
    }

    /**
     * Whether a trade can be added: what would be held is not beyond {@link Bounds#MAX_HELD}, and the trade, and where it adds to a position the position too, has a value at its price that can be booked.
     * The first arguments are those of {@link #add}, the quantity not 0 and within bounds.
     *
     * @param terms of the instrument
     * @param price scaled by 10^8
     */
    boolean fits(
            final int account,
            final int strategy,
            final int instrument,
            final long signed,
            final boolean closing,
            final InstrumentTerms terms,
            final long price) {
        final long key = key(account, strategy, instrument);
        final Held found = held.find(key);
        final long before = found == null ? 0 : found.legs.gross();
        final long after = found == null ? Math.abs(signed) : found.legs.grossAfter(signed, closing);
        if (!TradeValue.fits(terms, price, signed)) {
            return false;
        }
        return after <= before
                || (grossOf(account, instrument) - before + after <= Bounds.MAX_HELD
                        && TradeValue.fits(terms, price, after));
    }

    /**
     * Adds a trade.
     *
     * @param signed above 0 if bought
     * @param closing where long and short are kept apart: whether it closes the opposite position, so far as there is one, before it opens its own
     */
    void add(final int account, final int strategy, final int instrument, final long signed, final boolean closing) {
        final Held changed = of(key(account, strategy, instrument));
        final long before = changed.legs.net();
        final long grossBefore = changed.legs.gross();
        changed.legs.trade(signed, closing);
        count(changed, before, grossBefore);
    }

    /** Long and short of all strategies in an account added up. */
    private long grossOf(final int account, final int instrument) {
        final Sum sum = ofAccounts.find(accountKey(key(account, Order.NOBODY, instrument)));
        return sum == null ? 0 : sum.gross;
    }

    /** Whether what is held can be split. */
    boolean allows(final SplitDecoder split) {
        for (int account = 0; account < hedged.length; account++) {
            if (!CorporateRules.allows(split, grossOf(account, split.instrument()))) {
                return false;
            }
        }
        return true;
    }

    /** Whether what is held can be settled. */
    boolean allows(final SettlementDecoder settlement, final InstrumentTerms terms) {
        for (int account = 0; account < hedged.length; account++) {
            if (!CorporateRules.allows(settlement, terms, grossOf(account, settlement.instrument()))) {
                return false;
            }
        }
        return true;
    }

    /** Whether what is held can be rolled. */
    boolean allows(final RollDecoder roll, final InstrumentTerms from, final InstrumentTerms to) {
        for (int account = 0; account < hedged.length; account++) {
            final long gross = grossOf(account, roll.fromInstrument());
            if (!CorporateRules.allows(roll, from, to, gross, grossOf(account, roll.toInstrument()))) {
                return false;
            }
        }
        return true;
    }

    /** Counts what a split leaves of an instrument. */
    void split(final InstrumentTerms terms, final SplitDecoder split) {
        for (final long key : keysOf(split.instrument())) {
            final Held changed = held.find(key);
            final long before = changed.legs.net();
            final long grossBefore = changed.legs.gross();
            changed.legs.split(terms, split.numerator(), split.denominator());
            count(changed, before, grossBefore);
        }
    }

    /** Everything that is held of an instrument is closed. */
    void settle(final int instrument) {
        for (final long key : keysOf(instrument)) {
            final Held changed = held.find(key);
            final long before = changed.legs.net();
            final long grossBefore = changed.legs.gross();
            changed.legs.close();
            count(changed, before, grossBefore);
        }
    }

    /** What is held of an instrument is closed, and opened in another. */
    void roll(final int from, final int to) {
        for (final long key : keysOf(from)) {
            final Held target = of(key - from + to);
            roll(held.find(key), target);
        }
    }

    /** Keys of what is held of an instrument; allocates, for events that are rare. */
    private long[] keysOf(final int instrument) {
        final long[] keys = new long[held.size()];
        int count = 0;
        held.sort();
        for (int i = 0; i < held.size(); i++) {
            final long key = held.inOrder(i).key;
            if (instrument(key) == instrument) {
                keys[count++] = key;
            }
        }
        return Arrays.copyOf(keys, count);
    }

    private void roll(final Held from, final Held to) {
        final long before = to.legs.net();
        final long grossBefore = to.legs.gross();
        final long rolled = from.legs.net();
        final long grossRolled = from.legs.gross();
        to.legs.takeOver(from.legs);
        count(from, rolled, grossRolled);
        count(to, before, grossBefore);
    }

    /** Whether nothing is held in a scope. */
    boolean isFlat(final OrderScope scope, final InstrumentTable<InstrumentGate> instruments) {
        held.sort();
        for (int i = 0; i < held.size(); i++) {
            final Held one = held.inOrder(i);
            final int instrument = instrument(one.key);
            if ((one.legs.closable(true) != 0 || one.legs.closable(false) != 0)
                    && scope.includes(
                            account(one.key), strategy(one.key), instrument, instruments.get(instrument).venue)) {
                return false;
            }
        }
        return true;
    }

    long get(final int account, final int strategy, final int instrument) {
        final Held found = held.find(key(account, strategy, instrument));
        return found == null ? 0 : found.legs.net();
    }

    /** How much of the strategy's position an order could close, scaled by 10^8. */
    long closable(final Order order) {
        final Held found = held.find(key(order.account, order.strategy, order.instrument));
        return found == null ? 0 : found.legs.closable(order.side == Side.SELL);
    }

    private Held of(final long key) {
        final Held known = held.find(key);
        if (known != null) {
            return known;
        }
        final Held added = held.add(key);
        added.key = key;
        added.legs = new Legs(isHedged(account(key)));
        added.sum = sumOf(accountKey(key));
        return added;
    }

    private Sum sumOf(final long accountKey) {
        final Sum known = ofAccounts.find(accountKey);
        return known != null ? known : ofAccounts.add(accountKey);
    }

    /** Brings the sums over strategies up to date. */
    private static void count(final Held changed, final long before, final long grossBefore) {
        changed.sum.net += changed.legs.net() - before;
        changed.sum.gross += changed.legs.gross() - grossBefore;
    }

    /** The account's position: what strategies, and trades that were nobody's, add up to. */
    long ofAccount(final int account, final int instrument) {
        final Sum sum = ofAccounts.find(accountKey(key(account, Order.NOBODY, instrument)));
        return sum == null ? 0 : sum.net;
    }

    /** The key without its strategy. */
    private static long accountKey(final long key) {
        return key & ~(((1L << STRATEGY_BITS) - 1) << INSTRUMENT_BITS);
    }

    private static int account(final long key) {
        return (int) (key >>> INSTRUMENT_BITS + STRATEGY_BITS);
    }

    private static int strategy(final long key) {
        return (int) (key >>> INSTRUMENT_BITS & (1 << STRATEGY_BITS) - 1) - 1;
    }

    private static int instrument(final long key) {
        return (int) key;
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
            held.inOrder(i).legs.writeState(sink);
        }
    }

    @Override
    public void readState(final StateSource source) {
        for (long count = source.section("tally"); count > 0; count--) {
            final Held read = of(source.get("tallyKey"));
            read.legs.readState(source);
            count(read, 0, 0);
        }
    }
}
