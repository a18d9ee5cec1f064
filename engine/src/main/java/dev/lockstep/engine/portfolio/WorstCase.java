package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.engine.instrument.InstrumentTerms;

/**
 * The worst that quantities may come to: as long as when every buy that is open is filled and no sell, as short as the other way round. Money is of the settlement
 * currency, at the mark price, rounded away from zero once. Where long and short are kept apart each side is reckoned by itself, but the net figures are of both.
 */
final class WorstCase {
    /** Rate of a margin that was not reckoned. */
    private static final int NO_RATE = -1;

    private static final long MODEST = 1L << 62;

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
    /** Whether differences of notionals, to another one that is modest, fit a long. */
    boolean isModest = true;

    /** What notionals were reckoned by; null if they were not, or are of positions kept apart. */
    private InstrumentTerms terms;

    private long mark;
    /** The margin at a rate, once it was asked for. */
    private int marginBps = NO_RATE;

    private long margin;

    void copy(final WorstCase other) {
        longQuantity = other.longQuantity;
        shortQuantity = other.shortQuantity;
        gross = other.gross;
        netLong = other.netLong;
        netShort = other.netShort;
        knowledge = other.knowledge;
        overflown = other.overflown;
        isModest = other.isModest;
        terms = other.terms;
        mark = other.mark;
        marginBps = other.marginBps;
        margin = other.margin;
    }

    /** As {@link #assess(Quantities, long, long, boolean, InstrumentTerms, long, WorstCase, WorstCase)}, of quantities as they are. */
    WorstCase assess(
            final Quantities of,
            final InstrumentTerms byTerms,
            final long byMark,
            final WorstCase now,
            final WorstCase foreseen) {
        return assess(of, 0, 0, false, byTerms, byMark, now, foreseen);
    }

    /**
     * Assesses quantities, and what one more order would reserve. A notional that is known at the same terms and price is not reckoned again.
     *
     * @param buys that the order adds
     * @param sells that the order adds
     * @param closing whether it only closes a position that is kept apart
     * @param byMark price, 0 if there is none
     * @param now worst case of much the same quantities, for instance of what they were before
     * @param foreseen worst case of what are perhaps just these quantities
     * @return the foreseen one if it is right; otherwise this one
     */
    WorstCase assess(
            final Quantities of,
            final long buys,
            final long sells,
            final boolean closing,
            final InstrumentTerms byTerms,
            final long byMark,
            final WorstCase now,
            final WorstCase foreseen) {
        overflown = false;
        final long openBuys = sum(of.reservedBuy, closing ? 0 : buys);
        final long openSells = sum(of.reservedSell, closing ? 0 : sells);
        longQuantity = sum(of.held, openBuys);
        shortQuantity = of.hedged ? sum(of.heldShort, openSells) : difference(openSells, of.held);
        if (overflown) {
            isNotValued(Knowledge.OVERFLOW);
        } else if ((buys | sells) == 0 && of.isNothing()) {
            isNotValued(Knowledge.KNOWN);
        } else if (byMark == 0) {
            isNotValued(Knowledge.NO_MARK_PRICE);
        } else if (of.hedged) {
            valueHedged(of, openBuys, openSells, closing ? buys : 0, closing ? sells : 0, byTerms, byMark);
        } else if (foreseen.isAt(byTerms, byMark)
                && longQuantity == foreseen.longQuantity
                && shortQuantity == foreseen.shortQuantity) {
            return foreseen;
        } else {
            valueNetted(byTerms, byMark, now);
        }
        return this;
    }

    private void isNotValued(final Knowledge known) {
        gross = 0;
        netLong = 0;
        netShort = 0;
        isModest = true;
        knowledge = known;
        terms = null;
        marginBps = NO_RATE;
    }

    private void valueNetted(final InstrumentTerms byTerms, final long byMark, final WorstCase now) {
        final boolean holds = now.isAt(byTerms, byMark);
        try {
            netLong = holds && now.longQuantity == longQuantity
                    ? now.netLong
                    : ContractValue.notional(byTerms, byMark, longQuantity, Rounding.UP);
            if (shortQuantity == -longQuantity) {
                netShort = -netLong;
            } else {
                netShort = holds && now.shortQuantity == shortQuantity
                        ? now.netShort
                        : ContractValue.notional(byTerms, byMark, shortQuantity, Rounding.UP);
            }
            value(byTerms, byMark);
        } catch (final ArithmeticException e) {
            isNotValued(Knowledge.OVERFLOW);
        }
    }

