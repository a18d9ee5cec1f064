package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * A position in one instrument, netted, at average cost. Money is scaled by the instrument's money scale and booked in whole {@link MoneyUnit}s. A fill
 * that reduces takes its share of the cost with it, rounded once, so that cost is exactly zero when the position is; what is left over goes into the realised
 * profit. Conservation: realised profit minus cost equals what was received minus what was paid, exactly.
 *
 * <p>Cost is the value at which the position was entered as {@link ContractValue} has it, in the settlement currency: that of a long position is positive,
 * but negative for an inverse contract. Averaging costs, not prices, keeps the average price of inverse contracts exact (it is their harmonic mean).
 */
public final class Position implements Stateful {
    private final MoneyUnit unit;
    private long quantity;
    private long cost;
    private long realised;
    private long fees;

    /** A position whose money is booked to the last decimal place of its scale. */
    public Position() {
        this(MoneyUnit.SMALLEST);
    }

    Position(final MoneyUnit unit) {
        this.unit = unit;
    }

    /**
     * Books a fill.
     *
     * @param price scaled by 10^8
     * @param filled scaled by 10^8, above 0
     * @param fee money, negative for a rebate
     * @throws ArithmeticException if an amount does not fit; nothing is booked then
     */
    public void onFill(
            final InstrumentTerms terms, final Side side, final long price, final long filled, final long fee) {
        final long value = unit.value(terms, price, filled);
        if (side == Side.BUY) {
            trade(filled, value, unit.round(fee));
        } else {
            trade(-filled, -value, unit.round(fee));
        }
    }

    /** Books a signed quantity for what was paid for it and a fee, both in whole units of money. */
    void trade(final long signed, final long paid, final long fee) {
        final long newQuantity = Math.addExact(quantity, signed);
        final long newFees = Math.addExact(fees, fee);
        if (quantity == 0 || (quantity ^ signed) >= 0) {
            cost = Math.addExact(cost, paid);
        } else {
            reduce(Math.abs(signed), paid, newQuantity);
        }
        quantity = newQuantity;
        fees = newFees;
    }

    private void reduce(final long filled, final long paid, final long newQuantity) {
        final long held = Math.abs(quantity);
        final long closed = Math.min(held, filled);
        final long costClosed = unit.multiplyDivide(cost, closed, held);
        // A fill that turns the position around pays for its closing part what is not the cost of its opening part.
        final long paidOpening =
                newQuantity == 0 || closed == filled ? 0 : unit.multiplyDivide(paid, filled - closed, filled);
        final long gain = Math.subtractExact(Math.subtractExact(paidOpening, paid), costClosed);
        realised = Math.addExact(realised, gain);
        cost = cost - costClosed + paidOpening;
    }

    /**
     * Books a split: every {@code denominator} units become {@code numerator}. What does not fill a quantity increment, cut to 10^-8 units, is sold at the
     * cash price together with its share of the cost; the rest of the cost stays with what is kept.
     *
     * @throws ArithmeticException if an amount does not fit; nothing is booked then
     */
    void split(final InstrumentTerms terms, final long numerator, final long denominator, final long cashPrice) {
        final long whole = SplitQuantity.whole(quantity, numerator, denominator);
        final long kept = SplitQuantity.kept(terms, whole);
        final long rest = whole - kept;
        final long received = rest == 0 ? 0 : unit.value(terms, cashPrice, rest);
        final long costOfRest = kept == 0 ? cost : unit.multiplyDivide(cost, rest, whole);
        realised = Math.addExact(realised, Math.subtractExact(received, costOfRest));
        cost -= costOfRest;
        quantity = kept;
    }

    MoneyUnit unit() {
        return unit;
    }

    /** Signed quantity, scaled by 10^8; negative if short. */
    public long quantity() {
        return quantity;
    }

    /** Signed cost of the position, money: what was paid for it, or minus what was received; for an inverse contract the other way round. */
    public long cost() {
        return cost;
    }

    /**
     * Average price at which the position was entered, scaled by 10^8, rounded half to even; 0 without a position. For reports.
     *
     * @throws ArithmeticException if it does not fit
     */
    public long averagePrice(final InstrumentTerms terms) {
        return quantity == 0 ? 0 : ContractValue.averagePrice(terms, quantity, cost);
    }

    /** Profit of what was closed, money, before fees. */
    public long realised() {
        return realised;
    }

    /** Fees paid minus rebates, money. */
    public long fees() {
        return fees;
    }

    /**
     * Profit that closing the whole position at a price would bring, money.
     *
     * @param price scaled by 10^8
     * @throws ArithmeticException if it does not fit
     */
    public long unrealised(final InstrumentTerms terms, final long price) {
        if (quantity == 0) {
            return 0;
        }
        return Math.subtractExact(ContractValue.of(terms, price, quantity, Rounding.HALF_EVEN), cost);
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("quantity", quantity);
        sink.put("cost", cost);
        sink.put("realised", realised);
        sink.put("fees", fees);
    }

    @Override
    public void readState(final StateSource source) {
        quantity = source.get("quantity");
        cost = source.get("cost");
        realised = source.get("realised");
        fees = source.get("fees");
    }
}
