package dev.lockstep.engine.risk;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.portfolio.Account;
import dev.lockstep.engine.portfolio.Amount;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.sizing.SizingInputs;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.engine.sizing.SizingTable;
import java.util.List;

/** The one authority that sizes orders whose strategies leave their size to central risk: by the policy of the most specific row, cut down to whole lots. */
final class OrderSizer {
    private static final ControlInfo INFO = new ControlInfo(
            OrderSizer.class,
            "Sizing",
            "Sizes an order whose strategy leaves that to central risk, and denies it if something that the size depends on is not known, or if it would be too small.",
            List.of("RTS 6 Art 15(1)(c)", "SEC 15c3-5(c)(1)(ii)"),
            List.of("risk.sizing"),
            List.of(DenialCode.NOT_SIZED));

    private final SizingTable table;
    private final Portfolio portfolio;
    private final SizingInputs inputs = new SizingInputs();

    OrderSizer(final SizingTable table, final Portfolio portfolio) {
        this.table = table;
        this.portfolio = portfolio;
    }

    /** Sizes an order, or denies it: with the size and the least one if it is too small, with the code of what is missing and 0 otherwise. */
    void size(final RiskDecision order, final RiskContext context) {
        final Account account = portfolio.account(order.account);
        final Amount equity = account.equity();
        inputs.start(context.terms, order.spec.expectedReturn, order.spec.volatility)
                .price(price(order))
                .equity(equity.isKnown() ? equity.value() : SizingInputs.UNKNOWN, account.moneyScale());
        inputs.conversion(portfolio.report().conversion(order.account, order.instrument));
        final SizingRow row = table.resolve(order.account, order.strategy, order.instrument);
        final long quantity = row.model().quantity(inputs);
        if (quantity < 0) {
            order.deny(DenialCode.NOT_SIZED, quantity, 0, row.key().mask());
            return;
        }
        final long lot = context.terms.quantityIncrement();
        final long least = Math.max(lot, context.terms.minQuantity());
        order.quantity = FixedPoint.roundToIncrement(quantity, lot, Rounding.DOWN);
        order.saw(order.quantity, least, row.key().mask());
        if (order.quantity < least) {
            order.deny(DenialCode.NOT_SIZED, order.quantity, least, row.key().mask());
        }
    }

    /** What it is, for people. */
    ControlInfo info() {
        return INFO;
    }

    /** What a unit is expected to cost: the limit, else the trigger, else what the market shows. */
    private long price(final RiskDecision order) {
        if (order.price > 0) {
            return order.price;
        }
        return order.spec.triggerPrice > 0
                ? order.spec.triggerPrice
                : portfolio.report().markPrice(order.instrument);
    }
}
