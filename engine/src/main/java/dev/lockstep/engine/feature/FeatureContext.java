package dev.lockstep.engine.feature;

import dev.lockstep.codecs.sbe.BarDecoder;
import dev.lockstep.engine.book.BookView;

/** What a feature may look at: the event, the instrument's book, and the features declared before it. */
public interface FeatureContext {
    /** Engine time of the event, nanoseconds. */
    long nowNs();

    /** The instrument's book in the strategies' view; whole if {@link #bookChanged}. */
    BookView book();

    /** Whether the book is whole and this event changed it at any level. */
    boolean bookChanged();

    /** Whether the book is whole and this event changed its best prices or sizes. */
    boolean topChanged();

    /** Whether this event is a trade. */
    boolean traded();

    /** Price of the trade, scaled by 10^8. */
    long tradePrice();

    /** Quantity of the trade, scaled by 10^8. */
    long tradeQuantity();

    /** The finished bar that a source delivered with this event, or null. */
    BarDecoder sourceBar();

    /** Whether an input got a new value with this event. */
    boolean isUpdated(FeatureHandle input);

    /** The last value of an input; meaningless before its first update. */
    double value(FeatureHandle input);
}
