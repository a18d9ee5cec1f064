package dev.lockstep.engine.portfolio;

import dev.lockstep.engine.instrument.InstrumentTable;

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
        if (of == null) {
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

    boolean settle(final int instrument, final long price) {
        if (!CorporateRules.isPrice(instruments, instrument, price)) {
            return false;
        }
        final InstrumentHoldings of = instruments.get(instrument);
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
