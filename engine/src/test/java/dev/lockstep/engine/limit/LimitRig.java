package dev.lockstep.engine.limit;

import static dev.lockstep.engine.limit.LimitKey.ANY;
import static dev.lockstep.engine.testkit.Units.ONE;
import static dev.lockstep.engine.testkit.Units.row;
import static dev.lockstep.engine.testkit.Units.value;

import dev.lockstep.codecs.sbe.LimitChangeDecoder;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.engine.instrument.InstrumentTerms;
import dev.lockstep.engine.testkit.Commands;
import dev.lockstep.engine.testkit.Units;
import java.util.List;

/** Two accounts in money of 6 and 8 places, three strategies, two venues, the group of A and B, and instruments A, B and C; C is at the second venue. */
final class LimitRig {
    static final LimitScope SCOPE = new LimitScope(
            List.of(6, 8),
            3,
            2,
            List.of(new InstrumentGroup("ab", List.of("A", "B")), new InstrumentGroup("z", List.of())));
    static final int A = 0;
    static final int B = 1;
    static final int C = 2;
    static final RowKey EVERY = RowKey.EVERY_ORDER;

    static LimitTable table(final LimitRow... rows) {
        final LimitTable table = new LimitTable(List.of(rows), SCOPE);
        define(table);
        return table;
    }

    static void define(final LimitTable table) {
        table.define(A, Units.terms("A"));
        table.define(B, Units.terms("B"));
        table.define(C, atSecondVenue("C"));
    }

    static InstrumentTerms atSecondVenue(final String symbol) {
        final InstrumentTerms first = Units.terms(symbol);
        return new InstrumentTerms(
                symbol, first.kind(), "USD", "", "USD", 8, 1, MarketView.QUOTES, MarketView.QUOTES, true, 1, 1, 1, ONE);
    }

    static LimitRow collar(final int number, final RowKey key, final long bps) {
        return row("risk.limits[" + number + "]", key, value(LimitKind.COLLAR, bps));
    }

    static boolean change(final LimitTable table, final LimitKey key, final LimitKind kind, final long value) {
        return change(table, 17, key, kind, value, false);
    }

    static boolean clear(final LimitTable table, final LimitKey key, final LimitKind kind) {
        return change(table, 18, key, kind, 0, true);
    }

    static boolean change(
            final LimitTable table,
            final long commandId,
            final LimitKey key,
            final LimitKind kind,
            final long value,
            final boolean clear) {
        return table.change(new LimitChangeDecoder()
                .wrapAndApplyHeader(
                        Commands.limitChange(commandId, key, kind, value, clear, "ALICE"),
                        0,
                        new MessageHeaderDecoder()));
    }

    static RowKey keyOf(final int mask, final int account, final int strategy, final int group, final int venue) {
        return new RowKey(
                (mask & LimitKey.ACCOUNT) != 0 ? account : ANY,
                (mask & LimitKey.STRATEGY) != 0 ? strategy : ANY,
                (mask & LimitKey.INSTRUMENT) != 0 ? "A" : RowKey.ANY_SYMBOL,
                (mask & LimitKey.GROUP) != 0 ? group : ANY,
                (mask & LimitKey.VENUE) != 0 ? venue : ANY);
    }

    private LimitRig() {}
}
