package dev.lockstep.engine.risk;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.ring.RiskDecision;
import dev.lockstep.engine.sizing.SizingInputs;
import dev.lockstep.engine.sizing.SizingRow;
import dev.lockstep.engine.sizing.SizingTable;
import java.util.List;

/** The one authority that sizes orders whose strategies leave their size to central risk: by the policy of the most specific row, cut down to whole lots. */
final class OrderSizer {
    private final SizingTable table;
    private final List<AccountSettings> accounts;
    private final SizingInputs inputs = new SizingInputs();

    OrderSizer(final SizingTable table, final List<AccountSettings> accounts) {
        this.table = table;
        this.accounts = accounts;
    }

    /**
     * Sizes an order, or denies it: with the size and the least one if it is too small, with the code of what is missing and 0 otherwise.
     *
     * @param equity of the account, with its decimal places; or {@link SizingInputs#UNKNOWN}
     */
    void size(final RiskDecision order, final RiskContext context, final long equity) {
        final AccountSettings account = accounts.get(order.account);
        inputs.start(context.terms, order.spec.expectedReturn, order.spec.volatility)
                .price(price(order, context.instrument))
                .equity(equity, account.moneyScale());
        if (context.terms.settlementCurrency().equals(account.currency())) {
            inputs.conversion(FixedPoint.ONE);
        }
        final SizingRow row = table.resolve(order.account, order.strategy, order.instrument);
        final long quantity = row.model().quantity(inputs);
        if (quantity < 0) {
            order.deny(DenialCode.NOT_SIZED, quantity, 0, row.key().mask());
            return;
        }
        final long lot = context.terms.quantityIncrement();
        final long least = Math.max(lot, context.terms.minQuantity());
        order.quantity = FixedPoint.roundToIncrement(quantity, lot, Rounding.DOWN);
        if (order.quantity < least) {
            order.deny(DenialCode.NOT_SIZED, order.quantity, least, row.key().mask());
        }
    }

    /** What a unit is expected to cost: the limit, else the trigger, else what the market shows. */
    private static long price(final RiskDecision order, final InstrumentRisk instrument) {
        if (order.price > 0) {
            return order.price;
        }
        return order.spec.triggerPrice > 0 ? order.spec.triggerPrice : instrument.midPrice();
    }
}
