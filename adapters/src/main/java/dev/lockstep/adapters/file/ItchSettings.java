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

    /** The day from the file's name, and every stock is added with {@link #usStockTerms} and ticks of a cent. */
    public static ItchSettings allStocks(final FileSourceSettings file) {
        return new ItchSettings(file, null, true, usStockTerms(FixedPoint.ONE / 100));
    }

    /**
     * US dollars, lots of one share, seen order by order.
     *
     * @param priceIncrement tick size, scaled by 10^8
     */
    public static InstrumentTerms usStockTerms(final long priceIncrement) {
        return InstrumentTerms.spot(
                "",
                "USD",
                FixedPoint.MIN_MONEY_SCALE,
                MarketView.ORDERS,
                MarketView.ORDERS,
                true,
                priceIncrement,
                FixedPoint.ONE,
                FixedPoint.ONE,
                FixedPoint.ONE);
    }
}
