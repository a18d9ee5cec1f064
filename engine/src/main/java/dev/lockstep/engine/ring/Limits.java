package dev.lockstep.engine.ring;

import dev.lockstep.codecs.RecordHeader;

/** Every bound on the work of one event, in one place; {@link #check} states how they hang together. */
public final class Limits {
    /** Feature values that one event may update. */
    public static final int FEATURES_PER_EVENT = 32;
    /** Bars that one event may close. */
    public static final int BARS_PER_EVENT = 8;
    /** Signals that all strategies together may give on one event. */
    public static final int SIGNALS_PER_EVENT = 16;
    /** Timers that one stage fires at one clock tick; what is left stays due and brings another tick. */
    public static final int TIMERS_PER_TICK = 8;
    /** Clock ticks at one instant after which a strategy may arm no more timers for that instant; one that does is disabled. */
    public static final int TICKS_AT_ONE_INSTANT = 16_384;
    /** Orders that one step of a walk through the open orders deals with. */
    public static final int ORDERS_PER_STEP = 32;
    /** Slices in which one order may be shown where the venue hides nothing itself. */
    public static final int SLICES_PER_ORDER = 1_024;
    /** Kept orders that one event releases. */
    public static final int RELEASES_PER_EVENT = 8;
    /** Children of one order, or orders of one group, at most. */
    public static final int FAMILY_ORDERS = 8;
    /** Working orders that one new order, and all on one event, may have cancelled because it would trade with them. */
    public static final int SELF_MATCH_CANCELS = 8;
    /** Working reduce-only orders that one event makes smaller or cancels. */
    public static final int REDUCTIONS_PER_EVENT = 8;
    /** New orders, or replaces, of one strategy in a second that can be told apart, and so the largest limit of them. */
    public static final int MESSAGES_PER_SECOND = 1 << 20;
    /** Executions of one strategy that can be told apart within a window, and so the largest limit of them. */
    public static final int EXECUTIONS_COUNTED = 1 << 20;
    /** New orders that are remembered to find duplicates; a power of two. */
    public static final int DUPLICATES_REMEMBERED = 8_192;
    /** Samples of a reference price over a window; a power of two. */
    public static final int REFERENCE_SAMPLES = 32;
    /** Kills that may be unconfirmed at once. */
    public static final int KILLS = 16;
    /** Accounts of which one event may tell that they have reached a limit. */
    public static final int ALERTS_PER_EVENT = 8;
    /** Outputs of one event. */
    public static final int OUTPUTS_PER_EVENT = 160;
    /** Loopbacks of one event. */
    public static final int LOOPBACKS_PER_EVENT = 160;
    /** Longest chain of loopbacks that may give signals; a strategy that goes on beyond it is disabled. */
    public static final int LOOPBACK_GENERATIONS = 64;
    /** Signals that one strategy may give in answer to what came of its own answers to loopbacks, before anything else comes in, for each order that may be open. */
    public static final int CHAINED_SIGNALS_PER_ORDER = 8;
    /** Replace and cancel requests of one event; each has an id of its own. */
    public static final int REQUESTS_PER_EVENT = 48;
    /** Accounts of one engine. */
    public static final int ACCOUNTS = 64;
    /** Venues of one engine. */
    public static final int VENUES = 64;
    /** Groups of instruments of one engine. */
    public static final int GROUPS = 1_024;
    /** Strategies of one engine. */
    public static final int STRATEGIES = 64;
    /** Instruments of one engine. */
    public static final int INSTRUMENTS = 65_536;
    /** Inputs between two checkpoints; a power of two. */
    public static final int CHECKPOINT_INTERVAL = 4_096;
    /** Bits of an order id that count the orders of one event. */
    public static final int ORDINAL_BITS = 6;
    /** Bits of an order id that hold the input sequence. */
    public static final int SEQUENCE_BITS = 41;
    /** Sequences of each epoch that no input gets, so that the requests of the kill latch have ids of their own. */
    public static final long LATCH_SEQUENCES = 1L << 30;
    /** Inputs of one run at most, so that order ids stay apart: 254 days at 100,000 a second. */
    public static final long MAX_SEQUENCE = (1L << SEQUENCE_BITS) - 1 - LATCH_SEQUENCES;
    /** Requests of the kill latch in one run at most: a week at 100,000 a second. */
    public static final long MAX_LATCH_REQUESTS = LATCH_SEQUENCES << ORDINAL_BITS;
    /** Largest epoch that fits an order id. */
    public static final int MAX_EPOCH = (1 << (63 - SEQUENCE_BITS - ORDINAL_BITS)) - 1;
    /** Bytes of a slot's record and of what goes with it, rounded up to cache lines. */
    public static final int SLOT_RECORD_LENGTH = 320;

