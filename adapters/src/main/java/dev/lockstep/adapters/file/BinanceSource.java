package dev.lockstep.adapters.file;

/**
 * A raw recording of Binance streams, spot or USD-M futures, of one instrument.
 *
 * <p>Quotes, trades and joined depth become messages at their receive time. Updates that were held back for the
 * snapshot come at the snapshot's time and keep their own receive time in the message.
 */
public final class BinanceSource extends FileSource {
    private final BinanceDecoder decoder;

    /**
     * Opens the recording.
     *
     * @param instrument index that the messages get
     * @throws dev.lockstep.engine.port.BadDataException if it is missing or can't be opened
     */
    public BinanceSource(final BinanceSettings settings, final int instrument) {
        this(settings, new BinanceDecoder(instrument, settings.streams(), settings.venueSymbol()));
    }

    private BinanceSource(final BinanceSettings settings, final BinanceDecoder decoder) {
        super(settings.file(), new LineReader(Recording.open(settings.file().path()), 0), decoder);
        this.decoder = decoder;
    }

    /** Top-of-book lines read. */
    public long quotes() {
        return decoder.quotes();
    }

    /** Trade lines read. */
    public long trades() {
        return decoder.trades();
    }

    /** Depth update lines read, whether they were joined or not. */
    public long depthUpdates() {
        return decoder.depthUpdates();
    }

    /** Snapshot lines read. */
    public long snapshots() {
        return decoder.snapshots();
    }

    /** Lines of streams that are unknown or not asked for, and of other symbols. */
    public long ignored() {
        return decoder.ignored();
    }

    /** Depth updates left out because the snapshot or an update before contained them already. */
    public long staleUpdates() {
        return decoder.joiner().stale();
    }

    /** Depth updates left out because no snapshot has come. */
    public long unjoinedUpdates() {
        return decoder.joiner().unjoined();
    }

    /** Snapshots left out because the book was whole and already further on. */
    public long redundantSnapshots() {
        return decoder.joiner().redundantSnapshots();
    }
}
