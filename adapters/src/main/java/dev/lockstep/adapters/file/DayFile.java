package dev.lockstep.adapters.file;

import dev.lockstep.engine.port.BadDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file with the data of one day, and the day. */
record DayFile(Path path, LocalDate date) implements Comparable<DayFile> {
    private static final Pattern QUOTE_FILE = Pattern.compile("\\d{8}_quote\\.(zip|csv|csv\\.gz)");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("(?<!\\d)\\d{8}(?!\\d)");

    /** The file itself, or all quote files of a directory in the order of their days. */
    static List<DayFile> quoteFiles(final Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(of(path));
        }
        try (Stream<Path> files = Files.list(path)) {
            final List<DayFile> found = files.filter(file ->
                            QUOTE_FILE.matcher(file.getFileName().toString()).matches())
                    .map(DayFile::of)
                    .sorted()
                    .collect(Collectors.toList());
            if (found.isEmpty()) {
                throw new BadDataException(
                        path.toString(), "holds no quote file; names like 20140501_quote.zip are expected");
            }
            return found;
        } catch (final IOException | UncheckedIOException e) {
            throw new BadDataException(path.toString(), "can't be listed: " + e.getMessage());
        }
    }

    /**
     * The day is told by the first eight digits in a row of the file's name, {@code YYYYMMDD} or else {@code MMDDYYYY}.
     */
    static DayFile of(final Path path) {
        final Matcher digits = EIGHT_DIGITS.matcher(path.getFileName().toString());
        if (digits.find()) {
            final int number = Integer.parseInt(digits.group());
            final LocalDate yearFirst = date(number / 10_000, number / 100 % 100, number % 100);
            final LocalDate date =
                    yearFirst != null ? yearFirst : date(number % 10_000, number / 1_000_000, number / 10_000 % 100);
            if (date != null) {
                return new DayFile(path, date);
            }
        }
        throw new BadDataException(
                path.toString(),
                "has no date in its name; give it one like 20140501, or set the date where the format allows that");
    }

    @Override
    public int compareTo(final DayFile other) {
        final int byDate = date.compareTo(other.date);
        return byDate != 0 ? byDate : path.compareTo(other.path);
    }

    private static LocalDate date(final int year, final int month, final int day) {
        if (!RecordingDays.include(year)) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (final DateTimeException e) {
            return null;
        }
    }
}
