package dev.lockstep.engine.strategy;

import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.InstrumentState;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.feature.FeatureCatalog;
import dev.lockstep.engine.ring.BarUpdate;
import dev.lockstep.engine.state.Stateful;

/**
 * A trading strategy: a deterministic function of the events it is told, the same live, on paper, in a backtest and in a replay.
 *
 * <p>All callbacks come on one thread. A strategy keeps its state in fields that {@link #writeState} writes; it reads no clock, random
 * source, file or hash order, and asks the {@link StrategyContext} instead. What it wants is done by central risk and
 * execution; what became of it comes back through {@link #onOrderUpdate}. One that throws a {@link RuntimeException} is disabled, the
 * signals that it gave on that event are dropped, and its orders are cancelled; the engine goes on.
 */
public interface Strategy extends Stateful {
    /** Declares the features it needs; called once, before any event. Keep the handles. */
    void declare(FeatureCatalog features);

    /** One of its instruments was defined, at the start or during the run, or changed its terms. */
    default void onInstrument(final StrategyContext context, final int instrument) {}

    /** The best prices or sizes of an instrument, or features of its book, changed; not called while the book is not whole. */
    default void onQuote(final StrategyContext context, final int instrument) {}

    /** A public trade; prices and quantities scaled by 10^8. Not called while the book is not whole. */
    default void onTrade(
            final StrategyContext context,
            final int instrument,
            final long price,
            final long quantity,
            final AggressorSide aggressor) {}

    /** A bar that some strategy declared closed for one of its instruments. The object is valid during the call. */
    default void onBar(final StrategyContext context, final BarUpdate bar) {}

    /** A book became whole, gapped, crossed or empty. Orders are denied until it is whole; cancels pass. */
    default void onBookStatus(final StrategyContext context, final int instrument, final BookStatus status) {}

    /** The venue told its trading state of an instrument. */
    default void onInstrumentStatus(final StrategyContext context, final int instrument, final InstrumentState state) {}

    /** Something happened to one of its orders. The decoder is valid during the call. */
    default void onOrderUpdate(final StrategyContext context, final OrderUpdateDecoder update) {}

    /**
     * A timer fired.
     *
     * @param timerId as given to {@link StrategyContext#schedule}
     * @param deadlineNs when it was due; {@link StrategyContext#nowNs} may be later
     */
    default void onTimer(final StrategyContext context, final int timerId, final long deadlineNs) {}
}
