package dev.lockstep.engine.sizing;

/** A rule for the size of an order. Allocates nothing; says the same for the same inputs. */
public interface SizingModel {
    /**
     * The size before it is cut to lots.
     *
     * @return scaled by 10^8, 0 or more; or the code of a {@link SizingFault}, below 0
     */
    long quantity(SizingInputs inputs);

    /** The rule in a few words, for people. */
    String text();
}
