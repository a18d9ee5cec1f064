package dev.lockstep.engine.ring;

/** Ids of the sources of inputs, as the envelope carries them; lower ids go first where times are equal. */
public final class SourceId {
    /** The engine itself: run control, state images, configured instruments. */
    public static final int RUN = 0;
    /** Order updates and continuations that the execution stage sent back. */
    public static final int LOOPBACK = 1;
    /** Reports of venues and of the gateway. */
    public static final int EXECUTION = 2;
    /** Admin commands. */
    public static final int ADMIN = 3;
    /** Clock ticks and clock steps. */
    public static final int CLOCK = 4;
    /** Boundaries of the configured trading calendar. */
    public static final int CALENDAR = 5;
    /** The first market data source; the others follow in configured order. */
    public static final int MARKET_DATA = 16;
    /** Largest id. */
    public static final int MAX = 255;

    private SourceId() {}
}
