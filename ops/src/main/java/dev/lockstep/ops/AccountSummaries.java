package dev.lockstep.ops;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.portfolio.Account;
import dev.lockstep.engine.portfolio.Amount;
import dev.lockstep.engine.portfolio.Balance;
import dev.lockstep.engine.portfolio.Holding;
import dev.lockstep.engine.portfolio.Knowledge;
import dev.lockstep.engine.portfolio.Line;
import dev.lockstep.engine.portfolio.Portfolio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Sums up the accounts of a portfolio that no longer changes. */
final class AccountSummaries {
    private final Portfolio portfolio;
    private final int index;
    private final Account account;
    private final List<PositionSummary> positions = new ArrayList<>();
    /** By balance. */
    private final BigDecimal[] unrealised;

    private AccountSummaries(final Portfolio portfolio, final int index) {
        this.portfolio = portfolio;
        this.index = index;
        account = portfolio.account(index);
        unrealised = new BigDecimal[account.balances()];
        for (int i = 0; i < unrealised.length; i++) {
            unrealised[i] = BigDecimal.valueOf(0, account.balance(i).moneyScale());
        }
    }

    /** All accounts in the order of their indexes. */
    static List<AccountSummary> of(final Portfolio portfolio) {
        final List<AccountSummary> accounts = new ArrayList<>();
        for (int i = 0; i < portfolio.accounts(); i++) {
            accounts.add(new AccountSummaries(portfolio, i).summary());
        }
        return accounts;
    }

    private AccountSummary summary() {
        for (int i = 0; i < portfolio.instruments(); i++) {
            final Holding holding = portfolio.report().holding(index, i);
            if (holding != null) {
                add(holding, i, portfolio.terms(i));
            }
        }
        return new AccountSummary(
                account.name(),
                account.currency(),
                total(Balance::startCash),
                known(account.equity()),
                total(Balance::movements),
                total(Balance::income),
                total(Balance::realised),
                totalUnrealised(),
                total(Balance::fees),
                known(account.drawdown()),
                account.currenciesWithoutRate(),
                balances(),
                positions);
    }

    private void add(final Holding holding, final int instrument, final InstrumentTerms terms) {
        final BigDecimal profit = profit(holding, terms);
        final int balance = balance(terms);
        unrealised[balance] = profit == null || unrealised[balance] == null ? null : unrealised[balance].add(profit);
        long held = 0;
        long heldShort = 0;
        for (Line line = holding.firstLine(); line != null; line = line.next()) {
            if (line.shortPosition() != null) {
                held += line.position().quantity();
                heldShort -= line.shortPosition().quantity();
            }
        }
        if (held == 0 && heldShort == 0) {
            held = Math.max(0, holding.quantity());
            heldShort = Math.max(0, -holding.quantity());
        }
        if (held != 0 || heldShort != 0) {
            final long mark = portfolio.report().markPrice(instrument);
            positions.add(new PositionSummary(
                    terms.symbol(),
                    decimal(holding.quantity()),
                    decimal(held),
                    decimal(heldShort),
                    mark == 0 ? null : decimal(mark),
                    terms.settlementCurrency(),
                    profit));
        }
    }

    /** Null if it is not known. */
    private static BigDecimal profit(final Holding holding, final InstrumentTerms terms) {
        if (holding.worthKnowledge() != Knowledge.KNOWN) {
            return null;
        }
        final BigDecimal worth = BigDecimal.valueOf(holding.worth(), terms.moneyScale());
        return terms.kind() == InstrumentKind.SPOT
                ? worth.subtract(BigDecimal.valueOf(holding.cost(), terms.moneyScale()))
                : worth;
    }

    /** Index of the balance that an instrument settles in; there is one as soon as the account has something of it. */
    private int balance(final InstrumentTerms terms) {
        for (int i = 0; i < account.balances(); i++) {
            if (account.balance(i).moneyScale() == terms.moneyScale()
                    && account.balance(i).currency().equals(terms.settlementCurrency())) {
                return i;
            }
        }
        throw new IllegalStateException("account " + account.name() + " has something of " + terms.symbol()
                + " but no balance in " + terms.settlementCurrency());
    }

    private BigDecimal total(final ToLongFunction<Balance> amount) {
        BigDecimal sum = BigDecimal.valueOf(0, account.moneyScale());
        for (int i = 0; i < account.balances() && sum != null; i++) {
            sum = plus(sum, known(account.converted(i, amount.applyAsLong(account.balance(i)))));
        }
        return sum;
    }

    private BigDecimal totalUnrealised() {
        BigDecimal sum = BigDecimal.valueOf(0, account.moneyScale());
        for (int i = 0; i < unrealised.length && sum != null; i++) {
            sum = unrealised[i] == null
                    ? null
                    : plus(
                            sum,
                            known(account.converted(
                                    i, unrealised[i].unscaledValue().longValueExact())));
        }
        return sum;
    }

    private static BigDecimal plus(final BigDecimal sum, final BigDecimal more) {
        return more == null ? null : sum.add(more);
    }

    private BigDecimal known(final Amount amount) {
        return amount.isKnown() ? BigDecimal.valueOf(amount.value(), account.moneyScale()) : null;
    }

    private List<BalanceSummary> balances() {
        final List<BalanceSummary> summaries = new ArrayList<>();
        for (int i = 0; i < account.balances(); i++) {
            final BalanceSummary summary = balance(account.balance(i), unrealised[i]);
            if (account.balance(i).currency().equals(account.currency())
                    && account.balance(i).moneyScale() == account.moneyScale()) {
                summaries.add(0, summary);
            } else if (hasSomething(summary)) {
                summaries.add(summary);
            }
        }
        return summaries;
    }

    private static BalanceSummary balance(final Balance of, final BigDecimal unrealised) {
        return new BalanceSummary(
                of.currency(),
                BigDecimal.valueOf(of.startCash(), of.moneyScale()),
                BigDecimal.valueOf(of.movements(), of.moneyScale()),
                BigDecimal.valueOf(of.income(), of.moneyScale()),
                BigDecimal.valueOf(of.realised(), of.moneyScale()),
                unrealised,
                BigDecimal.valueOf(of.fees(), of.moneyScale()),
                BigDecimal.valueOf(of.cash(), of.moneyScale()));
    }

    private static boolean hasSomething(final BalanceSummary of) {
        return of.unrealised() == null
                || of.start().signum() != 0
                || of.movements().signum() != 0
                || of.income().signum() != 0
                || of.realised().signum() != 0
                || of.unrealised().signum() != 0
                || of.fees().signum() != 0
                || of.cash().signum() != 0;
    }

    private static BigDecimal decimal(final long scaled) {
        final BigDecimal exact = BigDecimal.valueOf(scaled, FixedPoint.DIGITS).stripTrailingZeros();
        return exact.setScale(Math.max(0, exact.scale()));
    }
}
