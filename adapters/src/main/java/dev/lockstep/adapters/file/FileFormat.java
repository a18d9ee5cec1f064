package dev.lockstep.adapters.file;

/** The formats of recordings that can be read. */
public enum FileFormat {
    /**
     * Raw Binance streams, spot or USD-M futures: a receive time in nanoseconds, a space and the JSON text on each
     * line.
     */
    BINANCE,
    /** LEAN quote ticks of a currency pair: a zipped CSV for each day. */
    LEAN_FX,
    /** NASDAQ TotalView-ITCH 5.0, a day's messages each behind a two-byte length. */
    ITCH
}
