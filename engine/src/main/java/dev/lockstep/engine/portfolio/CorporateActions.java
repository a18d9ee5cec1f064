package dev.lockstep.engine.portfolio;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.Rounding;
import dev.lockstep.engine.instrument.InstrumentTable;
import dev.lockstep.engine.ring.Bounds;

/** Events that change every position in an instrument at once: splits, dividends, settlements and rolls. Each says whether it could be booked at all. */
final class CorporateActions {
    private final InstrumentTable<InstrumentHoldings> instruments;
    private final Scopes scopes;

    CorporateActions(final InstrumentTable<InstrumentHoldings> instruments, final Scopes scopes) {
        this.instruments = instruments;
        this.scopes = scopes;
    }

    boolean split(final int instrument, final long numerator, final long denominator, final long cashPrice) {
        if (!CorporateRules.isSplit(instruments, instrument, numerator, denominator, cashPrice)) {
            return false;
        }
        final InstrumentHoldings of = instruments.get(instrument);
        for (Holding holding = of.first(); holding != null; holding = holding.next) {
            if (!CorporateRules.isSplit(numerator, denominator, holding.gross())) {
                return false;
            }
        }
        of.prices().split(numerator, denominator);
        of.assess();
        for (Holding holding = of.first(); holding != null; holding = holding.next) {
            for (Line line = holding.firstLine(); line != null; line = line.next) {
                holding.begin(line);
                line.split(of.terms(), numerator, denominator, cashPrice);
                holding.end(line);
            }
        }
        return true;
    }

    boolean dividend(final int instrument, final long perUnit) {
        final InstrumentHoldings of = instruments.find(instrument);
        if (of == null || !mayPay(of, perUnit)) {
            return false;
        }
        for (Holding holding = of.first(); holding != null; holding = holding.next) {
            for (Line line = holding.firstLine(); line != null; line = line.next) {
                final long money = of.settlement().unit().dividend(of.terms(), perUnit, line.quantity());
                line.earn(money);
                holding.balance().earn(money);
            }
        }
        return true;
    }

    /** Whether every holder's money fits, whatever its lines come to one by one. */
    private static boolean mayPay(final InstrumentHoldings of, final long perUnit) {
        for (Holding holding = of.first(); holding != null; holding = holding.next) {
            if (!mayPay(of, holding, perUnit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayPay(final InstrumentHoldings of, final Holding holding, final long perUnit) {
        final long gross = holding.gross();
        // A dividend is worth what the quantity is at a price of so much, without the multiplier.
        if (!Bounds.isPrice(perUnit) || !isWithinMoney(of, perUnit, gross)) {
            return false;
        }
        final long most = of.settlement().unit().dividend(of.terms(), Math.abs(perUnit), gross);
        for (Line line = holding.firstLine(); line != null; line = line.next) {
            if (!Bounds.mayAdd(line.income(), most) || !Bounds.mayAdd(line.income(), -most)) {
                return false;
            }
        }
        return holding.balance().mayBook(true, most) && holding.balance().mayBook(true, -most);
    }

    private static boolean isWithinMoney(final InstrumentHoldings of, final long perUnit, final long gross) {
        final long divisor = ContractValue.productToMoney(of.terms());
        return Math.multiplyHigh(Math.abs(perUnit), gross) < divisor / 8
                && Bounds.isMoney(FixedPoint.multiplyDivide(Math.abs(perUnit), gross, divisor, Rounding.UP));
    }

    boolean settle(final int instrument, final long price) {
        if (!CorporateRules.isPrice(instruments, instrument, price)) {
            return false;
        }
        final InstrumentHoldings of = instruments.get(instrument);
        for (Holding holding = of.first(); holding != null; holding = holding.next) {
            if (!TradeValue.fits(of.terms(), price, holding.gross())) {
                return false;
            }
        }
        for (Holding holding = of.first(); holding != null; holding = holding.next) {
            for (Line line = holding.firstLine(); line != null; line = line.next) {
                holding.begin(line);
                line.closeAt(of.terms(), price);
                holding.end(line);
            }
        }
        return true;
    }

    boolean roll(final int fromInstrument, final int toInstrument, final long fromPrice, final long toPrice) {
        if (!CorporateRules.isRoll(instruments, fromInstrument, toInstrument, fromPrice, toPrice)) {
            return false;
        }
        final InstrumentHoldings from = instruments.get(fromInstrument);
        final InstrumentHoldings to = instruments.get(toInstrument);
        for (Holding holding = from.first(); holding != null; holding = holding.next) {
            final Holding other = to.find(holding.account());
            final long gross = other == null ? 0 : other.gross();
            if (!CorporateRules.isRoll(from.terms(), to.terms(), fromPrice, toPrice, holding.gross(), gross)) {
                return false;
            }
        }
        for (Holding holding = from.first(); holding != null; holding = holding.next) {
            for (Line line = holding.firstLine(); line != null; line = line.next) {
                if (line.quantities.held != 0 || line.quantities.heldShort != 0) {
                    roll(holding, line, from, to, fromPrice, toPrice);
                }
            }
        }
        return true;
    }

    private void roll(
            final Holding holding,
            final Line line,
            final InstrumentHoldings from,
            final InstrumentHoldings to,
            final long fromPrice,
            final long toPrice) {
        final long held = line.quantities.held;
        final long heldShort = line.quantities.heldShort;
        holding.begin(line);
        line.closeAt(from.terms(), fromPrice);
        holding.end(line);
        final Holding newHolding = to.holding(holding.account());
        final Line newLine = InstrumentHoldings.line(newHolding, line.strategy(), scopes);
        newHolding.begin(newLine);
        newLine.openAt(to.terms(), toPrice, held, heldShort);
        newHolding.end(newLine);
    }
}
