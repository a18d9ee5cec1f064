package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.engine.instrument.InstrumentTable;

/**
 * Figures of the portfolio for reports and controls: of instruments, lines, strategies and the whole engine; an {@link Account} tells its own. Instruments, accounts and strategies
 * that are asked about exist. An {@link Amount} is valid until the next question.
 */
public final class PortfolioReport {
    private final InstrumentTable<InstrumentHoldings> instruments;
    private final Scopes scopes;
    private final Amount answer = new Amount();

    PortfolioReport(final InstrumentTable<InstrumentHoldings> instruments, final Scopes scopes) {
        this.instruments = instruments;
        this.scopes = scopes;
    }

    /** Mark price of an instrument: what exposure is reckoned at; 0 before there is one. */
    public long markPrice(final int instrument) {
        return instruments.get(instrument).prices().mark();
    }

    /** Units of an account's currency for one of an instrument's settlement currency, scaled by 10^8, rounded up; 0 while it is not known or does not fit. */
    public long conversion(final int account, final int instrument) {
        final RateTable rates = scopes.account(account).rates();
        final Currency from = instruments.get(instrument).settlement();
        final Currency to = rates.target();
        if (from.code().equals(to.code())) {
            return FixedPoint.ONE;
        }
        rates.of(from.index()).addTo(answer.clear(), FixedPoint.ONE * powerOfTen(from.moneyScale()));
        return answer.isKnown() ? -Math.floorDiv(-answer.value(), powerOfTen(to.moneyScale())) : 0;
    }

    private static long powerOfTen(final int scale) {
        return scale == FixedPoint.MIN_MONEY_SCALE ? FixedPoint.ONE / 100 : FixedPoint.ONE;
    }

    /** What the first account that has something of an instrument has; the others follow by {@link Holding#next}. Null if nobody has. */
    public Holding firstHolding(final int instrument) {
        return instruments.get(instrument).first();
    }

    /** What an account has of an instrument, or null. */
    public Holding holding(final int account, final int instrument) {
        return instruments.get(instrument).find(account);
    }

    /** What a strategy has of an instrument in an account, or null. */
    public Line line(final int account, final int strategy, final int instrument) {
        final Holding holding = holding(account, instrument);
        return holding == null ? null : holding.find(strategy);
    }

    /** Orders of a strategy that may still be filled. */
    public int openOrders(final int strategy) {
        return scopes.strategy(strategy).openOrders;
    }

    /** Instruments that a strategy has a position or an open order in. */
    public int activeInstruments(final int strategy) {
        return scopes.strategy(strategy).activeLines;
    }

    /** Sum of a strategy's worst cases, in the currency of an account. */
    public Amount strategyGrossExposure(final int strategy, final int account) {
        return scopes.strategy(strategy)
                .exposures
                .gross(answer, scopes.account(account).rates());
    }

    /** Net worst case of a strategy, long or short, in the currency of an account. */
    public Amount strategyNetExposure(final int strategy, final int account) {
        return scopes.strategy(strategy)
                .exposures
                .net(answer, scopes.account(account).rates());
    }

    /** Sum of the worst cases of all accounts, in the currency of the first. */
    public Amount grossExposure() {
        return scopes.engine.gross(answer, scopes.reporting());
    }

    /** Net worst case of all accounts, long or short, in the currency of the first. */
    public Amount netExposure() {
        return scopes.engine.net(answer, scopes.reporting());
    }
}
