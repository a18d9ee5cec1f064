package dev.lockstep.engine.risk;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.engine.portfolio.Amount;
import dev.lockstep.engine.portfolio.Knowledge;
import dev.lockstep.engine.ring.RiskDecision;

/** What controls do with an answer of the portfolio: what is not known is never taken for a number, so an order that can't be judged does not go out. */
final class Amounts {
    private Amounts() {}

    /** Denies an order with which an amount would be above its limit, or can't be known. */
    static void require(
            final RiskDecision order,
            final DenialCode code,
            final Amount amount,
            final LimitKind kind,
            final RiskContext context) {
        final long limit = context.limits.value(kind);
        final int key = context.limits.key(kind);
        final long value = amount.value();
        final DenialCode reason = amount.isKnown() ? code : code(amount.knowledge());
        order.saw(value, limit, key);
        if ((value > limit || reason != code) && grows(amount, kind, context)) {
            order.deny(reason, value, limit, key);
        }
    }

    /** What makes nothing larger passes even beyond a limit, or if nobody can tell where it stands, so that a way back is open. */
    private static boolean grows(final Amount amount, final LimitKind kind, final RiskContext context) {
        return switch (kind) {
            case MAX_ORDER_NOTIONAL -> true;
            case MAX_STRATEGY_NOTIONAL -> context.whatIf.growsInStrategy();
            case MAX_NET_EXPOSURE -> amount.isKnown() ? context.whatIf.growsInNet() : context.whatIf.grows();
            default -> context.whatIf.grows();
        };
    }

    /** The code of a denial for want of knowledge. */
    static DenialCode code(final Knowledge knowledge) {
        return switch (knowledge) {
            case NO_MARK_PRICE -> DenialCode.NO_MARK_PRICE;
            case NO_CONVERSION -> DenialCode.NO_CONVERSION;
            case OVERFLOW -> DenialCode.MONEY_OVERFLOW;
            default -> DenialCode.NONE;
        };
    }
}
