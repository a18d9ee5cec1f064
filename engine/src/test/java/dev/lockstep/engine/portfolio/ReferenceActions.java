package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Splits, dividends, settlements and rolls of a {@link ReferencePortfolio}. */
final class ReferenceActions {
    private final ReferencePortfolio reference;

    ReferenceActions(final ReferencePortfolio reference) {
        this.reference = reference;
    }

    void split(final int instrument, final int numerator, final int denominator, final BigDecimal cashPrice) {
        final InstrumentTerms of = reference.terms.get(instrument);
        for (final Map.Entry<ReferencePortfolio.Key, ReferencePortfolio.Leg> entry : reference.legsOf(instrument)) {
            final ReferencePortfolio.Leg leg = entry.getValue();
            final BigDecimal whole = leg.quantity
                    .multiply(BigDecimal.valueOf(numerator))
                    .divide(BigDecimal.valueOf(denominator), 8, RoundingMode.DOWN);
            final BigDecimal lot = BigDecimal.valueOf(of.quantityIncrement(), 8);
            final BigDecimal kept = whole.divide(lot, 0, RoundingMode.DOWN).multiply(lot);
            final BigDecimal rest = whole.subtract(kept);
            final BigDecimal received = rest.signum() == 0
                    ? BigDecimal.ZERO
                    : reference.booked(of, ReferencePortfolio.value(of, cashPrice, rest));
            final BigDecimal costOfRest = kept.signum() == 0 ? leg.cost : reference.share(of, leg.cost, rest, whole);
            final BigDecimal gain = received.subtract(costOfRest);
            leg.quantity = kept;
            leg.cost = leg.cost.subtract(costOfRest);
            leg.realised = leg.realised.add(gain);
            reference.pay(
                    entry.getKey().account(),
                    of.settlementCurrency(),
                    of.kind() == InstrumentKind.SPOT ? received : gain);
        }
        reference.prices.split(instrument, numerator, denominator);
    }

    void dividend(final int instrument, final BigDecimal perUnit) {
        final InstrumentTerms of = reference.terms.get(instrument);
        final Map<String, BigDecimal> byLine = new TreeMap<>();
        final Map<String, Integer> accounts = new TreeMap<>();
        for (final Map.Entry<ReferencePortfolio.Key, ReferencePortfolio.Leg> entry : reference.legsOf(instrument)) {
            final String line = entry.getKey().account() + ":" + entry.getKey().strategy();
            byLine.merge(line, entry.getValue().quantity, BigDecimal::add);
            accounts.put(line, entry.getKey().account());
        }
        byLine.forEach((line, quantity) -> reference.pay(
                accounts.get(line), of.settlementCurrency(), reference.booked(of, perUnit.multiply(quantity))));
    }

    void settle(final int instrument, final BigDecimal price) {
        for (final Map.Entry<ReferencePortfolio.Key, ReferencePortfolio.Leg> entry : reference.legsOf(instrument)) {
            close(instrument, entry, price);
        }
    }

    private void close(
            final int instrument,
            final Map.Entry<ReferencePortfolio.Key, ReferencePortfolio.Leg> entry,
            final BigDecimal price) {
        final InstrumentTerms of = reference.terms.get(instrument);
        final BigDecimal signed = entry.getValue().quantity.negate();
        if (signed.signum() != 0) {
            reference.trade(
                    entry.getKey().account(),
                    of,
                    entry.getValue(),
                    signed,
                    reference.booked(of, ReferencePortfolio.value(of, price, signed)),
                    BigDecimal.ZERO);
        }
    }

    void roll(final int from, final int to, final BigDecimal fromPrice, final BigDecimal toPrice) {
        final InstrumentTerms of = reference.terms.get(to);
        for (final Map.Entry<ReferencePortfolio.Key, ReferencePortfolio.Leg> entry : reference.legsOf(from)) {
            final BigDecimal quantity = entry.getValue().quantity;
            if (quantity.signum() != 0) {
                close(from, entry, fromPrice);
                final ReferencePortfolio.Key key = entry.getKey();
                final ReferencePortfolio.Leg opened = reference.leg(key.account(), key.strategy(), to, key.shorts());
                reference.trade(
                        key.account(),
                        of,
                        opened,
                        quantity,
                        reference.booked(of, ReferencePortfolio.value(of, toPrice, quantity)),
                        BigDecimal.ZERO);
            }
        }
    }
}
