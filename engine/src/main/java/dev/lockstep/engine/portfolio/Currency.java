package dev.lockstep.engine.portfolio;

/**
 * A currency, at one money scale. Where one code comes with both scales, each is a currency of its own that converts to the other at one.
 *
 * @param index dense, in the order in which they came up
 * @param code at most 8 ASCII characters
 * @param moneyScale decimal places of its money
 * @param unit in which its money is booked
 */
record Currency(int index, String code, int moneyScale, MoneyUnit unit) {}
