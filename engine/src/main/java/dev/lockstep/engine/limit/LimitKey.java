package dev.lockstep.engine.limit;

import dev.lockstep.engine.ring.Limits;

/**
 * What a row is about: any of account, strategy, instrument, group and venue, each a dense index or {@link #ANY}. Of the rows that match an order the one with
 * the greatest {@link #mask} is the most specific; two different keys that match one order never have the same mask.
 *
 * @param account index or {@link #ANY}
 * @param strategy index or {@link #ANY}
 * @param instrument index or {@link #ANY}
 * @param group index or {@link #ANY}
 * @param venue index or {@link #ANY}
 */
public record LimitKey(int account, int strategy, int instrument, int group, int venue) {
    /** Stands for every index; of an order: it has none. */
    public static final int ANY = -1;

    /** In a mask: the venue is named. The weights order rows by how specific they are, and are the {@code deniedKey} of messages. */
    public static final int VENUE = 1;
    /** In a mask: the group is named. */
    public static final int GROUP = 2;
    /** In a mask: the account is named. */
    public static final int ACCOUNT = 4;
    /** In a mask: the strategy is named. */
    public static final int STRATEGY = 8;
    /** In a mask: the instrument is named. */
    public static final int INSTRUMENT = 16;
    /** The mask that names everything. */
    public static final int EVERYTHING = 31;

    private static final String[] PARTS = {"instrument", "strategy", "account", "group", "venue"};

    /** Room for the indexes of each part and one more value, for {@link #ANY}. */
    private static final int ACCOUNT_BITS = 7;

    private static final int STRATEGY_BITS = 7;
    private static final int INSTRUMENT_BITS = 17;
    private static final int GROUP_BITS = 11;
    private static final int VENUE_BITS = 7;

    /** Which parts are named: the sum of the constants of this class. */
    public int mask() {
        return mask(account, strategy, instrument, group, venue);
    }

    /** The key as one word, above or equal to 0, for look-ups and for a canonical order. */
    long packed() {
        return pack(EVERYTHING, account, strategy, instrument, group, venue);
    }

    /** Which of the parts are not {@link #ANY}. */
    static int mask(final int account, final int strategy, final int instrument, final int group, final int venue) {
        return (account >= 0 ? ACCOUNT : 0)
                | (strategy >= 0 ? STRATEGY : 0)
                | (instrument >= 0 ? INSTRUMENT : 0)
                | (group >= 0 ? GROUP : 0)
                | (venue >= 0 ? VENUE : 0);
    }

    /** The {@link #packed} key that names the parts of the mask only. */
    static long pack(
            final int mask,
            final int account,
            final int strategy,
            final int instrument,
            final int group,
            final int venue) {
        long packed = part(mask, ACCOUNT, account);
        packed = packed << STRATEGY_BITS | part(mask, STRATEGY, strategy);
        packed = packed << INSTRUMENT_BITS | part(mask, INSTRUMENT, instrument);
        packed = packed << GROUP_BITS | part(mask, GROUP, group);
        return packed << VENUE_BITS | part(mask, VENUE, venue);
    }

    private static long part(final int mask, final int bit, final int index) {
        return (mask & bit) != 0 ? index + 1L : 0;
    }

    /** The parts of a mask by name, the most specific first, for people; allocates. */
    public static String parts(final int mask) {
        final StringBuilder parts = new StringBuilder();
        for (int i = 0; i < PARTS.length; i++) {
            if ((mask & INSTRUMENT >> i) != 0) {
                parts.append(parts.length() == 0 ? "" : ", ").append(PARTS[i]);
            }
        }
        return parts.toString();
    }

    /** Called once by the tables: that the indexes of a whole engine fit their bits. */
    static void check() {
        if (Limits.ACCOUNTS >= 1 << ACCOUNT_BITS
                || Limits.STRATEGIES >= 1 << STRATEGY_BITS
                || Limits.INSTRUMENTS >= 1 << INSTRUMENT_BITS
                || Limits.GROUPS >= 1 << GROUP_BITS
                || Limits.VENUES >= 1 << VENUE_BITS) {
            throw new AssertionError("the indexes of accounts, strategies, instruments, groups and venues fit a key");
        }
    }
}
