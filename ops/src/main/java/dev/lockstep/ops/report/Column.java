package dev.lockstep.ops.report;

/**
 * A column of a table.
 *
 * @param heading of the column
 * @param isNumber aligned to the right, in figures of one width
 */
record Column(String heading, boolean isNumber) {
    static Column text(final String heading) {
        return new Column(heading, false);
    }

    static Column number(final String heading) {
        return new Column(heading, true);
    }
}
