package dev.lockstep.ops.report;

import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.engine.instrument.InstrumentTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folds fills into positions: of the account per instrument, as central risk does, and once more of each strategy by itself. Where strategies trade one
 * instrument against each other their realised profits differ from the account's, though profits in all do not.
 *
 * <p>A backtest starts flat; so does the ledger.
 */
final class TradeLedger {
    private final List<InstrumentTerms> terms = new ArrayList<>();
    private final SortedMap<Integer, TradeLine> byInstrument = new TreeMap<>();
    private final SortedMap<Integer, SortedMap<Integer, TradeLine>> byStrategy = new TreeMap<>();
    private BigDecimal profit = BigDecimal.ZERO;
    private long fills;

    /** Takes the terms of the next instrument, or changed ones of a known one; any other is none of the engine's either. */
    void define(final InstrumentDefinitionDecoder definition) {
        final int index = definition.instrument();
        if (index == terms.size()) {
            terms.add(InstrumentTerms.decode(definition));
        } else if (index >= 0 && index < terms.size()) {
            redefine(index, InstrumentTerms.decode(definition));
        }
    }

    private void redefine(final int index, final InstrumentTerms changed) {
        terms.set(index, changed);
        if (byInstrument.containsKey(index)) {
            byInstrument.get(index).redefine(changed);
        }
        byStrategy.values().stream().filter(lines -> lines.containsKey(index)).forEach(lines -> lines.get(index)
                .redefine(changed));
    }

    /**
     * Books a fill.
     *
     * @param update whose event is a fill
     */
    Fill fill(final long sequence, final long timeNs, final OrderUpdateDecoder update) {
        final int instrument = update.instrument();
        final int strategy = update.strategy();
        final TradeLine account = line(byInstrument, instrument);
        profit = profit.subtract(account.contribution());
        final long gain = account.fill(update);
        profit = profit.add(account.contribution());
        line(byStrategy.computeIfAbsent(strategy, index -> new TreeMap<>()), instrument)
                .fill(update);
        return new Fill(
                ++fills,
                sequence,
                timeNs,
                strategy,
                terms.get(instrument).symbol(),
                update.side(),
                account.decimalPrice(update.lastPrice()),
                account.decimalQuantity(update.lastQuantity()),
                update.liquidity(),
                account.money(update.fee()),
                account.money(gain),
                account.decimalQuantity(account.quantity()));
    }

    private TradeLine line(final SortedMap<Integer, TradeLine> lines, final int instrument) {
        return lines.computeIfAbsent(instrument, index -> new TradeLine(terms.get(index)));
    }

    /** Profit so far: realised, plus what is open at the price of the last fill in it, minus fees. */
    BigDecimal profit() {
        return profit;
    }

    /** Number of instruments that were defined. */
    int instruments() {
        return terms.size();
    }

    /** Instruments with fills, by index. */
    Collection<TradeLine> byInstrument() {
        return Collections.unmodifiableCollection(byInstrument.values());
    }

    /** Strategies with fills, by index; of each, its instruments by index. */
    SortedMap<Integer, SortedMap<Integer, TradeLine>> byStrategy() {
        return Collections.unmodifiableSortedMap(byStrategy);
    }
}