    /**
     * Becomes what another worst case comes to with one more order, if that is easily told: of netted positions that were valued at the same terms and price, or of none.
     *
     * @param reserved on the order's side, without the order
     * @param added by the order, 0 or more
     * @return whether it was told; otherwise it is to be assessed
     */
    boolean add(
            final WorstCase now,
            final boolean buy,
            final long reserved,
            final long added,
            final InstrumentTerms byTerms,
            final long byMark) {
        final long before = buy ? now.longQuantity : now.shortQuantity;
        final long after = before + added;
        final boolean isValued = now.isAt(byTerms, byMark) || (now.isOfNothing() && byMark != 0);
        if (!isValued || reserved + added < reserved || after < before) {
            return false;
        }
        if (added == 0) {
            copy(now);
            return true;
        }
        try {
            final long notional = ContractValue.notional(byTerms, byMark, after, Rounding.UP);
            longQuantity = buy ? after : now.longQuantity;
            shortQuantity = buy ? now.shortQuantity : after;
            netLong = buy ? notional : now.netLong;
            netShort = buy ? now.netShort : notional;
            overflown = false;
            value(byTerms, byMark);
            return true;
        } catch (final ArithmeticException e) {
            return false;
        }
    }

    /** Takes the notional from those of both ways. */
    private void value(final InstrumentTerms byTerms, final long byMark) {
        gross = Math.max(Math.abs(netLong), Math.abs(netShort));
        isModest = isModest(gross);
        knowledge = Knowledge.KNOWN;
        terms = byTerms;
        mark = byMark;
        marginBps = NO_RATE;
    }

    /** Whether it is that of quantities of which none is held or open. */
    private boolean isOfNothing() {
        return terms == null && knowledge == Knowledge.KNOWN && (longQuantity | shortQuantity) == 0;
    }

    /** Whether another one, of netted positions too, is the same, and stays so whatever is added to both. */
    boolean isLike(final WorstCase other) {
        return longQuantity == other.longQuantity
                && shortQuantity == other.shortQuantity
                && knowledge == other.knowledge
                && knowledge != Knowledge.OVERFLOW
                && terms == other.terms
                && (terms == null || mark == other.mark);
    }

    private boolean isAt(final InstrumentTerms byTerms, final long byMark) {
        return terms == byTerms && mark == byMark;
    }

    private static boolean isModest(final long notional) {
        return notional >= -MODEST && notional < MODEST;
    }

    private void valueHedged(
            final Quantities of,
            final long openBuys,
            final long openSells,
            final long closingBuys,
            final long closingSells,
            final InstrumentTerms byTerms,
            final long byMark) {
        final long net = of.net();
        final long buys = sum(openBuys, sum(of.closingBuy, closingBuys));
        final long sells = sum(openSells, sum(of.closingSell, closingSells));
        isNotValued(Knowledge.OVERFLOW);
        if (overflown) {
            return;
        }
        try {
            final long longNotional = ContractValue.notional(byTerms, byMark, longQuantity, Rounding.UP);
            final long shortNotional = ContractValue.notional(byTerms, byMark, shortQuantity, Rounding.UP);
            final long allBought = ContractValue.notional(byTerms, byMark, Math.addExact(net, buys), Rounding.UP);
            netShort = ContractValue.notional(byTerms, byMark, Math.subtractExact(sells, net), Rounding.UP);
            netLong = allBought;
            gross = Math.max(longNotional, shortNotional);
            isModest = isModest(gross) && isModest(netLong) && isModest(netShort);
            knowledge = Knowledge.KNOWN;
        } catch (final ArithmeticException e) {
            isNotValued(Knowledge.OVERFLOW);
        }
    }

    /**
     * Initial margin of the notional, rounded up.
     *
     * @param bps basis points, 0 or more
     * @throws ArithmeticException if it does not fit
     */
    long margin(final int bps) {
        if (bps != marginBps) {
            margin = FixedPoint.multiplyDivide(gross, bps, Holding.BPS, Rounding.UP);
            marginBps = bps;
        }
        return margin;
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
