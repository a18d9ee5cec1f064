package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BookStatus;

/**
 * What the feature stage hands on: which instrument the event is about, the top of its book as strategies see it, the last trade,
 * and the features and bars that the event brought up to date.
 */
public final class MarketSection {
    /** The top of the strategies' view changed. */
    public static final int TOP = 1;
    /** The event is a trade. */
    public static final int TRADE = 2;
    /** The status of the strategies' view changed. */
    public static final int BOOK_STATUS = 4;
    /** An instrument was defined or redefined. */
    public static final int DEFINITION = 8;
    /** The venue's trading state of the instrument was told. */
    public static final int INSTRUMENT_STATUS = 16;

    /** The feed of the strategies' view has spoken, whether the top changed or not. */
    public static final int BOOK = 32;

    private final int[] featureIndexes = new int[Limits.FEATURES_PER_EVENT];
    private final int[] featureInstruments = new int[Limits.FEATURES_PER_EVENT];
    private final double[] featureValues = new double[Limits.FEATURES_PER_EVENT];
    private final BarUpdate[] bars = new BarUpdate[Limits.BARS_PER_EVENT];
    private int featureCount;
    private int barCount;
    private int instrument;
    private int changes;
    private BookStatus status = BookStatus.EMPTY;
    private BookStatus previousStatus = BookStatus.EMPTY;
    private long bidPrice;
    private long bidQuantity;
    private long askPrice;
    private long askQuantity;
    private long tradePrice;
    private long tradeQuantity;
    private AggressorSide aggressor = AggressorSide.UNKNOWN;
    private long stateHash;

    MarketSection() {
        for (int i = 0; i < bars.length; i++) {
            bars[i] = new BarUpdate();
        }
    }

    /** Starts the section for a new event that is about no instrument yet. */
    public void clear() {
        instrument = -1;
        changes = 0;
        featureCount = 0;
        barCount = 0;
    }

    /** Says which instrument the event is about. */
    public void about(final int index) {
        instrument = index;
    }

    /** Notes a change, one of the constants of this class. */
    public void changed(final int change) {
        changes |= change;
    }

    /** Sets the top of the strategies' view; a quantity of -1 says that the side is empty. */
    public void top(final long bid, final long bidSize, final long ask, final long askSize) {
        bidPrice = bid;
        bidQuantity = bidSize;
        askPrice = ask;
        askQuantity = askSize;
    }

    /** Sets the status of the strategies' view. */
    public void status(final BookStatus now, final BookStatus before) {
        status = now;
        previousStatus = before;
    }

    /** Sets the trade of this event. */
    public void trade(final long price, final long quantity, final AggressorSide side) {
        tradePrice = price;
        tradeQuantity = quantity;
        aggressor = side;
    }

    /** Adds an updated feature. */
    public void feature(final int index, final int ofInstrument, final double value) {
        featureIndexes[featureCount] = index;
        featureInstruments[featureCount] = ofInstrument;
        featureValues[featureCount++] = value;
    }

    /** Adds a closed bar, to be filled in. */
    public BarUpdate addBar() {
        return bars[barCount++];
    }

    /** Sets the stage's state hash at a checkpoint. */
    public void stateHash(final long hash) {
        stateHash = hash;
    }

    /** Instrument that the event is about, or -1. */
    public int instrument() {
        return instrument;
    }

    /** Whether one of the given changes happened. */
    public boolean has(final int change) {
        return (changes & change) != 0;
    }

    /** Status of the strategies' view of {@link #instrument}. */
    public BookStatus status() {
        return status;
    }

    /** Status before this event. */
    public BookStatus previousStatus() {
        return previousStatus;
    }

    /** Best bid, scaled by 10^8. */
    public long bidPrice() {
        return bidPrice;
    }

    /** Size at the best bid, scaled by 10^8; -1: no bid; 0: unknown. */
    public long bidQuantity() {
        return bidQuantity;
    }

    /** Best ask, scaled by 10^8. */
    public long askPrice() {
        return askPrice;
    }

    /** Size at the best ask, scaled by 10^8; -1: no ask; 0: unknown. */
    public long askQuantity() {
        return askQuantity;
    }

    /** Price of the trade, scaled by 10^8; valid with {@link #TRADE}. */
    public long tradePrice() {
        return tradePrice;
    }

    /** Quantity of the trade, scaled by 10^8; valid with {@link #TRADE}. */
    public long tradeQuantity() {
        return tradeQuantity;
    }

    /** Who took liquidity; valid with {@link #TRADE}. */
    public AggressorSide aggressor() {
        return aggressor;
    }

    /** Number of updated features. */
    public int featureCount() {
        return featureCount;
    }

    /** Feature index of the i-th update. */
    public int featureIndex(final int i) {
        return featureIndexes[i];
    }

    /** Instrument of the i-th update. */
    public int featureInstrument(final int i) {
        return featureInstruments[i];
    }

    /** Value of the i-th update. */
    public double featureValue(final int i) {
        return featureValues[i];
    }

    /** Room left for feature updates. */
    public int featureRoom() {
        return Limits.FEATURES_PER_EVENT - featureCount;
    }

    /** Room left for bars. */
    public int barRoom() {
        return Limits.BARS_PER_EVENT - barCount;
    }

    /** Number of closed bars. */
    public int barCount() {
        return barCount;
    }

    /** The i-th closed bar. */
    public BarUpdate bar(final int i) {
        return bars[i];
    }

    /** State hash of the feature stage, valid at a checkpoint. */
    public long stateHash() {
        return stateHash;
    }
}
