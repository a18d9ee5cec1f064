package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;

/**
 * The position in one instrument, netted, at average cost. Money is scaled by the instrument's money scale. A fill that
 * reduces takes its share of the cost with it, rounded half to even once, so that cost is exactly zero when the position is; what is left
 * over goes into the realised profit. Conservation: realised profit minus cost equals what was received minus what was paid, exactly.
 */
public final class Position implements Stateful {
    private long quantity;
    private long cost;
    private long realised;
    private long fees;

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
        final long notional =
                FixedPoint.notional(price, filled, terms.multiplier(), terms.moneyScale(), Rounding.HALF_EVEN);
        final long paid = side == Side.BUY ? notional : -notional;
        final long signed = side == Side.BUY ? filled : -filled;
        final long newQuantity = Math.addExact(quantity, signed);
        final long newFees = Math.addExact(fees, fee);
        if (quantity == 0 || (quantity ^ signed) >= 0) {
            cost = Math.addExact(cost, paid);
        } else {
            reduce(filled, paid, newQuantity);
        }
        quantity = newQuantity;
        fees = newFees;
    }

    private void reduce(final long filled, final long paid, final long newQuantity) {
        final long held = Math.abs(quantity);
        final long closed = Math.min(held, filled);
        final long costClosed = FixedPoint.multiplyDivide(cost, closed, held, Rounding.HALF_EVEN);
        // A fill that turns the position around pays for its closing part what is not the cost of its opening part.
        final long paidOpening = newQuantity == 0 || closed == filled
                ? 0
                : FixedPoint.multiplyDivide(paid, filled - closed, filled, Rounding.HALF_EVEN);
        final long gain = Math.subtractExact(Math.subtractExact(paidOpening, paid), costClosed);
        realised = Math.addExact(realised, gain);
        cost = cost - costClosed + paidOpening;
    }

    /** Signed quantity, scaled by 10^8; negative if short. */
    public long quantity() {
        return quantity;
    }

    /** Signed cost of the position, money: what was paid for it, or minus what was received. */
    public long cost() {
        return cost;
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
        final long value =
                FixedPoint.notional(price, quantity, terms.multiplier(), terms.moneyScale(), Rounding.HALF_EVEN);
        return Math.subtractExact(value, cost);
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
