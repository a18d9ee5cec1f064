package dev.lockstep.adapters.file;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Settings of an ITCH file.
 *
 * @param file the recording, of format {@link FileFormat#ITCH}
 * @param date the trading day; null: from the file's name, which must hold it as {@code YYYYMMDD} or {@code MMDDYYYY}
 * @param addInstruments whether stocks that the instrument directory doesn't know are added; else their messages are
 *     ignored
 * @param addedTerms terms of added stocks, but for the symbol
 */
public record ItchSettings(
        FileSourceSettings file, LocalDate date, boolean addInstruments, InstrumentTerms addedTerms) {

    /** Checks that everything but the date is there. */
    public ItchSettings {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(addedTerms, "addedTerms");
    }

    /** The day from the file's name, and every stock is added with {@link #usStockTerms}. */
    public static ItchSettings allStocks(final FileSourceSettings file) {
        return new ItchSettings(file, null, true, usStockTerms());
    }

    /** US dollars, ticks of a cent, lots of one share, seen order by order. */
    public static InstrumentTerms usStockTerms() {
        return new InstrumentTerms(
                "",
                "USD",
                FixedPoint.MIN_MONEY_SCALE,
                MarketView.ORDERS,
                MarketView.ORDERS,
                true,
                FixedPoint.ONE / 100,
                FixedPoint.ONE,
                FixedPoint.ONE,
                FixedPoint.ONE);
    }
}
