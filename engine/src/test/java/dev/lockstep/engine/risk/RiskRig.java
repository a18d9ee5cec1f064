package dev.lockstep.engine.risk;

import static dev.lockstep.engine.testkit.Units.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.limit.InstrumentGroup;
import dev.lockstep.engine.limit.LimitCache;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitRow;
import dev.lockstep.engine.limit.LimitScope;
import dev.lockstep.engine.limit.LimitTable;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.MoneyRounding;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.portfolio.PortfolioSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.portfolio.StartCash;
import dev.lockstep.engine.ring.MarketSection;
import dev.lockstep.engine.ring.OrderSpec;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.state.StateHash;
import dev.lockstep.engine.state.StateImage;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.RunMessages;
import dev.lockstep.engine.testkit.Units;
import java.util.List;
import java.util.Map;

/**
 * What a control of central risk sees, set up by hand: a margin account of 100,000 dollars, a cash account of 10,000 and a hedging one of 100,000; three strategies; A and B in dollars, of one group and quoted at 100 and 50, C in euros at 10,
 * whose pair is not quoted, and D like C, but of the group. The book of each is locked, so that positions are worth what they cost. Orders are of account 0 and strategy 0 unless said otherwise.
 */
final class RiskRig {
    static final int A = 0;
    static final int B = 1;
    static final int C = 2;
    static final int EURUSD = 3;
    static final int D = 4;
    static final int CASH = 1;
    static final int HEDGED = 2;

    private static final LimitScope SCOPE =
            new LimitScope(List.of(6, 6, 6), 3, 1, List.of(new InstrumentGroup("abd", List.of("A", "B", "D"))));
    private static final List<InstrumentTerms> TERMS =
            List.of(Units.terms("A"), Units.terms("B"), inEuro("C"), pair(), inEuro("D"));

    final RiskContext context = new RiskContext();
    Portfolio portfolio = portfolio();
    int account;
    int strategy;
    private final Slot slot = new Slot();
    private final LimitTable limits;
    private long lastId;
    private boolean reduceOnly;

    RiskRig(final LimitRow... rows) {
        limits = new LimitTable(List.of(rows), SCOPE);
        for (int i = 0; i < TERMS.size(); i++) {
            limits.define(i, TERMS.get(i));
        }
        quote(A, units(100));
        quote(B, units(50));
        quote(C, units(10));
        quote(D, units(10));
    }

    private static InstrumentTerms inEuro(final String symbol) {
        return InstrumentTerms.spot(
                symbol,
                "EUR",
                6,
                MarketView.QUOTES,
                MarketView.QUOTES,
                true,
                Units.TICK,
                Units.ONE,
                Units.ONE,
                Units.ONE);
    }

    private static InstrumentTerms pair() {
        final InstrumentTerms plain = Units.terms("EURUSD");
        return new InstrumentTerms(
                "EURUSD",
                plain.kind(),
                "USD",
                "EUR",
                "USD",
                6,
                0,
                MarketView.QUOTES,
                MarketView.QUOTES,
                true,
                1,
                Units.ONE,
                Units.ONE,
                Units.ONE);
    }

    private static Portfolio portfolio() {
        final Portfolio portfolio = new Portfolio(new PortfolioSettings(
                List.of(
                        account("MARGIN", AccountKind.MARGIN, PositionMode.NETTING, 100_000),
                        account("CASH", AccountKind.CASH, PositionMode.NETTING, 10_000),
                        account("HEDGED", AccountKind.MARGIN, PositionMode.HEDGING, 100_000)),
                MoneyRounding.NONE,
                Map.of(),
                Map.of("A", 0, "B", 0, "D", 0),
                1,
                3));
        final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
        for (int i = 0; i < TERMS.size(); i++) {
            definition.wrapAndApplyHeader(RunMessages.definition(i, TERMS.get(i)), 0, new MessageHeaderDecoder());
            assertThat(portfolio.define(definition)).isTrue();
        }
        return portfolio;
    }

    private static AccountSettings account(
            final String name, final AccountKind kind, final PositionMode mode, final long dollars) {
        return new AccountSettings(name, "USD", 6, kind, mode, List.of(new StartCash("USD", 6, dollars(dollars))));
    }

    /** Money with six decimal places. */
    static long dollars(final long whole) {
        return whole * 1_000_000;
    }

    /** A rig in which nothing has a price. */
    RiskRig unquoted() {
        portfolio = portfolio();
        return this;
    }

    /** A whole book, locked at a price. */
    RiskRig quote(final int instrument, final long price) {
        final MarketSection market = slot.market();
        market.clear();
        market.about(instrument);
        market.top(price, Units.ONE, price, Units.ONE);
        market.status(BookStatus.WHOLE, BookStatus.WHOLE);
        market.changed(MarketSection.TOP);
        portfolio.onMarket(market);
        return this;
    }

