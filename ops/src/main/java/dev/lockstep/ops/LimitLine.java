package dev.lockstep.ops;

/**
 * One limit in force, as it is printed.
 *
 * @param limit its stable name
 * @param key of the configuration
 * @param value plain decimal or duration; empty without a limit
 * @param unit of the value; empty if it needs none
 * @param row what the row that gave it is about
 * @param origin the row, or that it is built in
 * @param place where the value was written: file, line and column, or the override; empty if it was not
 */
public record LimitLine(String limit, String key, String value, String unit, String row, String origin, String place) {}
