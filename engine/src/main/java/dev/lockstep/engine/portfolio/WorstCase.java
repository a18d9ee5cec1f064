package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.Rounding;
import dev.lockstep.engine.instrument.InstrumentTerms;

/**
 * The worst that quantities may come to: as long as when every buy that is open is filled and no sell, as short as the other way round. Money is of the settlement
 * currency, at the mark price, rounded away from zero once. Where long and short are kept apart each side is reckoned by itself, but the net figures are of both.
 */
final class WorstCase {
    /** How long it may come to be; negative if it stays short. */
    long longQuantity;
    /** How short it may come to be; negative if it stays long. */
    long shortQuantity;
    /** The larger notional of the two. */
    long gross;
    /** Notional of long minus short if every buy is filled and no sell. */
    long netLong;
    /** Notional of short minus long if every sell is filled and no buy. */
    long netShort;
    /** Whether notionals are known; they are 0 otherwise. */
    Knowledge knowledge = Knowledge.KNOWN;
    /** Whether a quantity did not fit. */
    boolean overflown;

    void copy(final WorstCase other) {
        longQuantity = other.longQuantity;
        shortQuantity = other.shortQuantity;
        gross = other.gross;
        netLong = other.netLong;
        netShort = other.netShort;
        knowledge = other.knowledge;
        overflown = other.overflown;
    }

    /**
     * Assesses quantities.
     *
     * @param mark price, 0 if there is none
     */
    void assess(final Quantities of, final InstrumentTerms terms, final long mark) {
        assess(of, terms, mark, null);
    }

    /** As {@link #assess(Quantities, InstrumentTerms, long)}; what is the same in another worst case at the same mark price is not reckoned again. */
    void assess(final Quantities of, final InstrumentTerms terms, final long mark, final WorstCase known) {
        overflown = false;
        longQuantity = sum(of.held, of.reservedBuy);
        shortQuantity = of.hedged ? sum(of.heldShort, of.reservedSell) : difference(of.reservedSell, of.held);
        gross = 0;
        netLong = 0;
        netShort = 0;
        if (overflown) {
            knowledge = Knowledge.OVERFLOW;
        } else if (of.isNothing()) {
            knowledge = Knowledge.KNOWN;
        } else if (mark == 0) {
            knowledge = Knowledge.NO_MARK_PRICE;
        } else {
            value(of, terms, mark, known);
        }
    }

    private void value(final Quantities of, final InstrumentTerms terms, final long mark, final WorstCase known) {
        try {
            if (of.hedged) {
                valueHedged(of, terms, mark);
            } else {
                valueNetted(terms, mark, known);
            }
            knowledge = Knowledge.KNOWN;
        } catch (final ArithmeticException e) {
            gross = 0;
            netLong = 0;
            netShort = 0;
            knowledge = Knowledge.OVERFLOW;
        }
    }

    private void valueNetted(final InstrumentTerms terms, final long mark, final WorstCase known) {
        final boolean reusable = known != null && known.knowledge == Knowledge.KNOWN;
        netLong = reusable && known.longQuantity == longQuantity
                ? known.netLong
                : ContractValue.notional(terms, mark, longQuantity, Rounding.UP);
        if (shortQuantity == -longQuantity) {
            netShort = -netLong;
        } else if (reusable && known.shortQuantity == shortQuantity) {
            netShort = known.netShort;
        } else {
            netShort = ContractValue.notional(terms, mark, shortQuantity, Rounding.UP);
        }
        gross = Math.max(Math.abs(netLong), Math.abs(netShort));
    }

    private void valueHedged(final Quantities of, final InstrumentTerms terms, final long mark) {
        final long net = of.net();
        final long buys = Math.addExact(of.reservedBuy, of.closingBuy);
        final long sells = Math.addExact(of.reservedSell, of.closingSell);
        netLong = ContractValue.notional(terms, mark, Math.addExact(net, buys), Rounding.UP);
        netShort = ContractValue.notional(terms, mark, Math.subtractExact(sells, net), Rounding.UP);
        gross = Math.max(
                ContractValue.notional(terms, mark, longQuantity, Rounding.UP),
                ContractValue.notional(terms, mark, shortQuantity, Rounding.UP));
    }

    /** A quantity that is reserved did not fit. */
    void overflow(final boolean buy) {
        overflown = true;
        knowledge = Knowledge.OVERFLOW;
        gross = 0;
        netLong = 0;
        netShort = 0;
        if (buy) {
            longQuantity = Long.MAX_VALUE;
        } else {
            shortQuantity = Long.MAX_VALUE;
        }
    }

    private long sum(final long a, final long b) {
        final long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? saturated(a >= 0) : sum;
    }

    private long difference(final long a, final long b) {
        final long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? saturated(a >= 0) : difference;
    }

    private long saturated(final boolean above) {
        overflown = true;
        return above ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
