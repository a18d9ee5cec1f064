package dev.lockstep.engine.testkit;

import dev.lockstep.engine.Core;
import dev.lockstep.engine.portfolio.Holding;
import dev.lockstep.engine.portfolio.Line;
import dev.lockstep.engine.portfolio.Portfolio;

/** What central risk's portfolio says of each instrument, all accounts together. */
public final class Holdings {
    private Holdings() {}

    /** Signed position of an instrument, scaled. */
    public static long position(final Core core, final int instrument) {
        long sum = 0;
        for (Holding holding = first(core, instrument); holding != null; holding = holding.next()) {
            sum += holding.quantity();
        }
        return sum;
    }

    /** What open buys of an instrument may still fill, scaled. */
    public static long reservedBuy(final Core core, final int instrument) {
        long sum = 0;
        for (Holding holding = first(core, instrument); holding != null; holding = holding.next()) {
            for (Line line = holding.firstLine(); line != null; line = line.next()) {
                sum += line.reservedBuy();
            }
        }
        return sum;
    }

    /** What open sells of an instrument may still fill, scaled. */
    public static long reservedSell(final Core core, final int instrument) {
        long sum = 0;
        for (Holding holding = first(core, instrument); holding != null; holding = holding.next()) {
            for (Line line = holding.firstLine(); line != null; line = line.next()) {
                sum += line.reservedSell();
            }
        }
        return sum;
    }

    private static Holding first(final Core core, final int instrument) {
        return portfolio(core).report().firstHolding(instrument);
    }

    private static Portfolio portfolio(final Core core) {
        return core.risk().portfolio();
    }
}
