package dev.lockstep.engine.account;

import java.util.List;

/**
 * An account; its index is its place among the accounts.
 *
 * @param name unique
 * @param currency in which it is valued and limited, at most 8 ASCII characters
 * @param moneyScale decimal places of money in it, 6 or 8
 * @param kind what an order needs to have behind it
 * @param mode what becomes of opposite positions
 * @param startCash what is in it at the start, a currency at most once
 */
public record AccountSettings(
        String name, String currency, int moneyScale, Kind kind, Mode mode, List<StartCash> startCash) {
    /** What an order needs to have behind it. */
    public enum Kind {
        /** What is bought is paid for in full. */
        CASH,
        /** Initial margin. */
        MARGIN
    }

    /** What becomes of opposite positions. */
    public enum Mode {
        /** One position an instrument: a sale closes what was bought. */
        NETTING,
        /** Long and short are kept apart; an order that is reduce-only closes the opposite one. */
        HEDGING
    }

    /**
     * Money at the start.
     *
     * @param currency of it
     * @param money with the account's decimal places
     */
    public record StartCash(String currency, long money) {}

    /** Makes the list immutable. */
    public AccountSettings {
        startCash = List.copyOf(startCash);
    }
}
