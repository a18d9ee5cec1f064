package dev.lockstep.engine.strategy.example;

import dev.lockstep.codecs.sbe.BarKind;

/** Kinds of bars that quotes can make. */
public enum BarUnit {
    /** By time; the interval is in nanoseconds. */
    TIME(BarKind.TIME),
    /** By number of price changes. */
    TICK(BarKind.TICK);

    private final BarKind sbe;

    BarUnit(final BarKind sbe) {
        this.sbe = sbe;
    }

    BarKind sbe() {
        return sbe;
    }
}
