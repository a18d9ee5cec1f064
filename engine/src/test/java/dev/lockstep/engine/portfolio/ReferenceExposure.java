package dev.lockstep.engine.portfolio;

import static java.math.BigDecimal.ZERO;

import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** What the positions and orders of a {@link ReferencePortfolio} are worth, may come to, and tie up. */
final class ReferenceExposure {
    /** Stands for every strategy. */
    static final int ALL = -2;

    private final ReferencePortfolio reference;

    ReferenceExposure(final ReferencePortfolio reference) {
        this.reference = reference;
    }

    /** Worth of what an account has of an instrument; null if it cannot be known. */
    BigDecimal worth(final int account, final int instrument) {
        final InstrumentTerms of = reference.terms.get(instrument);
        final BigDecimal[] held = held(account, ALL, instrument);
        BigDecimal worth = ZERO;
        for (final BigDecimal quantity : reference.isHedged(account) ? held : new BigDecimal[] {held[0].add(held[1])}) {
            final BigDecimal side =
                    quantity.signum() >= 0 ? reference.prices.bid[instrument] : reference.prices.ask[instrument];
            final BigDecimal price = side != null ? side : reference.prices.mark[instrument];
            if (quantity.signum() != 0 && price == null) {
                return null;
            }
            worth = quantity.signum() == 0
                    ? worth
                    : worth.add(ReferencePortfolio.value(of, price, quantity)
                            .setScale(of.moneyScale(), RoundingMode.HALF_EVEN));
        }
        return of.kind() == InstrumentKind.SPOT ? worth : worth.subtract(cost(account, instrument));
    }

    private BigDecimal cost(final int account, final int instrument) {
        return reference.legsOf(instrument).stream()
                .filter(e -> e.getKey().account() == account)
                .map(e -> e.getValue().cost)
                .reduce(ZERO, BigDecimal::add);
    }

    /** Long (or netted) and short quantity, signed, of one strategy, or of all for {@link #ALL}. */
    private BigDecimal[] held(final int account, final int strategy, final int instrument) {
        final BigDecimal[] held = {ZERO, ZERO};
        for (final Map.Entry<ReferencePortfolio.Key, ReferencePortfolio.Leg> entry : reference.legsOf(instrument)) {
            final ReferencePortfolio.Key key = entry.getKey();
            if (key.account() == account && (strategy == ALL || key.strategy() == strategy)) {
                final int at = key.shorts() ? 1 : 0;
                held[at] = held[at].add(entry.getValue().quantity);
            }
        }
        return held;
    }

    /** Gross, net long and net short notional of the worst case of a strategy (or {@link #ALL}) of an account; null if it cannot be known. */
    BigDecimal[] worst(final int account, final int strategy, final int instrument) {
        final BigDecimal[] held = held(account, strategy, instrument);
        BigDecimal buys = ZERO;
        BigDecimal sells = ZERO;
        BigDecimal closingBuys = ZERO;
        BigDecimal closingSells = ZERO;
        for (final ReferencePortfolio.Order order : reference.orders) {
            if (order.instrument == instrument
                    && order.account == account
                    && (strategy == ALL || order.strategy == strategy)) {
                final BigDecimal quantity = BigDecimal.valueOf(order.quantity, 8);
                final boolean closing = reference.isHedged(account) && order.reduceOnly;
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
        final BigDecimal shorts = reference.isHedged(account) ? sells.subtract(held[1]) : sells.subtract(net);
        final BigDecimal netLong = net.add(buys).add(closingBuys);
        final BigDecimal netShort = sells.add(closingSells).subtract(net);
        if (longs.signum() == 0 && shorts.signum() == 0 && netLong.signum() == 0 && netShort.signum() == 0) {
            return new BigDecimal[] {ZERO, ZERO, ZERO};
        }
        if (reference.prices.mark[instrument] == null) {
            return null;
        }
        return new BigDecimal[] {
            notional(instrument, longs).abs().max(notional(instrument, shorts).abs()),
            notional(instrument, netLong),
            notional(instrument, netShort)
        };
    }

    BigDecimal notional(final int instrument, final BigDecimal quantity) {
        final InstrumentTerms of = reference.terms.get(instrument);
        final BigDecimal value = ReferencePortfolio.value(of, reference.prices.mark[instrument], quantity);
        return (of.kind() == InstrumentKind.INVERSE ? value.negate() : value)
                .setScale(of.moneyScale(), RoundingMode.UP);
    }

    /** What an account's holding ties up of its buying power; null if it cannot be known. */
    BigDecimal tied(final int account, final int instrument, final List<Integer> strategies) {
        final InstrumentTerms of = reference.terms.get(instrument);
        final BigDecimal[] worst = worst(account, ALL, instrument);
        if (reference.settings.accounts().get(account).kind() == AccountKind.MARGIN) {
            int bps = 0;
            for (final int strategy : strategies) {
                bps = Math.max(bps, reference.margin(account, strategy, instrument));
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
        for (final ReferencePortfolio.Order order : reference.orders) {
            if (order.instrument == instrument && order.account == account && order.side == Side.BUY) {
                final BigDecimal quantity = BigDecimal.valueOf(order.quantity, 8);
                unlimited = order.limit == 0 ? unlimited.add(quantity) : unlimited;
                limited = limited.add(ReferencePortfolio.value(of, BigDecimal.valueOf(order.limit, 8), quantity)
                        .setScale(of.moneyScale(), RoundingMode.UP));
            }
        }
        if (unlimited.signum() == 0) {
            return limited;
        }
        return reference.prices.mark[instrument] == null ? null : limited.add(notional(instrument, unlimited));
    }
}
