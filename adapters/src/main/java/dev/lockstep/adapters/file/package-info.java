/**
 * Market data from files, read as a stream and normalised to SBE: raw Binance recordings, LEAN currency ticks and
 * NASDAQ ITCH 5.0. Each source is a reader that cuts the file into records, a stage that sees to their order in time,
 * and a decoder that turns one record into messages.
 */
package dev.lockstep.adapters.file;
