package dev.lockstep.config;

/**
 * Where a key or a value was written.
 *
 * @param source the file, or the whole override as given ({@code --set a.b=1})
 * @param line   from 1; 0 where the source has no lines
 * @param column from 1, in characters; 0 where the source has no lines
 */
public record Location(String source, int line, int column) {
    /** The beginning of a file. */
    static Location startOf(final String file) {
        return new Location(file, 1, 1);
    }

    /** A source without lines. */
    static Location of(final String source) {
        return new Location(source, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
