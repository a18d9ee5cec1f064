package dev.lockstep.adapters.file;

/** The streams of a Binance recording that can be turned into messages. */
public enum BinanceStream {
    /** {@code bookTicker}: top of book. */
    QUOTES,
    /** {@code depth} updates, and the REST snapshot that they join. */
    DEPTH,
    /** {@code trade}: single trades, not aggregated. */
    TRADES
}
