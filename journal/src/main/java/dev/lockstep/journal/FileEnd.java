package dev.lockstep.journal;

import java.nio.file.Path;

/**
 * Where the records of a journal file end.
 *
 * @param file the file
 * @param position of the header after the last excerpt
 */
record FileEnd(Path file, long position) {}
