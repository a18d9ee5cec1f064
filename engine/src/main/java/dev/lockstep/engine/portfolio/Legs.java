package dev.lockstep.engine.portfolio;

import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/** How much somebody holds of an instrument, without money: what stages that keep no portfolio count, by the rules by which the portfolio books. Quantities are scaled by 10^8. */
public final class Legs implements Stateful {
    private final boolean hedged;
    private long net;
    /** What is short of it, where long and short are kept apart; 0 elsewhere. */
    private long shorts;

    /** Nothing is held. */
    public Legs(final boolean hedged) {
        this.hedged = hedged;
    }

    /** Signed: long minus short. */
    public long net() {
        return net;
    }

    /** How much an order could close that sells, or else one that buys. */
    public long closable(final boolean sell) {
        if (sell) {
            return Math.max(0, hedged ? net + shorts : net);
        }
        return Math.max(0, hedged ? shorts : -net);
    }

    /**
     * Adds a trade.
     *
     * @param signed above 0 if bought
     * @param closing where long and short are kept apart: whether it closes the opposite position, so far as there is one, before it opens its own
     */
    public void trade(final long signed, final boolean closing) {
        if (hedged) {
            shorts += addedShorts(signed, closing);
        }
        net += signed;
    }

    /** Long and short added up. */
    public long gross() {
        return hedged ? net + 2 * shorts : Math.abs(net);
    }

    /** What {@link #gross} would be after a trade; the arguments are those of {@link #trade}. */
    public long grossAfter(final long signed, final boolean closing) {
        return hedged ? net + signed + 2 * (shorts + addedShorts(signed, closing)) : Math.abs(net + signed);
    }

    private long addedShorts(final long signed, final boolean closing) {
        if (signed >= 0) {
            return closing ? -Math.min(signed, shorts) : 0;
        }
        return -signed - (closing ? Math.min(-signed, net + shorts) : 0);
    }

    /** Every {@code denominator} units become {@code numerator}, less what does not fill a quantity increment; the event is one that the portfolio books. */
    public void split(final InstrumentTerms terms, final long numerator, final long denominator) {
        final long longs = afterSplit(terms, net + shorts, numerator, denominator);
        shorts = afterSplit(terms, shorts, numerator, denominator);
        net = longs - shorts;
    }

    private static long afterSplit(
            final InstrumentTerms terms, final long quantity, final long numerator, final long denominator) {
        return SplitQuantity.kept(terms, SplitQuantity.whole(quantity, numerator, denominator));
    }

    /** Everything is closed. */
    public void close() {
        net = 0;
        shorts = 0;
    }

    /** What is held of another instrument in the same account is closed there and opened here. */
    public void takeOver(final Legs others) {
        net += others.net;
        shorts += others.shorts;
        others.close();
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("held", net);
        sink.put("heldShort", shorts);
    }

    @Override
    public void readState(final StateSource source) {
        net = source.get("held");
        shorts = source.get("heldShort");
    }
}
