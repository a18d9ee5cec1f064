package dev.lockstep.ops.report;

import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.Side;
import java.math.BigDecimal;

/**
 * One fill.
 *
 * @param number of the fill in the run, from 1
 * @param sequence of the order update
 * @param timeNs engine time
 * @param account index
 * @param strategy index; -1 of nobody
 * @param symbol of the instrument
 * @param side of the order
 * @param price with the decimals of the tick
 * @param quantity with the decimals of the lot
 * @param liquidity made or taken
 * @param currency of fee and gain
 * @param fee money
 * @param gain realised, money before fees
 * @param position of the account in the instrument afterwards, signed
 */
record Fill(
        long number,
        long sequence,
        long timeNs,
        int account,
        int strategy,
        String symbol,
        Side side,
        BigDecimal price,
        BigDecimal quantity,
        Liquidity liquidity,
        String currency,
        BigDecimal fee,
        BigDecimal gain,
        BigDecimal position) {}
