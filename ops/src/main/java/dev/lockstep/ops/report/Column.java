package dev.lockstep.ops.report;

/**
 * A column of a table.
 *
 * @param heading of the column
 * @param kind what its cells hold
 */
record Column(String heading, Kind kind) {
    /** What cells hold. */
    enum Kind {
        /** Words. */
        TEXT,
        /** A number, where less is neither good nor bad. */
        NUMBER,
        /** A number that is a loss if it is below zero. */
        GAIN
    }

    static Column text(final String heading) {
        return new Column(heading, Kind.TEXT);
    }

    static Column number(final String heading) {
        return new Column(heading, Kind.NUMBER);
    }

    static Column gain(final String heading) {
        return new Column(heading, Kind.GAIN);
    }

    /** The class attribute of a cell, or nothing. */
    String style(final String cell) {
        if (kind == Kind.TEXT) {
            return "";
        }
        return kind == Kind.GAIN && cell.startsWith("-") ? " class=\"n neg\"" : " class=\"n\"";
    }
}
