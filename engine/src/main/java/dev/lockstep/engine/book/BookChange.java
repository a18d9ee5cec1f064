package dev.lockstep.engine.book;

/** Bits that say what one event did to a book. */
public final class BookChange {
    /** Nothing that a reader may see: an unfinished update, or one that was ignored. */
    public static final int NONE = 0;
    /** A complete update was applied; levels may have changed at any depth. */
    public static final int LEVELS = 1;
    /** Best price or quantity of a side differs from that after the last complete update. */
    public static final int TOP = 1 << 1;
    /** The status differs from the one before. */
    public static final int STATUS = 1 << 2;
    /** The event contradicts the book; what could sensibly be kept was kept. */
    public static final int ANOMALY = 1 << 3;

    private BookChange() {}
}
