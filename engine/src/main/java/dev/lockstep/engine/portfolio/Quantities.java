package dev.lockstep.engine.portfolio;

import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/** What is held and what is reserved, of one line or summed up over those of an account. Quantities are scaled by 10^8. */
final class Quantities {
    /** Whether long and short are kept apart. */
    boolean hedged;
    /** What is held: signed where long and short make one, else what is long. */
    long held;
    /** What is short, as a positive quantity, where long and short are kept apart. */
    long heldShort;
    /** What open buys may still fill, without those that only close a short position kept apart. */
    long reservedBuy;
    /** What open sells may still fill, without those that only close a long position kept apart. */
    long reservedSell;
    /** What open buys that only close a short position kept apart may still fill. */
    long closingBuy;
    /** What open sells that only close a long position kept apart may still fill. */
    long closingSell;
    /** What all open buys with a limit cost at their limits, money of the settlement currency. */
    long buyCost;
    /** What open buys without a limit may still fill. */
    long buyUnlimited;

    Quantities(final boolean hedged) {
        this.hedged = hedged;
    }

    /** Signed: long minus short. */
    long net() {
        return held - heldShort;
    }

    boolean isNothing() {
        return (held | heldShort | reservedBuy | reservedSell | closingBuy | closingSell) == 0;
    }

    /**
     * Adds those of one line.
     *
     * @throws ArithmeticException if a sum does not fit
     */
    void add(final Quantities line) {
        held = Math.addExact(held, line.held);
        heldShort = Math.addExact(heldShort, line.heldShort);
        reservedBuy = Math.addExact(reservedBuy, line.reservedBuy);
        reservedSell = Math.addExact(reservedSell, line.reservedSell);
        closingBuy = Math.addExact(closingBuy, line.closingBuy);
        closingSell = Math.addExact(closingSell, line.closingSell);
        addCost(line);
    }

    /** As {@link #add}, of what buys cost only. */
    void addCost(final Quantities line) {
        buyCost = Math.addExact(buyCost, line.buyCost);
        buyUnlimited = Math.addExact(buyUnlimited, line.buyUnlimited);
    }

    /** As {@link #remove}, of what buys cost only. */
    void removeCost(final Quantities line) {
        buyCost -= line.buyCost;
        buyUnlimited -= line.buyUnlimited;
    }

    /** Takes off those of one line that were added. */
    void remove(final Quantities line) {
        held -= line.held;
        heldShort -= line.heldShort;
        reservedBuy -= line.reservedBuy;
        reservedSell -= line.reservedSell;
        closingBuy -= line.closingBuy;
        closingSell -= line.closingSell;
        removeCost(line);
    }

    /**
     * Changes what is reserved.
     *
     * @throws ArithmeticException if it does not fit
     */
    void reserve(final boolean buy, final boolean closing, final long change) {
        if (closing) {
            closingBuy = Math.addExact(closingBuy, buy ? change : 0);
            closingSell = Math.addExact(closingSell, buy ? 0 : change);
        } else {
            reservedBuy = Math.addExact(reservedBuy, buy ? change : 0);
            reservedSell = Math.addExact(reservedSell, buy ? 0 : change);
        }
    }

    /** What an order that may only reduce could still close on its side, beside those that are open. */
    long closable(final boolean buy) {
        if (hedged) {
            return Math.max(0, buy ? heldShort - closingBuy : held - closingSell);
        }
        return Math.max(0, buy ? -held - reservedBuy : held - reservedSell);
    }

    void writeReserved(final StateSink sink) {
        sink.put("reservedBuy", reservedBuy);
        sink.put("reservedSell", reservedSell);
        sink.put("closingBuy", closingBuy);
        sink.put("closingSell", closingSell);
        sink.put("buyCost", buyCost);
        sink.put("buyUnlimited", buyUnlimited);
    }

    void readReserved(final StateSource source) {
        reservedBuy = source.get("reservedBuy");
        reservedSell = source.get("reservedSell");
        closingBuy = source.get("closingBuy");
        closingSell = source.get("closingSell");
        buyCost = source.get("buyCost");
        buyUnlimited = source.get("buyUnlimited");
    }
}
