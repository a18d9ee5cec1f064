/**
 * Journals of runs: Chronicle Queue writes them, a bounds-checked reader of the same files reads them, and a manifest seals them.
 * Also run directories, the epoch, the catalogue of runs and the watch over free disk.
 */
package dev.lockstep.journal;
