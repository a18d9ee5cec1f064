package dev.lockstep.engine.portfolio;

import java.util.List;

/**
 * An account.
 *
 * @param name for reports
 * @param currency in which its equity, limits and profit are reckoned, at most 8 ASCII characters
 * @param moneyScale decimal places of money in that currency, 6 or 8
 * @param kind what it may buy with
 * @param mode whether long and short positions make one
 * @param startCash what it starts with, in any currencies
 */
public record AccountSettings(
        String name, String currency, int moneyScale, AccountKind kind, PositionMode mode, List<StartCash> startCash) {
    /** Makes the list immutable. */
    public AccountSettings {
        startCash = List.copyOf(startCash);
    }
}
