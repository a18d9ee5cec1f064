package dev.lockstep.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Compares every figure of a portfolio with what the reference reckons from scratch. */
final class ReferenceFigures {
    /** One for each of the conversions that a sum may need. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000008");

    private static final int ALL = ReferenceExposure.ALL;

    private final ReferencePortfolio reference;
    private final ReferenceExposure exposure;
    private final Portfolio portfolio;
    private final int[] strategies;
    private final String when;

    ReferenceFigures(
            final ReferencePortfolio reference, final Portfolio portfolio, final int[] strategies, final String when) {
        this.reference = reference;
        exposure = new ReferenceExposure(reference);
        this.portfolio = portfolio;
        this.strategies = strategies;
        this.when = when;
    }

    void assertAll() {
        for (int account = 0; account < portfolio.accounts(); account++) {
            assertAccount(account);
        }
        for (final int strategy : strategies) {
            final List<Part> parts = parts(ALL, strategy, ALL, "USD");
            assertClose(gross(parts), portfolio.report().strategyGrossExposure(strategy, 0), "strategy gross");
            assertClose(net(parts), portfolio.report().strategyNetExposure(strategy, 0), "strategy net");
        }
        final List<Part> parts = parts(ALL, ALL, ALL, "USD");
        assertClose(gross(parts), portfolio.report().grossExposure(), "gross");
        assertClose(net(parts), portfolio.report().netExposure(), "net");
    }

    private void assertAccount(final int account) {
        final Account of = portfolio.account(account);
        BigDecimal equity = BigDecimal.ZERO;
        for (int i = 0; i < of.balances(); i++) {
            final String currency = of.balance(i).currency();
            equity = plus(equity, converted(reference.cash(account, currency), currency, of.currency()));
        }
        BigDecimal tied = BigDecimal.ZERO;
        for (int i = 0; i < portfolio.instruments(); i++) {
            final String currency = reference.terms.get(i).settlementCurrency();
            equity = plus(equity, converted(exposure.worth(account, i), currency, of.currency()));
            tied = plus(tied, converted(exposure.tied(account, i, lines(account, i)), currency, of.currency()));
            assertLegs(account, i);
        }
        assertClose(equity, of.equity(), "equity of " + account);
        assertClose(tied, of.tiedUp(), "tied up in " + account);
        final List<Part> parts = parts(account, ALL, ALL, of.currency());
        assertClose(gross(parts), of.grossExposure(), "gross of " + account);
        assertClose(net(parts), of.netExposure(), "net of " + account);
        for (int group = 0; group < 2; group++) {
            final List<Part> inGroup = parts(account, ALL, group, of.currency());
            assertClose(gross(inGroup), of.groupGrossExposure(group), "group gross");
            assertClose(net(inGroup), of.groupNetExposure(group), "group net");
        }
    }

    private List<Integer> lines(final int account, final int instrument) {
        final List<Integer> found = new ArrayList<>();
        final Holding holding = portfolio.report().holding(account, instrument);
        for (Line line = holding == null ? null : holding.firstLine(); line != null; line = line.next()) {
            found.add(line.strategy());
        }
        return found;
    }

    private void assertLegs(final int account, final int instrument) {
        for (final int strategy : lines(account, instrument)) {
            final Line line = portfolio.report().line(account, strategy, instrument);
            assertLeg(reference.leg(account, strategy, instrument, false), line.position());
            if (line.shortPosition() != null) {
                assertLeg(reference.leg(account, strategy, instrument, true), line.shortPosition());
            }
        }
    }

    private void assertLeg(final ReferencePortfolio.Leg expected, final Position position) {
        assertThat(BigDecimal.valueOf(position.quantity(), 8)).as(when).isEqualByComparingTo(expected.quantity);
        assertThat(BigDecimal.valueOf(position.cost(), 6)).as(when).isEqualByComparingTo(expected.cost);
        assertThat(BigDecimal.valueOf(position.realised(), 6)).as(when).isEqualByComparingTo(expected.realised);
        assertThat(BigDecimal.valueOf(position.fees(), 6)).as(when).isEqualByComparingTo(expected.fees);
    }

    /** Converted worst case of one instrument of one account, or of one strategy in it; null if it cannot be known. */
    private record Part(BigDecimal gross, BigDecimal netLong, BigDecimal netShort) {}

    private List<Part> parts(final int ofAccount, final int ofStrategy, final int ofGroup, final String to) {
        final List<Part> parts = new ArrayList<>();
        for (int account = 0; account < portfolio.accounts(); account++) {
            for (int i = 0; i < portfolio.instruments(); i++) {
                final boolean in = (ofAccount == ALL || ofAccount == account)
                        && (ofGroup == ALL
                                || ofGroup
                                        == reference.settings.group(
                                                reference.terms.get(i).symbol()));
                if (in) {
                    final BigDecimal[] worst = exposure.worst(account, ofStrategy, i);
                    final String from = reference.terms.get(i).settlementCurrency();
                    parts.add(new Part(
                            converted(worst == null ? null : worst[0], from, to),
                            converted(worst == null ? null : worst[1], from, to),
                            converted(worst == null ? null : worst[2], from, to)));
                }
            }
        }
        return parts;
    }

    private static BigDecimal gross(final List<Part> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final Part part : parts) {
            sum = plus(sum, part.gross);
        }
        return sum;
    }

    private static BigDecimal net(final List<Part> parts) {
        BigDecimal longs = BigDecimal.ZERO;
        BigDecimal shorts = BigDecimal.ZERO;
        for (final Part part : parts) {
            longs = plus(longs, part.netLong);
            shorts = plus(shorts, part.netShort);
        }
        return longs == null || shorts == null ? null : longs.max(shorts);
    }

    private BigDecimal converted(final BigDecimal money, final String from, final String to) {
        if (money == null || money.signum() == 0) {
            return money;
        }
        final BigDecimal rate = reference.prices.rate(from, to);
        return rate == null ? null : money.multiply(rate);
    }

    private static BigDecimal plus(final BigDecimal a, final BigDecimal b) {
        return a == null || b == null ? null : a.add(b);
    }

    private void assertClose(final BigDecimal expected, final Amount amount, final String what) {
        assertThat(amount.isKnown()).as("%s is known %s", what, when).isEqualTo(expected != null);
        if (expected != null) {
            final BigDecimal error = expected.subtract(BigDecimal.valueOf(amount.value(), 6));
            assertThat(error.abs()).as("error of %s %s", what, when).isLessThanOrEqualTo(TOLERANCE);
        }
    }
}
