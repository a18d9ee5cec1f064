package dev.lockstep.engine.sizing;

/**
 * A fraction of the bet that makes wealth grow fastest, capped. For returns of mean m and standard deviation s the best share of the equity is close to {@code m / s^2}, here without
 * interest on what is not bet (J. L. Kelly, "A New Interpretation of Information Rate", Bell System Technical Journal 35, 1956; E. O. Thorp, "The Kelly Criterion in Blackjack,
 * Sports Betting, and the Stock Market", in Handbook of Asset and Liability Management 1, 2006, section 7). The whole of it is too much where m is only estimated, so less is usual.
 *
 * @param fractionBps share of that bet, basis points, above 0
 * @param capBps most that may be bet, basis points of the equity, above 0
 */
public record CappedKelly(long fractionBps, long capBps) implements SizingModel {
    @Override
    public long quantity(final SizingInputs inputs) {
        if (inputs.equity() <= 0) {
            return SizingFault.NO_EQUITY.code();
        }
        if (inputs.volatility() <= 0) {
            return SizingFault.NO_VOLATILITY.code();
        }
        if (inputs.expectedReturn() <= 0) {
            return SizingFault.NO_EDGE.code();
        }
        // What does not fit a long is above any cap.
        final long cap = capBps * VolatilityTarget.FROM_BPS;
        final long share = Math.min(cap, share(inputs.expectedReturn(), inputs.volatility()));
        return inputs.quantityFor(Quotient.down(inputs.equity(), share, Quotient.ONE), inputs.moneyScale());
    }

    /** {@code fraction * m / s^2}, scaled by 10^8, each division rounded down. */
    private long share(final long expectedReturn, final long volatility) {
        final long ratio = Quotient.down(expectedReturn, Quotient.ONE, volatility);
        final long whole = Quotient.down(ratio, Quotient.ONE, volatility);
        return Quotient.down(whole, fractionBps, EquityFraction.WHOLE_BPS);
    }

    @Override
    public String text() {
        return fractionBps + " bps of the Kelly bet, at most " + capBps + " bps of equity";
    }
}