    /** Somebody holds whole units, bought or, below 0, sold at the price at which the instrument is first quoted. */
    RiskRig hold(final int ofAccount, final int ofStrategy, final int instrument, final long wholeUnits) {
        final long price = instrument == A ? units(100) : instrument == B ? units(50) : units(10);
        final Side side = wholeUnits > 0 ? Side.BUY : Side.SELL;
        assertThat(portfolio.onFill(
                        ofAccount, ofStrategy, instrument, side, price, units(Math.abs(wholeUnits)), 0, false))
                .isTrue();
        return this;
    }

    /** Somebody has an open order for whole units at a limit. */
    RiskRig open(
            final int ofAccount,
            final int ofStrategy,
            final int instrument,
            final Side side,
            final long price,
            final long wholeUnits) {
        portfolio.onOrderOpened(ofAccount, ofStrategy, instrument);
        portfolio.reserve(ofAccount, ofStrategy, instrument, side, false, 0, 0, price, units(wholeUnits));
        return this;
    }

    /** The next order may only reduce. */
    RiskRig reducing() {
        reduceOnly = true;
        return this;
    }

    RiskDecision buy(final RiskCheck check, final int instrument, final long price, final long wholeUnits) {
        return look(check, order(OrderAction.NEW, instrument, Side.BUY, price, wholeUnits), units(wholeUnits));
    }

    RiskDecision sell(final RiskCheck check, final int instrument, final long price, final long wholeUnits) {
        return look(check, order(OrderAction.NEW, instrument, Side.SELL, price, wholeUnits), units(wholeUnits));
    }

    /** A replace to a total of whole units that adds some to what is reserved. */
    RiskDecision replace(
            final RiskCheck check,
            final int instrument,
            final Side side,
            final long price,
            final long wholeUnits,
            final long added) {
        return look(check, order(OrderAction.REPLACE, instrument, side, price, wholeUnits), units(added));
    }

    /** An order of whole units at a limit, or at the market if the price is 0. */
    RiskDecision order(
            final OrderAction action, final int instrument, final Side side, final long price, final long wholeUnits) {
        slot.signals().clear();
        slot.risk().clear();
        final OrderSpec spec = slot.signals()
                .add(action, strategy, ++lastId)
                .start(instrument, side)
                .quantity(units(wholeUnits));
        if (price == 0) {
            spec.market();
        } else {
            spec.limit(price);
        }
        if (reduceOnly) {
            spec.reduceOnly();
        }
        return slot.risk().add(slot.signals().signal(0), account);
    }

    /** Lets a control look at an order as it stands. */
    RiskDecision look(final RiskCheck check, final RiskDecision order, final long added) {
        context.terms = TERMS.get(order.instrument);
        context.limits = new LimitCache(limits).of(account, strategy, order.instrument);
        context.isMarginAccount = portfolio.account(account).kind() == AccountKind.MARGIN;
        context.addedQuantity = added;
        context.reduceOnly = reduceOnly;
        context.nowNs = Units.START_NS;
        context.whatIf =
                portfolio.whatIf(account, strategy, order.instrument, order.side, added, order.price, reduceOnly);
        reduceOnly = false;
        check.check(order, context);
        return order;
    }

    /** An operator sets a value in the row of a key. */
    void change(final LimitKey key, final LimitKind kind, final long value) {
        final LimitChangeDecoder change = new LimitChangeDecoder();
        change.wrapAndApplyHeader(
                Commands.limitChange(1, key, kind, value, false, "ALICE"), 0, new MessageHeaderDecoder());
        assertThat(limits.change(change)).isTrue();
    }

    /** The same with a portfolio and tables that were read back from their states. */
    void restore() {
        final Portfolio restored = portfolio();
        StateImage.of(portfolio).restore(restored);
        assertThat(new StateHash().of(restored)).isEqualTo(new StateHash().of(portfolio));
        portfolio = restored;
    }

    static void assertPassed(final RiskDecision order, final long value, final long limit) {
        assertThat(order.denial).isEqualTo(DenialCode.NONE);
        assertThat(order.seenValue).as("value seen").isEqualTo(value);
        assertThat(order.seenLimit).as("limit seen").isEqualTo(limit);
    }

    /** Passed by a control that had nothing to look at. */
    static void assertNothingSeen(final RiskDecision order) {
        assertPassed(order, 0, 0);
    }

    static void assertDenied(
            final RiskDecision order, final DenialCode code, final long value, final long limit, final int key) {
        assertThat(order.denial).isEqualTo(code);
        assertThat(order.deniedValue).as("value").isEqualTo(value);
        assertThat(order.deniedLimit).as("limit").isEqualTo(limit);
        assertThat(order.deniedKey).as("key").isEqualTo(key);
    }
}
