package dev.lockstep.ops.cli;

/** How a command prints data. */
enum OutputFormat {
    /** For people. */
    TEXT,
    /** One JSON object on each line. */
    JSON
}
