package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a portfolio must be, told in decimal numbers without bounds and reckoned from scratch at every question. It knows no totals, and its figures are null where
 * something is missing.
 */
final class ReferencePortfolio {
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    static final MathContext EXACT = new MathContext(60, RoundingMode.HALF_EVEN);

    /** A position at average cost. */
    static final class Leg {
        BigDecimal quantity = ZERO;
        BigDecimal cost = ZERO;
        BigDecimal realised = ZERO;
        BigDecimal fees = ZERO;
    }

    /** What an order reserves. */
    static final class Order {
        int account;
        int strategy;
        int instrument;
        Side side;
        boolean reduceOnly;
        long limit;
        long quantity;
    }

    record Key(int instrument, int account, int strategy, boolean shorts) implements Comparable<Key> {
        @Override
        public int compareTo(final Key o) {
            int order = Integer.compare(instrument, o.instrument);
            order = order != 0 ? order : Integer.compare(account, o.account);
            order = order != 0 ? order : Integer.compare(strategy, o.strategy);
            return order != 0 ? order : Boolean.compare(shorts, o.shorts);
        }
    }

    final PortfolioSettings settings;
    final List<InstrumentTerms> terms = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final ReferencePrices prices;
    private final Map<Key, Leg> legs = new TreeMap<>();
    private final Map<String, BigDecimal> cash = new TreeMap<>();
    private final Map<String, Integer> margins = new TreeMap<>();

    ReferencePortfolio(final PortfolioSettings settings, final int instruments) {
        this.settings = settings;
        prices = new ReferencePrices(terms, instruments);
        for (int i = 0; i < settings.accounts().size(); i++) {
            for (final StartCash start : settings.accounts().get(i).startCash()) {
                pay(i, start.currency(), BigDecimal.valueOf(start.money(), start.moneyScale()));
            }
        }
    }

    boolean isHedged(final int account) {
        return settings.accounts().get(account).mode() == PositionMode.HEDGING;
    }

    Leg leg(final int account, final int strategy, final int instrument, final boolean shorts) {
        return legs.computeIfAbsent(new Key(instrument, account, strategy, shorts), k -> new Leg());
    }

    void pay(final int account, final String currency, final BigDecimal money) {
        cash.merge(account + currency, money, BigDecimal::add);
    }

    BigDecimal cash(final int account, final String currency) {
        return cash.getOrDefault(account + currency, ZERO);
    }

    /** Money as it is booked. */
    BigDecimal booked(final InstrumentTerms of, final BigDecimal exact) {
        return booked(of.settlementCurrency(), of.moneyScale(), exact);
    }

    private BigDecimal booked(final String currency, final int scale, final BigDecimal exact) {
        final int precision = Math.min(scale, settings.precision(currency));
        return switch (settings.rounding()) {
            case NONE -> exact.setScale(scale, RoundingMode.HALF_EVEN);
            case HALF_UP -> exact.setScale(precision, RoundingMode.HALF_UP);
            case HALF_EVEN -> exact.setScale(precision, RoundingMode.HALF_EVEN);
        };
    }

    static BigDecimal value(final InstrumentTerms of, final BigDecimal price, final BigDecimal quantity) {
        final BigDecimal contracts = quantity.multiply(BigDecimal.valueOf(of.multiplier(), 8));
        return of.kind() == InstrumentKind.INVERSE
                ? contracts.divide(price, EXACT).negate()
                : contracts.multiply(price);
    }

    void cashMovement(final int account, final String currency, final BigDecimal money) {
        pay(account, currency, booked(currency, 6, money));
    }

    void fill(
            final int account,
            final int strategy,
            final int instrument,
            final boolean buy,
            final BigDecimal price,
            final BigDecimal quantity,
            final BigDecimal fee,
            final boolean reduceOnly) {
        final InstrumentTerms of = terms.get(instrument);
        final BigDecimal signed = buy ? quantity : quantity.negate();
        final BigDecimal paid = booked(of, value(of, price, signed));
        final BigDecimal bookedFee = booked(of, fee);
        if (!isHedged(account)) {
            trade(account, of, leg(account, strategy, instrument, false), signed, paid, bookedFee);
        } else if (!reduceOnly) {
            trade(account, of, leg(account, strategy, instrument, !buy), signed, paid, bookedFee);
        } else {
            final Leg opposite = leg(account, strategy, instrument, buy);
            final BigDecimal closed = quantity.min(opposite.quantity.abs());
            final BigDecimal signedClosed = buy ? closed : closed.negate();
            final BigDecimal paidClosing =
                    closed.compareTo(quantity) == 0 ? paid : booked(of, value(of, price, signedClosed));
            if (closed.signum() != 0) {
                trade(account, of, opposite, signedClosed, paidClosing, bookedFee);
            }
            if (closed.compareTo(quantity) != 0) {
                final Leg own = leg(account, strategy, instrument, !buy);
                final BigDecimal rest = signed.subtract(signedClosed);
                trade(account, of, own, rest, paid.subtract(paidClosing), closed.signum() == 0 ? bookedFee : ZERO);
            }
        }
    }

    void trade(
            final int account,
            final InstrumentTerms of,
            final Leg leg,
            final BigDecimal signed,
            final BigDecimal paid,
            final BigDecimal fee) {
        final BigDecimal held = leg.quantity.abs();
        final BigDecimal filled = signed.abs();
        BigDecimal gain = ZERO;
        if (leg.quantity.signum() * signed.signum() >= 0) {
            leg.cost = leg.cost.add(paid);
        } else {
            final BigDecimal closed = held.min(filled);
            final BigDecimal costClosed = share(of, leg.cost, closed, held);
            final BigDecimal paidOpening = share(of, paid, filled.subtract(closed), filled);
            gain = paidOpening.subtract(paid).subtract(costClosed);
            leg.cost = leg.cost.subtract(costClosed).add(paidOpening);
        }
        leg.quantity = leg.quantity.add(signed);
        leg.realised = leg.realised.add(gain);
        leg.fees = leg.fees.add(fee);
        final BigDecimal received = of.kind() == InstrumentKind.SPOT ? paid.negate() : gain;
        pay(account, of.settlementCurrency(), received.subtract(fee));
    }

    BigDecimal share(final InstrumentTerms of, final BigDecimal money, final BigDecimal part, final BigDecimal whole) {
        return booked(of, money.multiply(part).divide(whole, 40, RoundingMode.HALF_EVEN));
    }

    List<Map.Entry<Key, Leg>> legsOf(final int instrument) {
        return legs.entrySet().stream()
                .filter(e -> e.getKey().instrument == instrument)
                .toList();
    }

    void margin(final int account, final int strategy, final int instrument, final int bps) {
        margins.put(account + ":" + strategy + ":" + instrument, bps);
    }

    int margin(final int account, final int strategy, final int instrument) {
        return margins.getOrDefault(account + ":" + strategy + ":" + instrument, 10_000);
    }
}
