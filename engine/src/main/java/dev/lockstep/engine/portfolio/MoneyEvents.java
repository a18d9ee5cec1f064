package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.CashMovementDecoder;
import dev.lockstep.codecs.sbe.DividendDecoder;
import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.engine.ring.Slot;

/** Reads the events that change money by themselves and books them: cash movements, corporate actions, and the start of a day. */
public final class MoneyEvents {
    private static final int EVERY_INSTRUMENT = -1;

    private final CashMovementDecoder cash = new CashMovementDecoder();
    private final SplitDecoder split = new SplitDecoder();
    private final DividendDecoder dividend = new DividendDecoder();
    private final SettlementDecoder settlement = new SettlementDecoder();
    private final RollDecoder roll = new RollDecoder();
    private final CalendarBoundaryDecoder boundary = new CalendarBoundaryDecoder();
    private final Portfolio portfolio;

    /** An adapter that books into a portfolio. */
    public MoneyEvents(final Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    /** Books the slot's event if it is of this kind; any other is left alone. */
    public void onEvent(final Slot slot) {
        switch (slot.templateId()) {
            case CashMovementDecoder.TEMPLATE_ID -> onCash(slot);
            case SplitDecoder.TEMPLATE_ID -> onSplit(slot);
            case DividendDecoder.TEMPLATE_ID -> onDividend(slot);
            case SettlementDecoder.TEMPLATE_ID -> onSettlement(slot);
            case RollDecoder.TEMPLATE_ID -> onRoll(slot);
            case CalendarBoundaryDecoder.TEMPLATE_ID -> onBoundary(slot);
            default -> {
                // Not about money.
            }
        }
    }

    private void onCash(final Slot slot) {
        slot.decode(cash);
        portfolio.onCash(cash.account(), cash.currency(), cash.moneyScale(), cash.kind(), cash.money());
    }

    private void onSplit(final Slot slot) {
        slot.decode(split);
        portfolio.onSplit(split.instrument(), split.numerator(), split.denominator(), split.cashPrice());
    }

    private void onDividend(final Slot slot) {
        slot.decode(dividend);
        portfolio.onDividend(dividend.instrument(), dividend.perUnit());
    }

    private void onSettlement(final Slot slot) {
        slot.decode(settlement);
        portfolio.onSettlement(settlement.instrument(), settlement.price());
    }

    private void onRoll(final Slot slot) {
        slot.decode(roll);
        portfolio.onRoll(roll.fromInstrument(), roll.toInstrument(), roll.fromPrice(), roll.toPrice());
    }

    /** Days are of the whole engine: a boundary of one instrument starts no day of an account. */
    private void onBoundary(final Slot slot) {
        slot.decode(boundary);
        if (boundary.kind() == BoundaryKind.DAY && boundary.instrument() == EVERY_INSTRUMENT) {
            portfolio.onDayBoundary();
        }
    }
}
