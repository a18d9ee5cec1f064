package dev.lockstep.adapters.file;

/**
 * LEAN quote ticks of a currency pair. The path is one file or a directory, whose quote files are read in the order of
 * their days; the day comes from the file's name. Times are UTC, and there is no receive time, so that all three times
 * are the exchange's. Sizes are not known: 0.
 */
public final class LeanFxSource extends FileSource {
    /**
     * Opens the first file; the others are opened when their turn comes.
     *
     * @param instrument index that the messages get
     * @throws dev.lockstep.engine.port.BadDataException if a file is missing, has no date in its name or can't be
     *     opened
     */
    public LeanFxSource(final FileSourceSettings settings, final int instrument) {
        super(settings, new DayFilesReader(DayFile.quoteFiles(settings.path())), new LeanFxDecoder(instrument));
    }
}
