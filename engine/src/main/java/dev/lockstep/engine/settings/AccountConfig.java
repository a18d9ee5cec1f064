package dev.lockstep.engine.settings;

import dev.lockstep.config.Default;
import dev.lockstep.config.Doc;
import dev.lockstep.config.Problems;
import dev.lockstep.config.Range;
import dev.lockstep.config.Validated;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One entry of the section {@code accounts}; its key is the account's name.
 *
 * @param currency in which the account is held
 * @param moneyScale decimal places of money
 * @param kind what an order needs to have behind it
 * @param mode what becomes of opposite positions
 * @param startCash in its currency, at the start of a simulated run
 * @param cash in other currencies, at the start of a simulated run
 */
public record AccountConfig(
        @Doc(
                "Currency in which the account is valued and limited, 1 to 8 characters; the first account's is that of engine-wide figures")
        @Default("USD")
        String currency,

        @Doc("Decimal places of money: 6 or 8") @Default("6") @Range(min = "6", max = "8")
        int moneyScale,

        @Doc("What an order needs behind it: cash (it is paid for in full) or margin") @Default("margin")
        AccountKind kind,

        @Doc("What becomes of opposite positions: netting, or hedging (long and short are kept apart)")
        @Default("netting")
        PositionMode mode,

        @Doc("Cash in its currency at the start of a simulated run")
        @Default("100000")
        @Range(min = "0", max = "1000000000000")
        BigDecimal startCash,

        @Doc("Cash in other currencies at the start of a simulated run") @Range(min = "0", max = "1000000000000")
        Map<String, BigDecimal> cash)
        implements Validated {
    @Override
    public void validate(final Problems problems) {
        if (!Currencies.isCode(currency)) {
            problems.add("currency", "is '" + currency + "'; it must be 1 to 8 ASCII characters");
        }
        if (moneyScale != 6 && moneyScale != 8) {
            problems.add("moneyScale", "is " + moneyScale + "; it must be 6 or 8");
            return;
        }
        requireExact("startCash", startCash, problems);
        cash.forEach((code, amount) -> {
            if (!code.matches("[A-Za-z0-9]{1,8}")) {
                problems.add("cash", "names '" + code + "'; a currency here has 1 to 8 letters and digits");
            } else if (code.equals(currency)) {
                problems.add("cash." + code, "is the account's own currency; its cash is startCash");
            } else {
                requireExact("cash." + code, amount, problems);
            }
        });
    }

    private void requireExact(final String key, final BigDecimal amount, final Problems problems) {
        try {
            Scaled.of(key, amount, moneyScale);
        } catch (final IllegalArgumentException e) {
            problems.add(key, e.getMessage());
        }
    }

    /** The account under the given name. */
    public AccountSettings settings(final String name) {
        final List<StartCash> start = new ArrayList<>();
        start.add(new StartCash(currency, moneyScale, Scaled.of("startCash", startCash, moneyScale)));
        cash.forEach((code, amount) ->
                start.add(new StartCash(code, moneyScale, Scaled.of("cash." + code, amount, moneyScale))));
        return new AccountSettings(name, currency, moneyScale, kind, mode, start);
    }
}
