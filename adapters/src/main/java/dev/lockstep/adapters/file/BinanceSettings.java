package dev.lockstep.adapters.file;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Settings of a Binance recording.
 *
 * @param file the recording, of format {@link FileFormat#BINANCE}
 * @param streams what becomes messages; everything else is counted as ignored
 * @param venueSymbol the symbol as the venue writes it, {@code BTCUSDT}; blank: the first one in the recording. Lines
 *     of other symbols are counted as ignored. A recording should hold the snapshot of one symbol only, because REST
 *     snapshots don't say whose they are
 */
public record BinanceSettings(FileSourceSettings file, Set<BinanceStream> streams, String venueSymbol) {

    /** Takes a copy of the streams. */
    public BinanceSettings {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(venueSymbol, "venueSymbol");
        if (streams.isEmpty()) {
            throw new IllegalArgumentException(
                    "no streams to read; name at least one of " + EnumSet.allOf(BinanceStream.class));
        }
        streams = Set.copyOf(streams);
    }

    /** All streams of the recording's first symbol. */
    public static BinanceSettings allStreams(final FileSourceSettings file) {
        return new BinanceSettings(file, EnumSet.allOf(BinanceStream.class), "");
    }
}
