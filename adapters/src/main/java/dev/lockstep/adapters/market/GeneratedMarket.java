package dev.lockstep.adapters.market;

import dev.lockstep.engine.instrument.InstrumentDirectory;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A market made up from a seed: random order flow meets a price-time book per instrument, and the books are published in the views that
 * the settings name. Equal seeds and settings give equal bytes on every JDK. One thread at a time; nothing is allocated per event.
 *
 * <p>An instrument starts, at the start time, with its definition, the orders of its first book, a depth snapshot and a quote, as
 * far as the views are wanted. Each event of the order flow then gives, in this order, executions and trades, the change of an
 * order, changed depth levels, and a quote if the top of the book changed. Books are never empty, locked or crossed after an event. Book
 * order ids and trade ids are unique within an instrument.
 */
public final class GeneratedMarket implements HistorySource {
    private final Outbox outbox;
    private final DueQueue markets;
    private final long endTimeNs;
    private final long maxMessages;
    private long messageTimeNs;
    private long delivered;

    /**
     * @param settings of the market
     * @param directory gives the instruments their indexes; those that it does not know are added to it, in the order of the settings, and
     *     their definitions are delivered
     */
    public GeneratedMarket(final GeneratedMarketSettings settings, final InstrumentDirectory directory) {
        final int mostOrders = settings.instruments().stream()
                .mapToInt(GeneratedInstrumentSettings::restingOrders)
                .max()
                .orElseThrow();
        outbox = new Outbox(1 + MarketFeed.maxMessages(OrderFlow.bookCapacity(mostOrders)));
        markets = new DueQueue(createMarkets(settings, directory, outbox));
        endTimeNs = settings.durationNs() == 0 ? NO_MORE : settings.startTimeNs() + settings.durationNs();
        maxMessages = settings.maxMessages() == 0 ? Long.MAX_VALUE : settings.maxMessages();
    }

    @Override
    public long nextTimeNs() {
        while (outbox.isEmpty()) {
            final InstrumentMarket market = markets.first();
            messageTimeNs = market.nextTimeNs();
            if (messageTimeNs >= endTimeNs) {
                return NO_MORE;
            }
            market.step();
            markets.firstHasMoved();
        }
        return delivered < maxMessages ? messageTimeNs : NO_MORE;
    }

    @Override
    public boolean deliver(final MessageSink sink) {
        if (!outbox.deliver(sink)) {
            return false;
        }
        delivered++;
        return true;
    }

    /** Messages delivered so far. */
    public long delivered() {
        return delivered;
    }

    /** Has nothing to close. */
    @Override
    public void close() {}

    private static InstrumentMarket[] createMarkets(
            final GeneratedMarketSettings settings, final InstrumentDirectory directory, final Outbox outbox) {
        final InstrumentMarket[] markets =
                new InstrumentMarket[settings.instruments().size()];
        for (int i = 0; i < markets.length; i++) {
            final GeneratedInstrumentSettings instrument =
                    settings.instruments().get(i);
            final int known = directory.indexOf(instrument.symbol());
            final int index = known >= 0 ? known : directory.add(instrument.terms());
            markets[i] =
                    new InstrumentMarket(instrument, index, known < 0, settings.seed(), settings.startTimeNs(), outbox);
        }
        Arrays.sort(markets, Comparator.comparingInt(InstrumentMarket::instrument));
        return markets;
    }
}