    private Limits() {}

    /** Called once by the slot: relations that the code relies on. */
    static void check() {
        require(
                SLOT_RECORD_LENGTH >= RecordHeader.MAX_RECORD_LENGTH + Long.BYTES + 1,
                "a record and what goes with it fit a slot");
        require(
                SIGNALS_PER_EVENT + REQUESTS_PER_EVENT <= 1 << ORDINAL_BITS,
                "every signal and every request of an event has an ordinal");
        require(
                REQUESTS_PER_EVENT >= SIGNALS_PER_EVENT + ORDERS_PER_STEP,
                "a full slot of signals and a step of a cancel-all have their requests");
        require(
                OUTPUTS_PER_EVENT
                        >= STRATEGIES
                                + SIGNALS_PER_EVENT
                                + SELF_MATCH_CANCELS
                                + RELEASES_PER_EVENT
                                + 2 * TIMERS_PER_TICK
                                + 2 * KILLS
                                + ALERTS_PER_EVENT
                                + 3,
                "every strategy may fail beside a full slot of signals, all that waits for a price or a time, kills that end, a book status or a query, an admin reply and a checkpoint");
        require(
                LOOPBACKS_PER_EVENT
                        >= STRATEGIES
                                + 2 * SIGNALS_PER_EVENT
                                + RELEASES_PER_EVENT
                                + 2 * TIMERS_PER_TICK
                                + KILLS
                                + ALERTS_PER_EVENT
                                + 1,
                "every failed strategy has its loopback, every signal two, as of an order that is kept and whose price has come, beside all that waits for a price or a time");
        require(
                OUTPUTS_PER_EVENT
                        >= 4 * FAMILY_ORDERS
                                + RELEASES_PER_EVENT
                                + 2 * REDUCTIONS_PER_EVENT
                                + SELF_MATCH_CANCELS
                                + SIGNALS_PER_EVENT
                                + 2 * KILLS
                                + ALERTS_PER_EVENT
                                + 3,
                "an update may have every change of the order's children, its group and others denied, so that they are cancelled, and end the kills");
        require(
                LOOPBACKS_PER_EVENT
                        >= 5 * FAMILY_ORDERS
                                + RELEASES_PER_EVENT
                                + REDUCTIONS_PER_EVENT
                                + 2 * SIGNALS_PER_EVENT
                                + KILLS
                                + ALERTS_PER_EVENT
                                + 2,
                "an update may let children grow, go out and lose what they might have grown to, and move the group");
        require(
                REQUESTS_PER_EVENT >= SIGNALS_PER_EVENT + 2 * FAMILY_ORDERS + REDUCTIONS_PER_EVENT + SELF_MATCH_CANCELS,
                "an update may move the order's children and its group, reduce others and bring a full slot of signals");
        require(Integer.bitCount(DUPLICATES_REMEMBERED) == 1, "duplicates remembered are a power of two");
        require(Integer.bitCount(REFERENCE_SAMPLES) == 1, "samples of a reference price are a power of two");
        require(
                OUTPUTS_PER_EVENT >= ORDERS_PER_STEP + RELEASES_PER_EVENT + SELF_MATCH_CANCELS + ALERTS_PER_EVENT + 1,
                "a step through the orders fits, even if it releases them");
        require(
                LOOPBACKS_PER_EVENT >= ORDERS_PER_STEP + RELEASES_PER_EVENT + ALERTS_PER_EVENT + 1,
                "what a step tells of every order fits");
        require(Integer.bitCount(CHECKPOINT_INTERVAL) == 1, "the checkpoint interval is a power of two");
    }

    private static void require(final boolean holds, final String relation) {
        if (!holds) {
            throw new AssertionError("limits contradict each other: " + relation);
        }
    }
}
