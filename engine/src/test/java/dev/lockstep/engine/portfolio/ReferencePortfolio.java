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
    static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final MathContext EXACT = new MathContext(60, RoundingMode.HALF_EVEN);

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

    private record Key(int instrument, int account, int strategy, boolean shorts) implements Comparable<Key> {
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
    final BigDecimal[] bid;
    final BigDecimal[] ask;
    final BigDecimal[] mark;
    private final Map<Key, Leg> legs = new TreeMap<>();
    private final Map<String, BigDecimal> cash = new TreeMap<>();
    private final Map<String, Integer> margins = new TreeMap<>();

    ReferencePortfolio(final PortfolioSettings settings, final int instruments) {
        this.settings = settings;
        bid = new BigDecimal[instruments];
        ask = new BigDecimal[instruments];
        mark = new BigDecimal[instruments];
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

    private void pay(final int account, final String currency, final BigDecimal money) {
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

    private static BigDecimal value(final InstrumentTerms of, final BigDecimal price, final BigDecimal quantity) {
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

    private void trade(
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

    private BigDecimal share(
            final InstrumentTerms of, final BigDecimal money, final BigDecimal part, final BigDecimal whole) {
        return booked(of, money.multiply(part).divide(whole, 40, RoundingMode.HALF_EVEN));
    }

    private List<Map.Entry<Key, Leg>> legsOf(final int instrument) {
        return legs.entrySet().stream()
                .filter(e -> e.getKey().instrument == instrument)
                .toList();
    }

    void split(final int instrument, final int numerator, final int denominator, final BigDecimal cashPrice) {
        final InstrumentTerms of = terms.get(instrument);
        for (final Map.Entry<Key, Leg> entry : legsOf(instrument)) {
            final Leg leg = entry.getValue();
            final BigDecimal whole = leg.quantity
                    .multiply(BigDecimal.valueOf(numerator))
                    .divide(BigDecimal.valueOf(denominator), 8, RoundingMode.DOWN);
            final BigDecimal lot = BigDecimal.valueOf(of.quantityIncrement(), 8);
            final BigDecimal kept = whole.divide(lot, 0, RoundingMode.DOWN).multiply(lot);
            final BigDecimal rest = whole.subtract(kept);
            final BigDecimal received = rest.signum() == 0 ? ZERO : booked(of, value(of, cashPrice, rest));
            final BigDecimal costOfRest = kept.signum() == 0 ? leg.cost : share(of, leg.cost, rest, whole);
            final BigDecimal gain = received.subtract(costOfRest);
            leg.quantity = kept;
            leg.cost = leg.cost.subtract(costOfRest);
            leg.realised = leg.realised.add(gain);
            pay(entry.getKey().account, of.settlementCurrency(), of.kind() == InstrumentKind.SPOT ? received : gain);
        }
        bid[instrument] = splitPrice(bid[instrument], numerator, denominator);
        ask[instrument] = splitPrice(ask[instrument], numerator, denominator);
        mark[instrument] = splitPrice(mark[instrument], numerator, denominator);
    }

    private static BigDecimal splitPrice(final BigDecimal price, final int numerator, final int denominator) {
        return price == null
                ? null
                : price.multiply(BigDecimal.valueOf(denominator))
                        .divide(BigDecimal.valueOf(numerator), 8, RoundingMode.HALF_EVEN);
    }

    void dividend(final int instrument, final BigDecimal perUnit) {
        final InstrumentTerms of = terms.get(instrument);
        final Map<String, BigDecimal> byLine = new TreeMap<>();
        final Map<String, Integer> accounts = new TreeMap<>();
        for (final Map.Entry<Key, Leg> entry : legsOf(instrument)) {
            final String line = entry.getKey().account + ":" + entry.getKey().strategy;
            byLine.merge(line, entry.getValue().quantity, BigDecimal::add);
            accounts.put(line, entry.getKey().account);
        }
        byLine.forEach((line, quantity) ->
                pay(accounts.get(line), of.settlementCurrency(), booked(of, perUnit.multiply(quantity))));
    }

    void settle(final int instrument, final BigDecimal price) {
        for (final Map.Entry<Key, Leg> entry : legsOf(instrument)) {
            close(instrument, entry, price);
        }
    }

    private void close(final int instrument, final Map.Entry<Key, Leg> entry, final BigDecimal price) {
        final InstrumentTerms of = terms.get(instrument);
        final BigDecimal signed = entry.getValue().quantity.negate();
        if (signed.signum() != 0) {
            trade(entry.getKey().account, of, entry.getValue(), signed, booked(of, value(of, price, signed)), ZERO);
        }
    }

    void roll(final int from, final int to, final BigDecimal fromPrice, final BigDecimal toPrice) {
        final InstrumentTerms of = terms.get(to);
        for (final Map.Entry<Key, Leg> entry : legsOf(from)) {
            final BigDecimal quantity = entry.getValue().quantity;
            if (quantity.signum() != 0) {
                close(from, entry, fromPrice);
                final Key key = entry.getKey();
                final Leg opened = leg(key.account, key.strategy, to, key.shorts);
                trade(key.account, of, opened, quantity, booked(of, value(of, toPrice, quantity)), ZERO);
            }
        }
    }

    void margin(final int account, final int strategy, final int instrument, final int bps) {
        margins.put(account + ":" + strategy + ":" + instrument, bps);
    }

    int margin(final int account, final int strategy, final int instrument) {
        return margins.getOrDefault(account + ":" + strategy + ":" + instrument, 10_000);
    }

    /** The rate between two currencies, exact to 60 digits, along the shortest path of pairs; null if a pair has no price. */
    BigDecimal rate(final String from, final String to) {
        if (from.equals(to)) {
            return BigDecimal.ONE;
        }
        for (int i = 0; i < terms.size(); i++) {
            if (leads(i, from, to)) {
                return step(i, from);
            }
        }
        for (int i = 0; i < terms.size(); i++) {
            for (int j = 0; j < terms.size(); j++) {
                for (final String between : List.of("USD", "EUR", "JPY", "BTC")) {
                    if (leads(i, from, between) && leads(j, between, to)) {
                        final BigDecimal one = step(i, from);
                        final BigDecimal two = step(j, between);
                        return one == null || two == null ? null : one.multiply(two);
                    }
                }
            }
        }
        return null;
    }

    private boolean leads(final int instrument, final String from, final String to) {
        final InstrumentTerms of = terms.get(instrument);
        return of.baseCurrency().equals(from) && of.currency().equals(to)
                || of.baseCurrency().equals(to) && of.currency().equals(from);
    }

    private BigDecimal step(final int instrument, final String from) {
        final BigDecimal price = mark[instrument];
        if (price == null) {
            return null;
        }
        return terms.get(instrument).baseCurrency().equals(from) ? price : BigDecimal.ONE.divide(price, EXACT);
    }

    /** Worth of what an account has of an instrument; null if it cannot be known. */
    BigDecimal worth(final int account, final int instrument) {
        final InstrumentTerms of = terms.get(instrument);
        final BigDecimal[] held = held(account, -2, instrument);
        BigDecimal worth = ZERO;
        for (final BigDecimal quantity : isHedged(account) ? held : new BigDecimal[] {held[0].add(held[1])}) {
            final BigDecimal side = quantity.signum() >= 0 ? bid[instrument] : ask[instrument];
            final BigDecimal price = side != null ? side : mark[instrument];
            if (quantity.signum() != 0 && price == null) {
                return null;
            }
            worth = quantity.signum() == 0
                    ? worth
                    : worth.add(value(of, price, quantity).setScale(of.moneyScale(), RoundingMode.HALF_EVEN));
        }
        return of.kind() == InstrumentKind.SPOT ? worth : worth.subtract(cost(account, instrument));
    }

    private BigDecimal cost(final int account, final int instrument) {
        return legsOf(instrument).stream()
                .filter(e -> e.getKey().account == account)
                .map(e -> e.getValue().cost)
                .reduce(ZERO, BigDecimal::add);
    }

    /** Long (or netted) and short quantity, signed, of one strategy, or of all for -2. */
    private BigDecimal[] held(final int account, final int strategy, final int instrument) {
        final BigDecimal[] held = {ZERO, ZERO};
        for (final Map.Entry<Key, Leg> entry : legsOf(instrument)) {
            final Key key = entry.getKey();
            if (key.account == account && (strategy == -2 || key.strategy == strategy)) {
                final int at = key.shorts ? 1 : 0;
                held[at] = held[at].add(entry.getValue().quantity);
            }
        }
        return held;
    }

    /** Gross, net long and net short notional of the worst case of a strategy (-2: all) of an account; null if it cannot be known. */
    BigDecimal[] worst(final int account, final int strategy, final int instrument) {
        final BigDecimal[] held = held(account, strategy, instrument);
        BigDecimal buys = ZERO;
        BigDecimal sells = ZERO;
        BigDecimal closingBuys = ZERO;
        BigDecimal closingSells = ZERO;
        for (final Order order : orders) {
            if (order.instrument == instrument
                    && order.account == account
                    && (strategy == -2 || order.strategy == strategy)) {
                final BigDecimal quantity = BigDecimal.valueOf(order.quantity, 8);
                final boolean closing = isHedged(account) && order.reduceOnly;
                if (order.side == Side.BUY) {
                    buys = closing ? buys : buys.add(quantity);
                    closingBuys = closing ? closingBuys.add(quantity) : closingBuys;
                } else {
                    sells = closing ? sells : sells.add(quantity);
                    closingSells = closing ? closingSells.add(quantity) : closingSells;
                }
            }
        }
        final BigDecimal net = held[0].add(held[1]);
        final BigDecimal longs = held[0].add(buys);
        final BigDecimal shorts = isHedged(account) ? sells.subtract(held[1]) : sells.subtract(net);
        final BigDecimal netLong = net.add(buys).add(closingBuys);
        final BigDecimal netShort = sells.add(closingSells).subtract(net);
        if (longs.signum() == 0 && shorts.signum() == 0 && netLong.signum() == 0 && netShort.signum() == 0) {
            return new BigDecimal[] {ZERO, ZERO, ZERO};
        }
        if (mark[instrument] == null) {
            return null;
        }
        return new BigDecimal[] {
            notional(instrument, longs).abs().max(notional(instrument, shorts).abs()),
            notional(instrument, netLong),
            notional(instrument, netShort)
        };
    }

    BigDecimal notional(final int instrument, final BigDecimal quantity) {
        final InstrumentTerms of = terms.get(instrument);
        final BigDecimal value = value(of, mark[instrument], quantity);
        return (of.kind() == InstrumentKind.INVERSE ? value.negate() : value)
                .setScale(of.moneyScale(), RoundingMode.UP);
    }

    /** What an account's holding ties up of its buying power; null if it cannot be known. */
    BigDecimal tied(final int account, final int instrument, final List<Integer> strategies) {
        final InstrumentTerms of = terms.get(instrument);
        final BigDecimal[] worst = worst(account, -2, instrument);
        if (settings.accounts().get(account).kind() == AccountKind.MARGIN) {
            int bps = 0;
            for (final int strategy : strategies) {
                bps = Math.max(bps, margin(account, strategy, instrument));
            }
            return worst == null
                    ? null
                    : worst[0].multiply(BigDecimal.valueOf(bps, 4)).setScale(of.moneyScale(), RoundingMode.UP);
        }
        if (of.kind() != InstrumentKind.SPOT) {
            return worst == null ? null : worst[0];
        }
        return buyCost(account, instrument, of);
    }

    private BigDecimal buyCost(final int account, final int instrument, final InstrumentTerms of) {
        BigDecimal limited = ZERO;
        BigDecimal unlimited = ZERO;
        for (final Order order : orders) {
            if (order.instrument == instrument && order.account == account && order.side == Side.BUY) {
                final BigDecimal quantity = BigDecimal.valueOf(order.quantity, 8);
                unlimited = order.limit == 0 ? unlimited.add(quantity) : unlimited;
                limited = limited.add(value(of, BigDecimal.valueOf(order.limit, 8), quantity)
                        .setScale(of.moneyScale(), RoundingMode.UP));
            }
        }
        if (unlimited.signum() == 0) {
            return limited;
        }
        return mark[instrument] == null ? null : limited.add(notional(instrument, unlimited));
    }
}
