package dev.lockstep.engine.portfolio;

/**
 * Money that an account starts with.
 *
 * @param currency at most 8 ASCII characters
 * @param moneyScale decimal places of the money, 6 or 8
 * @param money scaled by 10^moneyScale
 */
public record StartCash(String currency, int moneyScale, long money) {}
