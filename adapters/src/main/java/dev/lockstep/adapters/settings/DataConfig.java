package dev.lockstep.adapters.settings;

import dev.lockstep.adapters.file.BinanceSettings;
import dev.lockstep.adapters.file.BinanceSource;
import dev.lockstep.adapters.file.BinanceStream;
import dev.lockstep.adapters.file.FileFormat;
import dev.lockstep.adapters.file.FileSourceSettings;
import dev.lockstep.adapters.file.ItchSettings;
import dev.lockstep.adapters.file.ItchSource;
import dev.lockstep.adapters.file.LeanFxSource;
import dev.lockstep.adapters.file.OnBadRecord;
import dev.lockstep.adapters.file.RecordingDays;
import dev.lockstep.adapters.file.TimeOrder;
import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Range;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.settings.Scaled;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code data}: the history of a backtest.
 *
 * @param format how it is recorded, or generated
 * @param path of the recording
 * @param symbol of the recorded instrument
 * @param onBadRecord what becomes of bad records
 * @param timeOrder what happens when time goes backwards
 * @param reorderWindow for {@code timeOrder: reorder}
 * @param streams for Binance
 * @param date for ITCH
 * @param addInstruments for ITCH
 * @param addedTick for ITCH
 * @param addedVenue for ITCH
 */
public record DataConfig(
        @Doc("Format of the history: binance, lean-fx, itch, or generated for the embedded market")
        @Default("generated")
        Format format,

        @Doc("The recording; for lean-fx also a directory of days. Not for generated")
        Optional<Path> path,

        @Doc("Symbol of the recorded instrument, one of the section instruments; for binance and lean-fx")
        Optional<String> symbol,

        @Doc("What becomes of a record that can't be read: fail, or skip and count") @Default("fail")
        OnBadRecord onBadRecord,

        @Doc("What happens when time goes backwards: fail, or reorder within the window") @Default("fail")
        TimeOrder timeOrder,

        @Doc("How far back a record may lie behind the latest one, for timeOrder: reorder")
        @Default("1s")
        @Range(min = "1ns", max = "1h")
        Duration reorderWindow,

        @Doc("Binance streams that are read: quotes, depth, trades") @Default("[quotes, depth, trades]")
        List<BinanceStream> streams,

        @Doc("Trading day of an ITCH file, YYYY-MM-DD; from the file's name if absent")
        Optional<String> date,

        @Doc("Whether stocks of an ITCH file that the section instruments does not name are added") @Default("false")
        boolean addInstruments,

        @Doc("Price increment of added stocks; ITCH has four decimals")
        @Default("0.01")
        @Range(min = "0.0001", max = "1000")
        BigDecimal addedTick,

        @Doc("Venue of added stocks, one of the section venues; may be left out if there is only one")
        Optional<String> addedVenue)
        implements Validated {
    /** Kinds of history. */
    public enum Format {
        /** Raw Binance streams. */
        BINANCE,
        /** LEAN quote ticks of a currency pair. */
        LEAN_FX,
        /** NASDAQ TotalView-ITCH 5.0. */
        ITCH,
        /** The embedded market, see the section {@code market}. */
        GENERATED
    }

    @Override
    public void validate(final Problems problems) {
        if (format == Format.GENERATED) {
            return;
        }
        if ((format == Format.BINANCE || format == Format.LEAN_FX) && symbol.isEmpty()) {
            problems.add("symbol", "is required for this format: the symbol of the recorded instrument");
        }
        if (format == Format.BINANCE && streams.isEmpty()) {
            problems.add("streams", "is empty; allowed are quotes, depth and trades");
        }
        date.ifPresent(text -> {
            if (!isDay(text)) {
                problems.add(
                        "date",
                        "is '" + text + "'; it must be a day such as 2010-12-24, from the year "
                                + RecordingDays.FIRST_YEAR + " to "
                                + RecordingDays.LAST_YEAR);
            }
        });
    }

    private static boolean isDay(final String text) {
        try {
            return RecordingDays.include(LocalDate.parse(text).getYear());
        } catch (final DateTimeParseException e) {
            return false;
        }
    }

    /**
     * Opens the recording.
     *
     * @param directory knows the configured instruments already
     * @param addedVenueIndex of the venue that trades added stocks
     * @throws dev.lockstep.engine.port.BadDataException if it can't be read
     * @throws IllegalStateException if the format is generated, or no path is given
     */
    public HistorySource open(final InstrumentDirectory directory, final int addedVenueIndex) {
        return switch (format) {
            case BINANCE ->
                new BinanceSource(
                        new BinanceSettings(file(FileFormat.BINANCE), EnumSet.copyOf(streams), ""),
                        instrument(directory));
            case LEAN_FX -> new LeanFxSource(file(FileFormat.LEAN_FX), instrument(directory));
            case ITCH ->
                new ItchSource(
                        new ItchSettings(
                                file(FileFormat.ITCH),
                                date.map(LocalDate::parse).orElse(null),
                                addInstruments,
                                addedTerms().tradedAt(addedVenueIndex)),
                        directory);
            case GENERATED -> throw new IllegalStateException("the generated market is no recording");
        };
    }

    /** Terms of stocks that are added, but for their symbol and venue. */
    public InstrumentTerms addedTerms() {
        return ItchSettings.usStockTerms(Scaled.of("addedTick", addedTick));
    }

    private FileSourceSettings file(final FileFormat fileFormat) {
        return new FileSourceSettings(
                fileFormat,
                path.orElseThrow(() -> new IllegalStateException("data.path is not given")),
                symbol.orElse(""),
                onBadRecord,
                timeOrder,
                timeOrder == TimeOrder.FAIL ? 0 : reorderWindow.toNanos());
    }

    private int instrument(final InstrumentDirectory directory) {
        return directory.indexOf(symbol.orElseThrow());
    }
}
