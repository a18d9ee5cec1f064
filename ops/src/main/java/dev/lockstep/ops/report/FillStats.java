package dev.lockstep.ops.report;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.Liquidity;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What can be counted of fills. Volumes are sums without a bound. */
final class FillStats {
    private long fills;
    private long maker;
    private long taker;
    private long closing;
    private long winning;
    private BigInteger volume = BigInteger.ZERO;

    /**
     * Counts a fill.
     *
     * @param quantity scaled by 10^8
     * @param isClosing whether it made a position smaller
     * @param gain what it realised, money before fees
     */
    void add(final long quantity, final Liquidity liquidity, final boolean isClosing, final long gain) {
        fills++;
        volume = volume.add(BigInteger.valueOf(quantity));
        if (liquidity == Liquidity.MAKER) {
            maker++;
        } else if (liquidity == Liquidity.TAKER) {
            taker++;
        }
        if (isClosing) {
            closing++;
            winning += gain > 0 ? 1 : 0;
        }
    }

    /** Counts what another has counted. */
    void add(final FillStats other) {
        fills += other.fills;
        maker += other.maker;
        taker += other.taker;
        closing += other.closing;
        winning += other.winning;
        volume = volume.add(other.volume);
    }

    long fills() {
        return fills;
    }

    /** Fills that made liquidity. */
    long maker() {
        return maker;
    }

    /** Fills that took liquidity; of the rest the venue did not say. */
    long taker() {
        return taker;
    }

    /** Fills that made a position smaller. */
    long closing() {
        return closing;
    }

    /** Closing fills that realised a profit, before fees. */
    long winning() {
        return winning;
    }

    /** Sum of the quantities. */
    BigDecimal volume() {
        return new BigDecimal(volume, FixedPoint.DIGITS);
    }
}
