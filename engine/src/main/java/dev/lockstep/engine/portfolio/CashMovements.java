package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.engine.ring.Bounds;

/** Books money that comes in or goes out other than by trading. */
final class CashMovements {
    private final Scopes scopes;

    CashMovements(final Scopes scopes) {
        this.scopes = scopes;
    }

    /** Books one and says whether it could be: the account exists, and the money is of a currency and a scale, and not more than can be added up. */
    boolean book(
            final int account, final String currency, final int moneyScale, final CashKind kind, final long money) {
        if (!scopes.hasAccount(account)
                || currency.isEmpty()
                || kind == CashKind.NULL_VAL
                || !Bounds.isMoney(money)
                || moneyScale < FixedPoint.MIN_MONEY_SCALE
                || moneyScale > FixedPoint.MAX_MONEY_SCALE) {
            return false;
        }
        final Currency of = scopes.conversions.currency(currency, moneyScale);
        final Balance balance = scopes.account(account).balance(of);
        final long booked = of.unit().round(money);
        if (!balance.mayBook(isIncome(kind), booked)) {
            return false;
        }
        if (isIncome(kind)) {
            balance.earn(booked);
        } else {
            balance.move(booked);
        }
        return true;
    }

    private static boolean isIncome(final CashKind kind) {
        return kind == CashKind.FEE || kind == CashKind.INTEREST || kind == CashKind.FUNDING;
    }
}
