package dev.lockstep.adapters.file;

import dev.lockstep.engine.instrument.InstrumentDirectory;
import java.time.LocalDate;

/**
 * A day of NASDAQ TotalView-ITCH 5.0. Stocks that the instrument directory knows keep their index; others are added,
 * with a definition ahead of their first message, or ignored. Engine time is the venue's time.
 */
public final class ItchSource extends FileSource {
    private final ItchDecoder decoder;

    /**
     * Opens the file.
     *
     * @param directory where stocks get their indexes; used on the ingress thread only, as this source is
     * @throws dev.lockstep.engine.port.BadDataException if it is missing or can't be opened, or if no trading day is
     *     set nor in its name
     */
    public ItchSource(final ItchSettings settings, final InstrumentDirectory directory) {
        this(
                settings,
                new ItchDecoder(
                        new ItchInstruments(directory, settings.addInstruments(), settings.addedTerms()),
                        tradingDay(settings)));
    }

    private ItchSource(final ItchSettings settings, final ItchDecoder decoder) {
        super(settings.file(), new ItchReader(Recording.open(settings.file().path())), decoder);
        this.decoder = decoder;
    }

    /** Good messages of a type so far, whether they became messages of ours or not. */
    public long count(final char type) {
        return decoder.count(type);
    }

    /** Messages of types that mean nothing to the engine, and of types that are unknown. */
    public long ignored() {
        return decoder.ignored();
    }

    /** Messages left out because their stock is in no directory or may not be added. */
    public long ofUnknownInstruments() {
        return decoder.ofUnknownInstruments();
    }

    private static LocalDate tradingDay(final ItchSettings settings) {
        return settings.date() != null
                ? settings.date()
                : DayFile.of(settings.file().path()).date();
    }
}
