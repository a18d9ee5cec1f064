/** Instruments: their terms, and the directory that gives them dense indexes. */
package dev.lockstep.engine.instrument;
