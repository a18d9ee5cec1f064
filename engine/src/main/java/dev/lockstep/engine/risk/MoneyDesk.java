package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.CashMovementDecoder;
import dev.lockstep.codecs.sbe.DividendDecoder;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.engine.portfolio.Portfolio;
import dev.lockstep.engine.ring.Slot;

/** Books into the portfolio what order updates and money events say. */
final class MoneyDesk {
    private final CashMovementDecoder cash = new CashMovementDecoder();
    private final SplitDecoder split = new SplitDecoder();
    private final DividendDecoder dividend = new DividendDecoder();
    private final SettlementDecoder settlement = new SettlementDecoder();
    private final RollDecoder roll = new RollDecoder();
    private final Portfolio portfolio;

    MoneyDesk(final Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    void onFill(final OrderUpdateDecoder update) {
        portfolio.onFill(
                update.account(),
                update.strategy(),
                update.instrument(),
                update.side(),
                update.lastPrice(),
                update.lastQuantity(),
                update.fee(),
                update.reduceOnly() != 0);
    }

    void onBust(final OrderUpdateDecoder update) {
        portfolio.onBust(
                update.account(),
                update.strategy(),
                update.instrument(),
                update.side(),
                update.lastPrice(),
                update.lastQuantity(),
                update.fee(),
                update.reduceOnly() != 0);
    }

    /** Takes an event if it is about money. */
    void onEvent(final Slot slot) {
        switch (slot.templateId()) {
            case CashMovementDecoder.TEMPLATE_ID -> {
                slot.decode(cash);
                portfolio.onCash(cash.account(), cash.currency(), cash.moneyScale(), cash.kind(), cash.money());
            }
            case SplitDecoder.TEMPLATE_ID -> {
                slot.decode(split);
                portfolio.onSplit(split.instrument(), split.numerator(), split.denominator(), split.cashPrice());
            }
            case DividendDecoder.TEMPLATE_ID -> {
                slot.decode(dividend);
                portfolio.onDividend(dividend.instrument(), dividend.perUnit());
            }
            case SettlementDecoder.TEMPLATE_ID -> {
                slot.decode(settlement);
                portfolio.onSettlement(settlement.instrument(), settlement.price());
            }
            case RollDecoder.TEMPLATE_ID -> {
                slot.decode(roll);
                portfolio.onRoll(roll.fromInstrument(), roll.toInstrument(), roll.fromPrice(), roll.toPrice());
            }
            default -> {
                // About something else.
            }
        }
    }
}
