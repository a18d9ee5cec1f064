package dev.lockstep.engine.feature;

/** Turns scaled prices into doubles for statistics; the way back is risk's business. */
final class PriceUnits {
    private static final double SCALE = 1e8;

    private PriceUnits() {}

    static double of(final long scaled) {
        return scaled / SCALE;
    }
}
